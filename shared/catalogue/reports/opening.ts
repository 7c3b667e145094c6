import { lateReasons, yesNo } from "../choices.ts";
import type { Report } from "../schema.ts";
import { ask, countPerContest, hint, remarks } from "./fields.ts";

/** R1: the box is shown empty and sealed, voting begins. Due a quarter of an hour after opening. domain.md C. */
export const opening: Report = {
  id: "R1",
  name: { fa: "افتتاح شعبه", en: "Opening" },
  formNo: null,
  schedule: {
    kind: "once",
    at: [
      {
        key: "main",
        anchor: "opening",
        offsetMinutes: 15,
        opensOffsetMinutes: -60,
        label: { fa: "افتتاح", en: "Opening" },
      },
    ],
  },
  fields: [
    ask("time", "openedAt", "ساعت واقعی شروع رأی‌گیری", "Actual time voting began", { required: true }),
    ask("select_one", "lateReason", "علت تأخیر", "Reason for the delay", {
      choices: lateReasons,
      relevant: "this.openedAt > day.opening",
    }),
    ask("select_one", "boxEmpty", "صندوق خالی نشان داده شد", "Box shown empty", {
      choices: yesNo,
      required: true,
      constraint: 'value == "yes"',
      constraintMessage: { fa: "صندوق باید پیش از پلمب خالی باشد.", en: "The box must be empty before it is sealed." },
      ...hint("در برابر نماینده فرماندار و ناظر", "Before the governor's representative and the observer"),
    }),
    ask("text", "sealNumbers", "شماره پلمب‌ها", "Seal numbers", {
      perContest: true,
      required: true,
      ...hint("با ویرگول از هم جدا کنید", "Separate them by commas"),
    }),
    countPerContest("ballotsReceived", "تعرفه دریافتی", "Ballots received"),
    ask("text", "serialFrom", "سریال تعرفه از", "Serial from", { perContest: true }),
    ask("text", "serialTo", "سریال تعرفه تا", "Serial to", { perContest: true }),
    remarks,
  ],
  basis: "design",
  order: 1,
};
