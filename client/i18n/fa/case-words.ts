import { faFigure } from "../figures.ts";

/** What desk and tablet both say of a case. */
export const caseWords = {
  states: {
    logged: "ثبت‌شده",
    verifying: "راستی‌آزمایی",
    referred: "ارجاع‌شده",
    "under-review": "در رسیدگی",
    closed: "مختومه",
    unfounded: "بی‌اساس",
    mistaken: "ثبت اشتباهی یا آزمایشی",
  },
  addressees: {
    "executive-board": "هیأت اجرایی",
    "supervisory-board": "هیأت نظارت",
    prosecutor: "دادستان",
  },
  stateTo: (state: string, addressee: string) => `${state} به ${addressee}`,
  disputed: "مورد اختلاف",
  state: "وضعیت پرونده",
  disputedForBranch: "دو مسئول جدا از هم دو تصمیم گرفته‌اند؛ تا روشن شدن آن وضعیت پرونده قطعی نیست.",
  joinedElsewhere: "این گزارش با گزارشی از شعبه‌ای دیگر یک پرونده شده است. آنچه روی آن گزارش ثبت شود اینجا دیده نمی‌شود.",
  questions: {
    hint: "ستاد دربارهٔ تخلف پرسیده است",
    title: "پرسش‌های ستاد از شعبه",
    none: "پرسشی از شعبه نشده است.",
    open: "بی‌پاسخ",
    answered: "پاسخ داده شده",
    unreadable: "این نسخهٔ برنامه متن آن را نمی‌خواند.",
    answer: "پاسخ",
    waiting: (count: number) => `${faFigure(count)} پرسش بی‌پاسخ`,
  },
  answerDialog: {
    open: "پاسخ به این پرسش",
    title: "پاسخ به پرسش ستاد",
    text: "پاسخ بی‌شبکه هم ثبت می‌شود و با نخستین شبکه می‌رسد. پس از ثبت، پاک یا ویرایش نمی‌شود؛ می‌توان پاسخ دیگری افزود.",
    label: "پاسخ شما",
    needed: "پاسخ را بنویسید.",
    save: "ثبت پاسخ",
    done: "پاسخ ثبت شد",
  },
};
