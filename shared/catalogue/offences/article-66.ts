/**
 * Art. 66 of the Majles Election Act, clauses 1 to 18, with the penalty groups of Arts 75 to 77 and a severity scale of
 * our own. Source: domain.md D. The full wording was not seen for clauses 15, 17 and 18: `toBeVerified` marks them.
 */
import type { Offence } from "../schema.ts";
import { article66Checklists } from "./article-66-checklists.ts";

type Clause = readonly [
  fa: string,
  en: string,
  penaltyGroup: Offence["penaltyGroup"],
  severity: Offence["severity"],
  synonyms: string,
];

const clauses: Clause[] = [
  [
    "خرید و فروش رأی",
    "Vote trading",
    "P1",
    "high",
    "خرید رای، فروش رای، پول دادن، پول گرفتن، رشوه، تراول، کارت هدیه، پخش پول، معامله رای، خریدن رای، عکس گرفتن از رای، گوشی در باجه، buying votes، selling votes، money، cash، bribe",
  ],
  [
    "رأی دادن با شناسنامه غایب",
    "Voting with an absent person's identity document",
    "P1",
    "high",
    "شناسنامه فوت شده، شناسنامه مرده، متوفی، شخص غایب، کسی که نیامده، کارت ملی غایب، dead voter، absent voter، id of absent",
  ],
  [
    "تهدید یا تطمیع رأی‌دهنده",
    "Threat or inducement",
    "P1",
    "high",
    "تهدید، تطمیع، ترساندن، وعده پول، وعده کار، شام انتخاباتی، شام دادن، ناهار، نذری، اتوبوس رایگان، سرویس رایگان، زور، اجبار رای، فشار، threatening voter، promise، gift، coercion",
  ],
  [
    "رأی دادن با شناسنامه جعلی",
    "Voting with a forged identity document",
    "P1",
    "high",
    "شناسنامه جعلی، کارت ملی جعلی، مدرک تقلبی، سند هویت ساختگی، هویت جعلی، fake id، forged id، false document",
  ],
  [
    "رأی دادن با شناسنامه دیگری",
    "Voting with another person's identity document",
    "P1",
    "high",
    "شناسنامه دیگری، کارت ملی دیگران، به جای دیگری، به نام کس دیگر، عکس مطابقت ندارد، شناسنامه همسر، شناسنامه برادر، شناسنامه خواهر، کارت ملی همسر، another id، someone else، impersonation، borrowed id",
  ],
  [
    "رأی دادن بیش از یک بار",
    "Voting more than once",
    "P1",
    "high",
    "رأی تکراری، دو بار رای، چند بار رای، رای مجدد، رای دوباره، مهر خورده شناسنامه، repeat voting، double voting، twice، duplicate",
  ],
  [
    "توصیه نامزد معین توسط افراد متفرقه در محل شعبه",
    "Prompting voters at the branch by outsiders",
    "P1",
    "medium",
    "توصیه به رای، معرفی نامزد در شعبه، تبلیغ جلوی شعبه، تبلیغ در شعبه، تبلیغ در صف، هواداران، طرفداران، نوشتن رای برای دیگران، پر کردن برگ رای، نوشتن رای بیسواد، نوشتن رای سالمند، راهنمایی رای، prompting، supporters، telling who to vote، writing for voter",
  ],
  [
    "اخلال در امر انتخابات",
    "Disrupting the election",
    "P1",
    "high",
    "درگیری، دعوا، دعوا جلوی شعبه، کتک کاری، زد و خورد، شلوغ کردن، بی نظمی، تجمع، جلوگیری از رای، حمله به شعبه، به هم زدن، اغتشاش، قطع برق عمدی، disruption، fight، brawl، blocking voters، riot",
  ],
  [
    "کم و زیاد کردن آرا یا تعرفه‌ها",
    "Adding or removing votes or ballots",
    "P2",
    "critical",
    "کم کردن رای، زیاد کردن رای، کسری تعرفه، اضافه تعرفه، برداشتن تعرفه، دستکاری آمار، گم شدن تعرفه، altering numbers، ballot stuffing، missing ballots، extra votes",
  ],
  [
    "تقلب در رأی‌گیری و شمارش آرا",
    "Fraud in voting or counting",
    "P2",
    "critical",
    "تقلب، دستکاری شمارش، خواندن اشتباه عمدی، پر کردن صندوق، رای ریختن، رای نوشتن اعضا، شمارش نادرست، fraud، cheating، rigging، miscount، stuffing",
  ],
  [
    "تزویر در تعرفه، برگ رأی، صورتجلسه و اوراق انتخاباتی",
    "Falsifying ballots, minutes or election papers",
    "P2",
    "critical",
    "تزویر، تغییر صورتجلسه، صورتجلسه ساختگی، خط خوردگی صورتجلسه، امضای جعلی، برگ رای تقلبی، عدد عوض شده، falsified minutes، fake ballots، changed figures، false papers",
  ],
  [
    "توصیه نامزد معین توسط عضو شعبه، ناظر یا بازرس",
    "Prompting voters by branch members, observers or inspectors",
    "P2",
    "high",
    "عضو شعبه توصیه، رئیس شعبه تبلیغ، ناظر توصیه، بازرس جانبداری، جانبداری، بی طرفی نقض، منشی رای نوشت، partiality، official prompting، staff telling voters، bias",
  ],
  [
    "جعل، ربودن یا معدوم کردن اوراق و اسناد انتخاباتی",
    "Forging, stealing or destroying election papers",
    "P2",
    "critical",
    "جعل سند، ربودن صندوق، دزدیدن صندوق، سرقت تعرفه، سوزاندن، پاره کردن برگ رای، از بین بردن، آتش زدن صندوق، stealing box، burning، destroying ballots، theft",
  ],
  [
    "شکستن قفل، محو یا شکستن لاک و مهر",
    "Breaking locks or seals",
    "P2",
    "critical",
    "شکستن پلمب، پلمب باز، پلمب پاره، باز کردن صندوق، قفل شکسته، مهر و موم شکسته، صندوق بی پلمب، پلمب ندارد، پلمپ، پلمپ شکسته، broken seal، open box، seal missing، lock broken",
  ],
  [
    "جابه‌جایی، دخل و تصرف یا معدوم نمودن اوراق و اسناد",
    "Moving or tampering with papers",
    "P2",
    "critical",
    "جابجایی صندوق، بردن صندوق، دخل و تصرف، دست بردن در اسناد، خروج تعرفه، انتقال اسناد، moving box، tampering، taking papers out",
  ],
  [
    "ایجاد رعب و وحشت با سلاح یا بدون سلاح",
    "Intimidation, armed or unarmed",
    "P3",
    "critical",
    "رعب، وحشت، سلاح، اسلحه، چاقو، تهدید با چاقو، تهدید با سلاح، تفنگ، تیراندازی، مسلح، قمه، ارعاب، weapon، gun، knife، shooting، armed، intimidation",
  ],
  [
    "دخالت در امور انتخابات با سمت مجعول",
    "Interfering under a false office",
    null,
    "high",
    "سمت جعلی، کارت جعلی، مأمور قلابی، بازرس قلابی، ناظر جعلی، حکم جعلی، لباس فرم تقلبی، خود را جا زدن، false office، fake inspector، fake card، impostor",
  ],
  [
    "بند ۱۸ ماده ۶۶ (متن دیده نشده است)",
    "Clause 18 of Art. 66 (text not seen)",
    "P2",
    null,
    "بند هجده، سایر جرایم، clause eighteen",
  ],
];

/** Clauses whose wording or penalty rests on analogy or general knowledge: domain.md "Doubtful". */
const doubtful = new Set([15, 17, 18]);

/** By clause, from 1. */
const families =
  "pressure identity pressure identity identity identity prompting disturbance count count papers prompting papers seals papers disturbance disturbance other".split(
    " ",
  );

export const article66: Offence[] = clauses.map(([fa, en, penaltyGroup, severity, synonyms], index) => {
  const clause = index + 1;
  return {
    id: `art66-${String(clause).padStart(2, "0")}`,
    kind: "offence",
    article: "66",
    clause,
    name: { fa, en },
    penaltyGroup,
    severity,
    synonyms: synonyms.split("، "),
    family: families[index]!,
    checklist: article66Checklists[index]!,
    basis: "law",
    toBeVerified: doubtful.has(clause),
    order: clause,
  };
});
