import { faFigure } from "../figures.ts";

export const checklist = {
  title: "مستندسازی",
  count: (done: number, total: number) => `${faFigure(done)} از ${faFigure(total)}`,
  whole: "هرچه این گزارش برای پیگیری لازم دارد گفته شده است.",
  design: "پیشنهاد امانت برای گزارشی که بتوان پیگیری کرد؛ متن قانون نیست و ثبت بدون آن هم ممکن است.",
  open: "گفته نشده",
  done: "گفته شده",
  all: (total: number) => `دیدن هر ${faFigure(total)} مورد`,
  fewer: "فقط چند مورد نخستِ مانده",
};
