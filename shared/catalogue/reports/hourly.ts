import type { Report } from "../schema.ts";
import { count, countPerContest, hint, remarks } from "./fields.ts";

/** R2: cumulative figures of the day, every hour. Turnout is told as ballots used. domain.md C. */
export const hourly: Report = {
  id: "R2",
  name: { fa: "گزارش ساعتی", en: "Hourly report" },
  formNo: null,
  schedule: { kind: "hourly", graceMinutes: 15 },
  fields: [
    count("idElectronic", "احراز هویت الکترونیکی", "Identity checks, electronic", {
      ...hint("از آغاز رأی‌گیری تا این ساعت", "From the start of voting until this hour"),
    }),
    count("idManual", "احراز هویت دستی", "Identity checks, manual", {
      ...hint("از آغاز رأی‌گیری تا این ساعت", "From the start of voting until this hour"),
    }),
    countPerContest("ballotsUsed", "تعرفه مصرف‌شده", "Ballots used"),
    countPerContest("ballotsSpoiled", "تعرفه ابطالی", "Ballots spoiled"),
    countPerContest("ballotsRemaining", "تعرفه باقیمانده", "Ballots remaining"),
    count("queue", "افراد در صف", "People in line", { required: false }),
    count("offlineMinutes", "دقیقه‌های بدون شبکه در این ساعت", "Minutes without network in this hour", {
      required: false,
      constraint: "value >= 0 && value <= 60",
      constraintMessage: { fa: "یک ساعت بیش از ۶۰ دقیقه نیست.", en: "An hour has no more than 60 minutes." },
    }),
    remarks,
  ],
  basis: "design",
  order: 2,
};
