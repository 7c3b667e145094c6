/** The checklists of campaign rules and of procedural problems, by families. A design, no law: checklist-parts.ts. */
import type { ChecklistItem } from "../schema.ts";
import { action, number, paper, photo, place, position, time, what, who, witness } from "./checklist-parts.ts";

/** Something that can be seen and photographed where it is. */
const material = (what: ChecklistItem): ChecklistItem[] => [
  what,
  photo("عکس از دور و نزدیک", "Photos from near and from afar"),
  time,
  place,
  position,
  who("چه کسانی آن را آوردند یا پخش کردند، اگر دیده شد", "Who brought or spread it, if that was seen"),
  action("برداشته شد؟ تذکر داده شد؟", "Was it removed? Was a warning given?"),
];

const vehicle: ChecklistItem[] = [
  what("چه خودروهایی، چند تا، چه پخش می‌کردند و به سود که", "Which vehicles, how many, what they played, for whom"),
  photo("عکس یا فیلم", "A photo or video"),
  number("other", "شمارهٔ پلاک", "A number plate"),
  time,
  place,
  action("به که خبر داده شد", "Who was told"),
];

const words = (what: ChecklistItem): ChecklistItem[] => [
  what,
  paper("تصویر برگه، پیام یا آگهی", "A picture of the paper, message or notice"),
  who("چه کسی، با چه سمت یا عنوانی", "Who, with which office or title"),
  time,
  place,
  witness("گفتهٔ کسی که دید یا شنید", "The words of somebody who saw or heard it"),
];

const officialMeans = (what: ChecklistItem): ChecklistItem[] => [
  what,
  photo("عکس یا فیلم", "A photo or video"),
  number("other", "شمارهٔ پلاک یا برچسب اموال", "A number plate or inventory label"),
  who("چه کسی، با چه سمتی", "Who, in which office"),
  time,
  place,
  witness("گفتهٔ کسی که دید", "The words of somebody who saw it"),
];

export const campaignChecklists = {
  "campaign-quiet-period": material(
    what("چه تبلیغی، به سود که، به چه اندازه", "Which campaigning, for whom, how much of it"),
  ),
  "campaign-early": material(what("چه تبلیغی، به سود که، از کی", "Which campaigning, for whom, since when")),
  "campaign-posters": material(what("چه چیزی، به سود که، چند تا", "What it is, for whom, how many")),
  "campaign-caravan": vehicle,
  "campaign-endorsement": words(
    what(
      "چه کسی از که حمایت کرد، با کدام عنوان، با امضا یا بی آن",
      "Who endorsed whom, under which title, signed or not",
    ),
  ),
  "campaign-removing-notices": material(what("کدام آگهی، چه بر سر آن آمد", "Which notice, and what happened to it")),
  "campaign-official-means": officialMeans(
    what("کدام رسانه، تریبون یا امکانات، به سود که", "Which medium, pulpit or means, for whom"),
  ),
  "campaign-attack-rival": words(what("چه گفته یا نوشته شد، دربارهٔ که", "What was said or written, about whom")),
  "campaign-state-property": officialMeans(
    what("کدام مال، از کدام اداره، به سود که", "Which property, of which office, for whom"),
  ),
} satisfies Record<string, ChecklistItem[]>;

const told = action("به که خبر داده شد و چه پاسخ داد", "Who was told, and the answer");

export const proceduralChecklists = {
  "procedural-late-opening": [
    what("چرا دیر شد و سرانجام چه ساعتی باز شد", "Why it was late, and when it opened in the end"),
    time,
    who("چه کسانی نبودند یا چه نرسیده بود", "Who was missing, or who waited for what"),
    photo("عکس از در شعبه یا صف", "A photo of the door or the queue"),
    told,
  ],
  "procedural-ballot-shortage": [
    what("کدام تعرفه، چند تا مانده، چند دقیقه می‌رسد", "Which ballots, how many are left, for how many minutes"),
    time,
    number("serial", "شمارهٔ نخستین و واپسین تعرفهٔ مانده", "First and last serial number of what is left"),
    told,
  ],
  "procedural-missing-staff": [
    what("کدام سمت خالی است یا حکم ندارد، از کی", "Which post is empty or without a decree, since when"),
    who("کدام سمت", "Which post"),
    time,
    paper("حکم یا نامه، اگر هست", "The decree or letter, if there is one"),
    told,
  ],
  "procedural-expired-card": [
    what("چه کارتی، چرا بی‌اعتبار است", "Which card, and why it is not valid"),
    who("دارندهٔ کارت، با سمت", "The holder, by role"),
    paper("تصویر کارت", "A picture of the card"),
    number("other", "شمارهٔ کارت", "The card's number"),
    action("اجازهٔ کار داده شد یا نه", "Whether the holder was let work"),
  ],
  "procedural-device-failure": [
    what("کدام دستگاه، چه نشان می‌دهد، کار چگونه پیش می‌رود", "Which device, what it shows, how work goes on"),
    time,
    photo("عکس از صفحهٔ دستگاه", "A photo of the device's screen"),
    number("other", "برچسب یا شمارهٔ دستگاه", "The device's label or number"),
    told,
  ],
  "procedural-agent-obstructed": [
    what("چه کاری از نماینده بازداشته شد و با چه گفته‌ای", "What the agent was kept from, and in which words"),
    who("چه کسی جلو او را گرفت، با سمت", "Who stood in the way, by role"),
    time,
    paper("تصویر کارت یا معرفی‌نامهٔ نماینده", "A picture of the agent's card or letter"),
    witness("گفتهٔ کسی که آنجا بود", "The words of somebody who was there"),
    told,
  ],
  "procedural-wrong-minutes": [
    what("کدام بند صورتجلسه، چه نوشته و چه باید باشد", "Which line of the minutes, what it says and should say"),
    paper("تصویر صورتجلسه", "A picture of the minutes"),
    who("چه کسانی امضا کرده یا نکرده‌اند", "Who signed, and who did not"),
    time,
    action("در حاشیه اصلاح شد؟ همه آگاه شدند؟", "Was it put right in the margin? Does everybody know?"),
  ],
  "procedural-unstamped-ballots": [
    what(
      "چند برگ، در کدام انتخابات، پیش یا پس از انداختن در صندوق",
      "How many, of which election, before or after they were cast",
    ),
    photo("عکس از برگ نانوشته (نه برگی که رأی در آن است)", "A photo of a blank ballot (none with a vote on it)"),
    number("serial", "شمارهٔ برگ‌ها", "Serial numbers"),
    who("چه کسی مهر می‌زد", "Who did the stamping"),
    time,
    told,
  ],
  "procedural-leftover-campaign": [
    what("چه چیزی، به سود که، چند تا", "What it is, for whom, how many"),
    photo("عکس از آن و فاصله‌اش تا در", "A photo of it, and how far it is from the door"),
    place,
    action("برداشته شد؟", "Was it removed?"),
  ],
} satisfies Record<string, ChecklistItem[]>;
