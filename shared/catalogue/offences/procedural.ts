/** Procedural problems that are no crime. List and severity are design choices: domain.md D. */
import type { Offence } from "../schema.ts";
import { proceduralChecklists } from "./other-checklists.ts";

type Problem = readonly [
  id: keyof typeof proceduralChecklists,
  fa: string,
  en: string,
  severity: Offence["severity"],
  synonyms: string,
];

const problems: Problem[] = [
  [
    "procedural-late-opening",
    "تأخیر در افتتاح شعبه",
    "Late opening",
    "medium",
    "دیر باز شدن، شعبه باز نشده، دیر شروع، بسته بودن شعبه، تاخیر شروع رای گیری، late start، not open، delay، closed branch",
  ],
  [
    "procedural-ballot-shortage",
    "کمبود تعرفه",
    "Ballot shortage",
    "high",
    "تمام شدن تعرفه، تعرفه تمام شد، تعرفه نداریم، کم آمدن تعرفه، نرسیدن تعرفه، برگ رای تمام، out of ballots، no ballots، shortage",
  ],
  [
    "procedural-missing-staff",
    "نبود عضو شعبه یا نداشتن حکم",
    "Missing staff or decree",
    "medium",
    "غیبت عضو، نیامدن منشی، بدون حکم، حکم ندارد، کمبود نیرو، غایب بودن ناظر، absent staff، no decree، missing member",
  ],
  [
    "procedural-expired-card",
    "کارت منقضی یا نامعتبر",
    "Expired or invalid card",
    "low",
    "کارت منقضی، کارت شناسایی، کارت نماینده، کارت اشتباه، کارت بی اعتبار، expired card، wrong card، badge",
  ],
  [
    "procedural-device-failure",
    "خرابی دستگاه یا سامانه",
    "Device failure",
    "medium",
    "خرابی دستگاه، قطع سامانه، سیستم قطع، سامانه باز نمی شود، قطع اینترنت، اینترنت ندارد، برق رفت، لپ تاپ، بارکدخوان، قطع برق، هنگ کردن، احراز هویت قطع، device down، system down، laptop، power cut، internet",
  ],
  [
    "procedural-agent-obstructed",
    "جلوگیری از حضور یا کار نماینده نامزد",
    "Candidate agent obstructed",
    "high",
    "راه ندادن نماینده، اخراج نماینده، نماینده کاندیدا، بیرون کردن ناظر، agent expelled، agent refused، obstructed",
  ],
  [
    "procedural-wrong-minutes",
    "صورتجلسه نادرست یا ناقص",
    "Wrong or incomplete minutes",
    "high",
    "صورتجلسه ناقص، صورتجلسه اشتباه، امضا نشده، امضا نکردن صورتجلسه، مغایرت، جمع اشتباه، اشتباه ثبت، wrong minutes، unsigned، discrepancy، incomplete",
  ],
  [
    "procedural-unstamped-ballots",
    "برگ رأی بدون مهر انتخابات",
    "Unstamped ballots",
    "high",
    "بدون مهر، مهر نخورده، مهر نزده، مهر ندارد، مهر انتخابات، برگ بی مهر، unstamped، no stamp",
  ],
  [
    "procedural-leftover-campaign",
    "باقی ماندن آثار تبلیغاتی در شعبه",
    "Leftover campaign material at the branch",
    "low",
    "پوستر جلوی شعبه، عکس نامزد روی دیوار، پاک نشدن تبلیغات، بنر نزدیک شعبه، leftover posters، material at branch",
  ],
];

/** What may also be told as an offence of another list. */
const families: { readonly [Id in Problem[0]]?: string } = {
  "procedural-wrong-minutes": "count",
  "procedural-unstamped-ballots": "papers",
  "procedural-leftover-campaign": "campaign",
};

export const proceduralProblems: Offence[] = problems.map(([id, fa, en, severity, synonyms], index) => ({
  id,
  kind: "procedural",
  article: null,
  clause: null,
  name: { fa, en },
  penaltyGroup: null,
  severity,
  synonyms: synonyms.split("، "),
  ...(families[id] && { family: families[id] }),
  checklist: proceduralChecklists[id],
  basis: "design",
  toBeVerified: false,
  order: 200 + index,
}));
