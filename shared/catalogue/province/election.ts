import type { Election } from "../schema.ts";

/**
 * The two elections of 7 Esfand 1394 as a rehearsal on any day. Opening: domain.md C. Closing: the first extension of that
 * day, 20:00; later ones are calendar items.
 */
export function westAzerbaijanElection(electionDay: string): Election {
  return {
    id: "wa-1394",
    name: {
      fa: "انتخابات مجلس شورای اسلامی و خبرگان رهبری، آذربایجان غربی ۱۳۹۴",
      en: "Majles and Assembly of Experts elections, West Azerbaijan 1394",
    },
    electionDay,
    timeZone: "Asia/Tehran",
    utcOffsetMinutes: 210,
    opening: "08:00",
    closing: "20:00",
    contests: [
      { id: "experts", name: { fa: "خبرگان رهبری", en: "Assembly of Experts" } },
      { id: "majles", name: { fa: "مجلس شورای اسلامی", en: "Majles" } },
    ],
    mode: "rehearsal",
  };
}
