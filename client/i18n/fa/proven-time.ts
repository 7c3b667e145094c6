export const provenTime = {
  claimed: "تبلت می‌گوید",
  received: "سرور دریافت کرد",
  proven: "اثبات‌شده",
  notReceived: "هنوز به سرور نرسیده",
  provenBetween: (after: string, before: string) => `پس از ${after} و پیش از ${before}`,
  provenWithin: (minute: string) => `در ${minute}`,
  provenBefore: (before: string) => `پیش از ${before}`,
  provenAfter: (after: string) => `پس از ${after}`,
  provenNothing: "هنوز چیزی اثبات نشده است",
  clocks: {
    consistent: "ساعت تبلت با سرور می‌خواند",
    contradicted: "ساعت تبلت با سرور نمی‌خواند",
    unproven: "تبلت پیش از ثبت با سرور تماسی نداشته است",
  },
  /** In a line: what the tablet says, and what its clock is worth. */
  inLine: {
    consistent: (time: string) => `${time} به ساعت تبلت`,
    contradicted: (time: string) => `${time} به ساعت تبلت که با سرور نمی‌خواند`,
    unproven: (time: string) => `${time} به ساعت تبلت، بی‌گواه`,
  },
  inLineProven: (interval: string) => `اثبات‌شده ${interval}`,
};
