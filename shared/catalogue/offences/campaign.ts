/**
 * The campaign rules of Arts 56 to 58 and 88, and two of the later numbering that must still be verified. Source:
 * domain.md D. The law gives no severity scale; the one here is a design choice.
 */
import type { ForbiddenSpan, Offence } from "../schema.ts";
import { campaignChecklists } from "./other-checklists.ts";

type Rule = readonly [
  id: keyof typeof campaignChecklists,
  article: string | null,
  fa: string,
  en: string,
  severity: Offence["severity"],
  synonyms: string,
  toBeVerified?: boolean,
];

const rules: Rule[] = [
  [
    "campaign-quiet-period",
    "56",
    "تبلیغات در دوره ممنوعیت (از ۲۴ ساعت پیش از رأی‌گیری)",
    "Campaigning in the quiet period (from 24 hours before voting)",
    "high",
    "ممنوعیت تبلیغات، تبلیغ روز رأی گیری، پخش تراکت، پیامک تبلیغاتی، تبلیغ شب انتخابات، خارج از مهلت، quiet period، late campaigning، text messages، leaflets",
  ],
  [
    "campaign-early",
    "56",
    "تبلیغات زودتر از موعد",
    "Campaigning before the permitted period",
    "medium",
    "تبلیغ زودهنگام، پیش از هشت روز، قبل از مهلت، early campaign، too early",
  ],
  [
    "campaign-posters",
    "57",
    "پلاکارد، پوستر و دیوارنویسی",
    "Placards, posters or wall writing",
    "medium",
    "پوستر، پلاکارد، بنر، بنر روی دیوار، دیوارنویسی، دیوار نویسی، عکس نامزد، چسباندن، placard، poster، banner، graffiti",
  ],
  [
    "campaign-caravan",
    "57",
    "کاروان تبلیغاتی و بلندگوی سیار",
    "Caravans and mobile loudspeakers",
    "medium",
    "کاروان، بلندگو، بوق زدن، ماشین تبلیغاتی، رژه خودرو، caravan، loudspeaker، car parade، horn",
  ],
  [
    "campaign-endorsement",
    "57",
    "حمایت شخصی با ذکر عنوان یا بدون برگه امضاشده",
    "Personal endorsement with a title, or without signed paper",
    "low",
    "حمایت با سمت، اعلام حمایت، بیانیه حمایت، عنوان شغلی، endorsement، with title، unsigned support",
  ],
  [
    "campaign-removing-notices",
    "58",
    "کندن یا از بین بردن آگهی‌های قانونی",
    "Removing lawful notices",
    "medium",
    "کندن آگهی، پاره کردن آگهی، پاره کردن پوستر، محو آگهی، خراب کردن تابلو، removing notice، tearing notice",
  ],
  [
    "campaign-official-means",
    "88",
    "استفاده از رسانه دولتی، تریبون نماز جمعه یا امکانات دولتی",
    "Using state media, the Friday pulpit or official means",
    "high",
    "صدا و سیما، نماز جمعه، امام جمعه، تریبون، خودرو دولتی، اداره دولتی، state media، friday prayer، pulpit، official car، government office",
  ],
  [
    "campaign-attack-rival",
    null,
    "هتک حرمت یا تخریب نامزد رقیب",
    "Attacking a rival candidate",
    "medium",
    "تخریب رقیب، توهین، افترا، تهمت، شب نامه، شبنامه، insult، slander، smear، rival",
    true,
  ],
  [
    "campaign-state-property",
    null,
    "استفاده از اموال عمومی به نفع نامزد",
    "Using state property for a candidate",
    "high",
    "اموال دولتی، بیت المال، بودجه عمومی، ماشین شهرداری، امکانات شهرداری، state property، public money، municipality",
    true,
  ],
];

const dayMinutes = 24 * 60;
const startOfDay = (day: number): ForbiddenSpan["to"] => ({ anchor: "electionDay", offsetMinutes: day * dayMinutes });

/**
 * Campaigning is free from 8 days before (Experts: from 15) until 08:00 of the day before, and not again before the doors close.
 * The hours of voting are the calendar's: an extension moves the end.
 */
const forbidden: { readonly [Id in Rule[0]]?: ForbiddenSpan[] } = {
  "campaign-quiet-period": [
    {
      contest: null,
      from: { anchor: "electionDay", offsetMinutes: 8 * 60 - dayMinutes },
      to: { anchor: "closing", offsetMinutes: 0 },
    },
  ],
  "campaign-early": [
    { contest: "majles", from: null, to: startOfDay(-8) },
    { contest: "experts", from: null, to: startOfDay(-15) },
  ],
};

export const campaignRules: Offence[] = rules.map(([id, article, fa, en, severity, synonyms, toBeVerified], index) => ({
  id,
  kind: "campaign",
  article,
  clause: null,
  name: { fa, en },
  penaltyGroup: null,
  severity,
  synonyms: synonyms.split("، "),
  family: "campaign",
  checklist: campaignChecklists[id],
  ...(forbidden[id] && { forbidden: forbidden[id] }),
  basis: toBeVerified === true ? "proxy" : "law",
  toBeVerified: toBeVerified === true,
  order: 100 + index,
}));
