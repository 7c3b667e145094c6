/**
 * The seven consistency rules of domain.md C (legal basis Art. 19, algebra a design choice), and behind them the plausibility
 * warnings: figures that may be right and are seldom so. Names: rule-context.ts. A broken rule is shown and asks for an
 * explanation; it never blocks saving.
 */
import { firstPlausibilityNumber } from "./evaluate-rules.ts";
import type { Rule } from "./schema.ts";

type Part = Omit<Rule, "basis" | "message"> & { fa: string; en: string };

const parts: Part[] = [
  {
    id: "rule-1-balance",
    number: 1,
    scope: "contest",
    reports: ["R6"],
    fields: ["ballotsReceived", "ballotsUsed", "ballotsSpoiled", "ballotsRemaining"],
    expression: "this.ballotsReceived == this.ballotsUsed + this.ballotsSpoiled + this.ballotsRemaining",
    severity: "critical",
    fa: "تعرفه دریافتی باید برابر مجموع مصرف‌شده، ابطالی و باقیمانده باشد.",
    en: "Ballots received must equal used, spoiled and remaining together.",
  },
  {
    id: "rule-1-deliveries",
    number: 1,
    scope: "contest",
    reports: ["R6"],
    fields: ["ballotsReceived"],
    expression: "this.ballotsReceived == day.delivered",
    severity: "critical",
    fa: "تعرفه دریافتی با مجموع تحویل‌ها (افتتاح و تحویل‌های بعدی) برابر نیست.",
    en: "Ballots received differ from the sum of the deliveries (opening and later ones).",
  },
  {
    id: "rule-1-hourly",
    number: 1,
    scope: "contest",
    reports: ["R2"],
    fields: ["ballotsUsed", "ballotsSpoiled", "ballotsRemaining"],
    expression: "day.delivered == this.ballotsUsed + this.ballotsSpoiled + this.ballotsRemaining",
    severity: "warning",
    fa: "مجموع مصرف‌شده، ابطالی و باقیمانده با تعرفه تحویلی تا این ساعت برابر نیست.",
    en: "Used, spoiled and remaining together differ from the ballots delivered so far.",
  },
  {
    id: "rule-2-within-checked",
    number: 2,
    scope: "contest",
    reports: ["R2", "R6"],
    fields: ["ballotsUsed", "idElectronic", "idManual"],
    expression: "this.ballotsUsed <= this.idElectronic + this.idManual",
    severity: "warning",
    fa: "تعرفه مصرف‌شده بیش از افراد احراز هویت‌شده است.",
    en: "More ballots were used than people were checked.",
  },
  {
    id: "rule-2-equals-checked",
    number: 2,
    scope: "contest",
    reports: ["R2", "R6"],
    fields: ["ballotsUsed", "idElectronic", "idManual"],
    expression: "this.ballotsUsed >= this.idElectronic + this.idManual",
    severity: "info",
    fa: "برخی از افراد احراز هویت‌شده این تعرفه را نگرفته‌اند.",
    en: "Some of those who were checked did not take this ballot.",
  },
  {
    id: "rule-3-excess",
    number: 3,
    scope: "contest",
    reports: ["R6", "R7"],
    fields: ["papersInBox", "ballotsUsed"],
    expression: "day.papersInBox <= day.ballotsUsed",
    severity: "critical",
    fa: "برگ‌های داخل صندوق بیش از تعرفه مصرف‌شده است.",
    en: "There are more papers in the box than ballots used.",
  },
  {
    id: "rule-3-excess-not-counted",
    number: 3,
    scope: "contest",
    reports: ["R7"],
    fields: ["papersInBox", "invalidNotCounted"],
    expression: "this.papersInBox <= day.ballotsUsed || this.invalidNotCounted >= this.papersInBox - day.ballotsUsed",
    severity: "critical",
    fa: "برگ‌های مازاد بر تعرفه مصرف‌شده باید باطله غیرمأخوذه شمرده شود.",
    en: "Papers in excess of the ballots used must be among the invalid, not counted.",
  },
  {
    id: "rule-3-shortfall",
    number: 3,
    scope: "contest",
    reports: ["R6", "R7"],
    fields: ["papersInBox", "ballotsUsed"],
    expression: "day.papersInBox >= day.ballotsUsed",
    severity: "warning",
    fa: "برگ‌های داخل صندوق کمتر از تعرفه مصرف‌شده است (برگ رأی بیرون برده شده).",
    en: "There are fewer papers in the box than ballots used (a ballot was taken away).",
  },
  {
    id: "rule-4-cast",
    number: 4,
    scope: "contest",
    reports: ["R7"],
    fields: ["papersInBox", "invalidNotCounted"],
    expression: "this.invalidNotCounted <= this.papersInBox",
    severity: "critical",
    fa: "باطله غیرمأخوذه بیش از برگ‌های داخل صندوق است.",
    en: "The invalid, not counted, exceed the papers in the box.",
  },
  {
    id: "rule-4-valid",
    number: 4,
    scope: "contest",
    reports: ["R7"],
    fields: ["valid", "papersInBox", "invalidNotCounted", "invalidCounted"],
    expression: "this.valid == this.votesCast - this.invalidCounted",
    severity: "critical",
    fa: "آراء صحیح باید برابر آراء مأخوذه منهای باطله مأخوذه باشد.",
    en: "Valid votes must equal votes cast less the invalid, counted.",
  },
  {
    id: "rule-5-one-seat",
    number: 5,
    scope: "contest",
    reports: ["R7"],
    fields: ["candidates", "valid"],
    expression: "seats != 1 || this.candidatesTotal == this.valid",
    severity: "critical",
    fa: "در حوزه یک‌نماینده‌ای جمع آرای نامزدها باید برابر آراء صحیح باشد.",
    en: "With one seat the candidates' votes must add up to the valid votes.",
  },
  {
    id: "rule-5-at-least-valid",
    number: 5,
    scope: "contest",
    reports: ["R7"],
    fields: ["candidates", "valid"],
    expression: "seats == 1 || this.candidatesTotal >= this.valid",
    severity: "critical",
    fa: "جمع آرای نامزدها کمتر از آراء صحیح است؛ هر برگ صحیح دست‌کم یک نام دارد.",
    en: "The candidates' votes are fewer than the valid votes; each valid paper holds at least one name.",
  },
  {
    id: "rule-5-at-most-seats",
    number: 5,
    scope: "contest",
    reports: ["R7"],
    fields: ["candidates", "valid"],
    expression: "seats == 1 || this.candidatesTotal <= seats * this.valid",
    severity: "critical",
    fa: "جمع آرای نامزدها بیش از آراء صحیح ضرب در شمار کرسی‌هاست.",
    en: "The candidates' votes exceed the valid votes times the seats.",
  },
  {
    id: "rule-5-each-candidate",
    number: 5,
    scope: "contest",
    reports: ["R7"],
    fields: ["candidates", "valid"],
    expression: "this.candidates.all(candidate, candidate.votes <= this.valid)",
    severity: "critical",
    fa: "رأی یک نامزد بیش از آراء صحیح است.",
    en: "A candidate has more votes than there are valid votes.",
  },
  ...neverFalls("contest", "ballotsUsed", "تعرفه مصرف‌شده", "Ballots used"),
  ...neverFalls("contest", "ballotsSpoiled", "تعرفه ابطالی", "Ballots spoiled"),
  ...neverFalls("branch", "idElectronic", "احراز هویت الکترونیکی", "Electronic identity checks"),
  ...neverFalls("branch", "idManual", "احراز هویت دستی", "Manual identity checks"),
  {
    id: "rule-6-remaining",
    number: 6,
    scope: "contest",
    reports: ["R2", "R6"],
    fields: ["ballotsRemaining"],
    expression: "this.ballotsRemaining <= day.previous.ballotsRemaining + day.delivered - day.previous.delivered",
    severity: "critical",
    fa: "تعرفه باقیمانده بدون تحویل ثبت‌شده افزایش یافته است.",
    en: "The remaining ballots rose without a delivery on record.",
  },
  {
    id: "rule-7-open-before-hourly",
    number: 7,
    scope: "branch",
    reports: ["R1", "R2"],
    fields: ["openedAt"],
    expression: "day.openedAt <= day.firstHourlyAt",
    severity: "warning",
    fa: "شروع رأی‌گیری پس از نخستین گزارش ساعتی ثبت شده است.",
    en: "Voting is said to have begun after the first hourly report.",
  },
  {
    id: "rule-7-hourly-before-close",
    number: 7,
    scope: "branch",
    reports: ["R2", "R6"],
    fields: ["closedAt"],
    expression: "day.firstHourlyAt < day.closedAt",
    severity: "warning",
    fa: "بستن شعبه پیش از نخستین گزارش ساعتی ثبت شده است.",
    en: "The doors are said to have closed before the first hourly report.",
  },
  {
    id: "rule-7-ten-hours",
    number: 7,
    scope: "branch",
    reports: ["R1", "R6"],
    fields: ["openedAt", "closedAt"],
    expression: "day.closedAt - day.openedAt >= 600",
    severity: "warning",
    fa: "رأی‌گیری کمتر از ده ساعت بوده است.",
    en: "Voting lasted less than ten hours.",
  },
];

/** Rule 6: a cumulative figure is never below that of the last earlier hourly report. */
function neverFalls(scope: Rule["scope"], field: string, fa: string, en: string): Part[] {
  return [
    {
      id: `rule-6-${field.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`,
      number: 6,
      scope,
      reports: ["R2", "R6"],
      fields: [field],
      expression: `this.${field} >= day.previous.${field}`,
      severity: "warning",
      fa: `${fa} از گزارش پیشین کمتر شده است؛ این عدد از آغاز روز جمع می‌شود.`,
      en: `${en} fell below the earlier report; the figure counts from the start of the day.`,
    },
  ];
}

/**
 * No law says them. Their numbers begin behind those of the seven rules. An expression in `!(…)` compares products, which
 * would tell nobody anything beside the message.
 */
const plausibility: Part[] = [
  {
    id: "plausibility-invalid",
    number: firstPlausibilityNumber,
    scope: "contest",
    reports: ["R7"],
    fields: ["invalidNotCounted", "invalidCounted"],
    expression:
      "!(this.papersInBox > 0 && (this.invalidNotCounted + this.invalidCounted) * 100 >= this.papersInBox * 3)",
    severity: "warning",
    fa: "آراء باطله و سفید ۳ درصد برگ‌های صندوق یا بیشتر است.",
    en: "Blank and invalid papers are 3 % of the papers in the box or more.",
  },
  {
    id: "plausibility-voters",
    number: firstPlausibilityNumber + 1,
    scope: "contest",
    reports: ["R7"],
    fields: ["papersInBox"],
    expression:
      "!(this.papersInBox - day.voters >= 15 || day.voters - this.papersInBox >= 15 || " +
      "(this.papersInBox != day.voters && ((this.papersInBox - day.voters) * 100 >= day.voters * 2 || " +
      "(day.voters - this.papersInBox) * 100 >= day.voters * 2)))",
    severity: "warning",
    fa: "برگ‌های صندوق با شمار رأی‌دهندگان (احراز هویت‌شدگان) ۱۵ برگ یا ۲ درصد یا بیشتر فرق دارد.",
    en: "The papers in the box differ from the voters (people checked) by 15 papers or 2 %, or more.",
  },
  {
    id: "plausibility-no-votes",
    number: firstPlausibilityNumber + 2,
    scope: "contest",
    reports: ["R7"],
    fields: ["papersInBox"],
    expression: "!(this.papersInBox == 0)",
    severity: "warning",
    fa: "هیچ رأیی در صندوق نیست (۰ برگ).",
    en: "There is not a single vote in the box (0 papers).",
  },
  {
    id: "plausibility-received",
    number: firstPlausibilityNumber + 3,
    scope: "contest",
    reports: ["R7"],
    fields: ["papersInBox"],
    expression: "this.papersInBox <= day.delivered",
    severity: "warning",
    fa: "برگ‌های داخل صندوق بیش از همهٔ تعرفه‌های دریافتی شعبه است.",
    en: "There are more papers in the box than ballots the branch ever received.",
  },
  // Its last alternative follows from the others, and shows the two figures that are compared.
  {
    id: "plausibility-past",
    number: firstPlausibilityNumber + 4,
    scope: "contest",
    reports: ["R7"],
    fields: ["papersInBox"],
    expression:
      "(this.papersInBox - day.past.expected < 50 && day.past.expected - this.papersInBox < 50) || " +
      "((this.papersInBox - day.past.expected) * 100 < day.past.expected * 40 && " +
      "(day.past.expected - this.papersInBox) * 100 < day.past.expected * 40) || " +
      "this.papersInBox == day.past.expected",
    severity: "warning",
    fa: "برگ‌های صندوق با آنچه از مشارکت همین شعبه در انتخابات پیشین برمی‌آید ۴۰ درصد و دست‌کم ۵۰ برگ فرق دارد.",
    en: "The papers in the box differ from what this branch's turnout in the election before suggests by 40 % and at least 50 papers.",
  },
  {
    id: "plausibility-past-blank",
    number: firstPlausibilityNumber + 5,
    scope: "contest",
    reports: ["R7"],
    fields: ["invalidNotCounted", "invalidCounted"],
    expression:
      "!(this.papersInBox > 0 && " +
      "(this.invalidNotCounted + this.invalidCounted) * day.past.votes >= day.past.blank * this.papersInBox * 2 && " +
      "(this.invalidNotCounted + this.invalidCounted - 10) * day.past.votes >= day.past.blank * this.papersInBox)",
    severity: "warning",
    fa: "سهم آراء باطله و سفید دو برابر انتخابات پیشین همین شعبه یا بیشتر است، و دست‌کم ۱۰ برگ بیشتر.",
    en: "The share of blank and invalid papers is twice that of this branch in the election before or more, and at least 10 papers more.",
  },
];

export const consistencyRules: Rule[] = [...parts, ...plausibility].map(({ fa, en, ...part }) => ({
  ...part,
  message: { fa, en },
  basis: "design",
}));
