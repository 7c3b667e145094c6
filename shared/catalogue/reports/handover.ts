import { receivers, yesNo } from "../choices.ts";
import type { Report } from "../schema.ts";
import { ask, hint, remarks } from "./fields.ts";

/** R8: box and papers leave the branch's hands. Due eight hours after closing, a design choice. domain.md C. */
export const handover: Report = {
  id: "R8",
  name: { fa: "تحویل صندوق و اسناد", en: "Handover" },
  formNo: null,
  schedule: {
    kind: "once",
    at: [
      {
        key: "main",
        anchor: "closing",
        offsetMinutes: 8 * 60,
        opensOffsetMinutes: 0,
        label: { fa: "تحویل", en: "Handover" },
      },
    ],
  },
  fields: [
    ask("text", "sealNumbers", "شماره پلمب‌ها", "Seal numbers", {
      perContest: true,
      required: true,
      ...hint("با ویرگول از هم جدا کنید", "Separate them by commas"),
    }),
    ask("select_one", "sealsIntact", "پلمب‌ها سالم است", "Seals intact", {
      choices: yesNo,
      required: true,
      constraint: 'value == "yes"',
      constraintMessage: { fa: "پلمب آسیب‌دیده را توضیح دهید.", en: "Explain the damaged seal." },
    }),
    ask("select_one", "receiver", "تحویل‌گیرنده", "Receiver", { choices: receivers, required: true }),
    ask("text", "receiverName", "نام و سمت تحویل‌گیرنده", "Receiver's name and post", { required: true }),
    ask("time", "handedOverAt", "ساعت تحویل", "Time of handover", { required: true }),
    remarks,
  ],
  basis: "design",
  order: 8,
};
