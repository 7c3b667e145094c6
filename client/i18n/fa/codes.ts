import { faFigure } from "../figures.ts";

export const codes = {
  show: {
    code: (number: number, count: number) => `کد ${faFigure(number)} از ${faFigure(count)}`,
    turn: "نمایش پیاپی",
    pause: "توقف",
    previous: "قبلی",
    next: "بعدی",
    goTo: "رفتن به کد",
  },
  scan: {
    start: "خواندن با دوربین",
    stop: "بستن دوربین",
    files: "خواندن از عکس کدها",
    view: "تصویر دوربین",
    comma: "، ",
    read: (read: number, count: number) => `${faFigure(read)} کد از ${faFigure(count)} کد خوانده شد`,
    left: (count: number) => `${faFigure(count)} کد مانده`,
    missing: (numbers: string, more: boolean) => `کدهای مانده: ${numbers}${more ? " و بیشتر" : ""}`,
    unreadFiles: "در این عکس‌ها کدی خوانده نشد؛ از نزدیک‌تر و بی‌بازتاب نور عکس بگیرید:",
    notices: {
      foreign: "این کد از کدهای امانت نیست یا از نسخهٔ دیگری است. چیزی از آن برداشته نشد.",
      misread: "کدها با هم نخواندند و کنار گذاشته شدند. همه را یک بار دیگر نشان دهید.",
      "new-message": "کدهای دیگری نشان داده شد؛ خواندن از نو آغاز شد.",
      "other-kind": "این کدها برای اینجا نیستند: رسید را تبلت می‌خواند و گزارش را فرمانداری. چیزی از آن برداشته نشد.",
    },
    problems: {
      refused: {
        title: "اجازهٔ دوربین داده نشده است",
        advice: "در تنظیمات مرورگر به این صفحه اجازهٔ دوربین بدهید، یا از کدها عکس بگیرید و عکس‌ها را انتخاب کنید.",
      },
      absent: {
        title: "دوربینی پیدا نشد",
        advice: "دوربین را وصل کنید، یا با تلفن از کدها عکس بگیرید و عکس‌ها را انتخاب کنید.",
      },
      busy: {
        title: "دوربین باز نشد",
        advice: "شاید برنامهٔ دیگری آن را گرفته است. آن را ببندید و دوباره بکوشید.",
      },
    },
  },
};
