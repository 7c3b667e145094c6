/** Where papers are reached from. */
export const paperLinks = {
  label: "برگه‌ها",
  "violation-report": "چاپ گزارش",
  "referral-letter": "چاپ نامهٔ ارجاع",
  "complaint-receipt": "چاپ رسید شکایت",
  minutes: "چاپ صورتجلسه",
  check: "بررسی برگهٔ چاپ‌شده",
};
