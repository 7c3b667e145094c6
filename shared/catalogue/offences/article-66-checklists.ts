/** The checklist of each clause of Art. 66, by families of clauses that are documented alike. A design, no law: checklist-parts.ts. */
import type { ChecklistItem } from "../schema.ts";
import { action, number, paper, photo, place, position, scan, time, what, who, witness } from "./checklist-parts.ts";

const staff = [
  "branch-head",
  "deputy",
  "secretary",
  "governor-representative",
  "computer-user",
  "observer",
  "inspector",
];

const promise = (what: ChecklistItem): ChecklistItem[] => [
  what,
  who("چه کسانی، با چه سمتی، و چند نفر", "Who, in which role, and how many"),
  time,
  place,
  witness("گفتهٔ کسی که دید یا به او پیشنهاد شد", "The words of somebody who saw it, or to whom it was offered"),
  photo(
    "عکس از آنچه داده یا پخش شد (نه از چهرهٔ رأی‌دهنده)",
    "A photo of what was given or handed out (no voter's face)",
  ),
  action("چه کردید و به که خبر دادید", "What was done, and who was told"),
];

/** The document itself is not asked for: it would name a voter. */
const identity = (what: ChecklistItem): ChecklistItem[] => [
  what,
  who("چه کسی با چه سمتی آن را دریافت", "Who noticed it, in which role", staff),
  time,
  witness("گفتهٔ عضو شعبه‌ای که دید", "The words of a member of the branch who saw it"),
  paper("صورتجلسه‌ای که در آن نوشته شد", "The minutes in which it was written down"),
  action(
    "با مدرک و تعرفه چه شد: ضبط، تحویل، یا رأی داده شد",
    "What became of the document and the ballot: kept, handed on, or cast",
  ),
];

const prompting = (who: ChecklistItem): ChecklistItem[] => [
  what("چه گفته یا نشان داده شد، و چند بار", "What was said or shown, and how often"),
  who,
  time,
  place,
  witness("گفتهٔ کسی که شنید یا دید", "The words of somebody who heard or saw it"),
  photo("عکس از برگه یا نشانی که به کار رفت", "A photo of the paper or sign that was used"),
  action("تذکر داده شد؟ باز ایستاد؟", "Was a warning given? Did it stop?"),
];

const disturbance = (what: ChecklistItem): ChecklistItem[] => [
  what,
  who("چه کسانی، با چه سمتی، و چند نفر", "Who, in which role, and how many"),
  time,
  place,
  position,
  witness("گفتهٔ کسی که آنجا بود", "The words of somebody who was there"),
  photo("عکس یا فیلم، اگر بی‌خطر است", "A photo or video, if it is safe"),
  action(
    "نیروی انتظامی خبر شد؟ رأی‌گیری ایستاد؟ از کی تا کی؟",
    "Were the police called? Did voting stop? From when to when?",
  ),
];

const counting = (what: ChecklistItem): ChecklistItem[] => [
  what,
  who("چه کسانی به تعرفه یا صندوق دسترسی داشتند", "Who had access to the ballots or the box", staff),
  time,
  number(
    "serial",
    "شمارهٔ تعرفه‌هایی که کم، زیاد یا بیرون از ترتیب است",
    "Serial numbers of ballots missing, added or out of order",
  ),
  paper("صورتجلسه یا برگهٔ شمارش با عدد اصلی", "The minutes or tally with the figures in question"),
  witness("گفتهٔ نفر دومی که عددها را دید", "The words of a second person who saw the figures"),
  action("بازشماری شد؟ در صورتجلسه آمد؟", "Was it counted again? Is it in the minutes?"),
];

const papers = (what: ChecklistItem): ChecklistItem[] => [
  what,
  who("چه کسانی، با چه سمتی", "Who, in which role"),
  time,
  number("serial", "شمارهٔ برگه یا سند", "The number of the paper"),
  paper("تصویر برگه یا آنچه از آن مانده", "A picture of the paper, or of what is left of it"),
  witness("گفتهٔ کسی که دید", "The words of somebody who saw it"),
  action("سند اکنون کجاست و نزد کیست", "Where the paper is now, and who holds it"),
];

const seals: ChecklistItem[] = [
  what("کدام صندوق، و قفل یا پلمب چه وضعی داشت", "Which box, and the state of its lock or seal"),
  number("seal", "شمارهٔ پلمب که بود و که باید می‌بود", "The seal's number as found, and as it should be"),
  photo("عکس از قفل یا پلمب از نزدیک", "A close photo of the lock or seal"),
  time,
  who("چه کسانی حاضر بودند", "Who was present", staff),
  witness("گفتهٔ کسی که پلمب را پیش‌تر سالم دیده بود", "The words of somebody who had seen the seal whole"),
  scan("صورتجلسه‌ای که در آن نوشته شد", "The minutes in which it was written down"),
  action("صندوق اکنون کجاست؟ دوباره پلمب شد؟", "Where the box is now; was it sealed again?"),
];

const falseOffice: ChecklistItem[] = [
  what("خود را چه کسی معرفی کرد و چه خواست", "Whom they said they were, and what they asked for"),
  who("با چه سمت ادعایی، و چه کسی با او روبه‌رو شد", "The role that was claimed, and who dealt with them"),
  time,
  place,
  photo("عکس کارت یا حکمی که نشان داد", "A photo of the card or decree that was shown"),
  witness("گفتهٔ کسی که آنجا بود", "The words of somebody who was there"),
  action("سمت او از کجا پرسیده شد و پاسخ چه بود", "Where the claim was checked, and the answer"),
];

const general: ChecklistItem[] = [
  what("چه شد، به ترتیبی که دیدید", "What happened, in the order in which you saw it"),
  who("چه کسانی، با چه سمتی", "Who, in which role"),
  time,
  place,
  witness("گفتهٔ کسی که دید", "The words of somebody who saw it"),
  paper("عکس یا سندی از آن", "A photo or paper of it"),
  action("چه اقدامی شد", "What was done about it"),
];

/** By clause, from 1. */
export const article66Checklists: readonly ChecklistItem[][] = [
  promise(
    what("چه داده یا وعده شد، چه مقدار، برای رأی به که", "What was given or promised, how much, for a vote for whom"),
  ),
  identity(what("از کجا دانستید صاحب شناسنامه غایب است", "How it was known that the holder was absent")),
  promise(what("چه تهدید یا وعده‌ای، به چه کسانی، با چه واژه‌هایی", "Which threat or promise, to whom, in which words")),
  identity(what("چه چیز مدرک جعلی می‌نمود", "What of the document seemed forged")),
  identity(what("چه چیز با دارندهٔ مدرک نمی‌خواند", "What did not match the person who showed it")),
  identity(
    what(
      "از کجا دانستید پیش‌تر رأی داده: مهر، سامانه یا شاهد",
      "How an earlier vote was known: stamp, system or witness",
    ),
  ),
  prompting(who("چه کسانی، چند نفر، هوادار یا نمایندهٔ نامزد", "Who and how many: supporters or a candidate's agent")),
  disturbance(
    what("چه شد، چگونه آغاز شد و چه اثری بر رأی‌گیری داشت", "What happened, how it began, what it did to the voting"),
  ),
  counting(
    what("کدام عدد، چه بود و چه شد، در کدام انتخابات", "Which figure, what it was and became, in which election"),
  ),
  counting(what("چه کاری، در کدام مرحله، در کدام انتخابات", "What was done, at which stage, in which election")),
  papers(what("کدام برگه، چه در آن عوض شد", "Which paper, and what in it was changed")),
  prompting(who("کدام عضو شعبه، ناظر یا بازرس، با سمت", "Which member, observer or inspector, by role", staff)),
  papers(what("کدام سند، جعل، ربوده یا نابود شد و چگونه", "Which paper was forged, taken or destroyed, and how")),
  seals,
  papers(
    what(
      "کدام سند، از کجا به کجا رفت یا چه دستی در آن برده شد",
      "Which paper went from where to where, or what was done to it",
    ),
  ),
  disturbance(
    what("چه تهدیدی، با چه سلاحی یا بی‌سلاح، و به چه کسانی", "Which threat, with which weapon or none, against whom"),
  ),
  falseOffice,
  general,
];
