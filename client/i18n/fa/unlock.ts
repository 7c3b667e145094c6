import { faFigure } from "../figures.ts";

export const unlock = {
  title: "باز کردن تبلت",
  who: "چه کسی کار می‌کند؟",
  pin: "رمز خود را وارد کنید",
  other: "شخص دیگر",
  kept: "پیش‌نویس شما نگه داشته شده است.",
  wrong: (triesLeft: number) => `رمز درست نبود. ${faFigure(triesLeft)} بار دیگر می‌توانید بکوشید.`,
  locked: (duration: string) => `رمز چند بار نادرست وارد شد. ${duration} دیگر دوباره بکوشید.`,
  noPin: "برای این شخص رمزی روی این تبلت نیست.",
  offline: "بدون شبکه هم باز می‌شود.",
};
