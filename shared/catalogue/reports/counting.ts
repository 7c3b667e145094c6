import { peopleRoles } from "../choices.ts";
import type { Report } from "../schema.ts";
import { ask, countPerContest, hint } from "./fields.ts";

/** R7: the count of each box and its minutes. Due six hours after closing, a design choice. domain.md C and rules 3 to 5. */
export const counting: Report = {
  id: "R7",
  name: { fa: "شمارش آرا", en: "Counting" },
  formNo: null,
  schedule: {
    kind: "once",
    at: [
      {
        key: "main",
        anchor: "closing",
        offsetMinutes: 6 * 60,
        opensOffsetMinutes: 0,
        label: { fa: "شمارش", en: "Counting" },
      },
    ],
  },
  fields: [
    ask("note", "order", "نخست آرای خبرگان شمرده می‌شود، سپس مجلس.", "Count the Experts first, then the Majles."),
    countPerContest("papersInBox", "برگ رأی داخل صندوق", "Papers in the box"),
    countPerContest("invalidNotCounted", "باطله غیرمأخوذه", "Invalid, not counted", {
      ...hint(
        "صندوق بی‌پلمب، مازاد، زیر سن، شناسنامه جعلی، تکراری یا غایب، بی‌مهر، تهدید، برگ نادرست، رأی خریداری‌شده",
        "Unsealed box, excess, under age, forged, repeated or absent ID, no stamp, threat, wrong paper, bought vote",
      ),
    }),
    countPerContest("invalidCounted", "باطله مأخوذه", "Invalid, counted", {
      ...hint("سفید، ناخوانا، فقط نام‌های تأییدنشده", "Blank, illegible, only unapproved names"),
    }),
    ask("calculate", "votesCast", "آراء مأخوذه", "Votes cast", {
      perContest: true,
      calculation: "this.papersInBox - this.invalidNotCounted",
    }),
    countPerContest("valid", "آراء صحیح", "Valid votes"),
    ask("repeat", "candidates", "آرای نامزدها", "Votes of candidates", {
      perContest: true,
      required: true,
      fields: [
        ask("text", "code", "کد نامزد", "Candidate code"),
        ask("text", "name", "نام نامزد", "Candidate", { required: true }),
        ask("integer", "votes", "رأی", "Votes", {
          required: true,
          constraint: "value >= 0",
          constraintMessage: { fa: "این عدد نمی‌تواند منفی باشد.", en: "This figure cannot be negative." },
        }),
      ],
    }),
    ask("calculate", "candidatesTotal", "جمع آرای نامزدها", "Sum of candidates", {
      perContest: true,
      calculation: "this.candidates.map(c, c.votes).sum()",
    }),
    countPerContest("signatures", "تعداد امضای صورتجلسه", "Signatures on the minutes"),
    ask("repeat", "refusals", "خودداری از امضا", "Refusals to sign", {
      perContest: true,
      fields: [
        ask("select_one", "role", "سمت", "Role", { choices: peopleRoles, required: true }),
        ask("text", "reason", "علت", "Reason", { required: true }),
      ],
    }),
    ask("image", "minutesPhoto", "عکس صورتجلسه", "Photo of the minutes", { perContest: true, required: true }),
    ask("text", "remarks", "توضیحات", "Remarks", { perContest: true }),
  ],
  basis: "design",
  order: 7,
};
