import type { Report } from "../schema.ts";
import { ask, count, countPerContest, hint, remarks } from "./fields.ts";

/** R6: voting has ended; the totals of the day. Due half an hour after closing, a design choice. domain.md C. */
export const closing: Report = {
  id: "R6",
  name: { fa: "پایان رأی‌گیری", en: "Closing" },
  formNo: null,
  schedule: {
    kind: "once",
    at: [
      {
        key: "main",
        anchor: "closing",
        offsetMinutes: 30,
        opensOffsetMinutes: 0,
        label: { fa: "پایان", en: "Closing" },
      },
    ],
  },
  fields: [
    ask("time", "closedAt", "ساعت بستن درِ شعبه", "Time the doors closed", { required: true }),
    count("inLine", "افراد مانده در صف هنگام بستن", "People in line at closing", {
      ...hint("کسانی که در صف‌اند هنوز رأی می‌دهند", "Those already in line still vote"),
    }),
    ask("time", "lastVoterAt", "ساعت آخرین رأی‌دهنده", "Time of the last voter", { required: true }),
    count("idElectronic", "احراز هویت الکترونیکی، کل", "Identity checks, electronic, total"),
    count("idManual", "احراز هویت دستی، کل", "Identity checks, manual, total"),
    countPerContest("ballotsReceived", "تعرفه دریافتی، کل", "Ballots received, total", {
      ...hint("تحویل نخست و همه تحویل‌های بعدی، طبق رسیدها", "The first delivery and all later ones, from the receipts"),
    }),
    countPerContest("ballotsUsed", "تعرفه مصرف‌شده", "Ballots used"),
    countPerContest("ballotsSpoiled", "تعرفه ابطالی", "Ballots spoiled"),
    countPerContest("ballotsRemaining", "تعرفه باقیمانده", "Ballots remaining"),
    remarks,
  ],
  basis: "design",
  order: 6,
};
