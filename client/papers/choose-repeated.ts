/** Which entries a paper repeats: all that it is made of, as far as the entry of its printing can name them. */
import type { CaseAddressee } from "../../shared/events/case.ts";
import type { ReadEntry } from "../../shared/projections/stored-entry.ts";
import { findReferral } from "./referral-letter.ts";

/** As many as `PaperPrinted` can name. */
const mostNamed = 100;

export interface Repeated {
  /** In the order in which they were given. */
  entries: readonly ReadEntry[];
  /** Joined reports of which nothing is repeated, since it would be too much for one paper. */
  leftOut: number;
}

/**
 * Of the steps of a case a letter repeats the newest that refers it to its addressee; other papers repeat none. Of a joined report
 * either everything is repeated or nothing. `subject`: what the paper is about, which is never left out.
 */
export function chooseRepeated(
  given: readonly ReadEntry[],
  subject: string,
  addressee: CaseAddressee | null,
): Repeated {
  const step = addressee === null ? undefined : given.findLast((entry) => findReferral(entry)?.addressee === addressee);
  const entries = given.filter((entry) => entry.header.type !== "case.stepped" || entry === step);
  if (entries.length <= mostNamed) return { entries, leftOut: 0 };
  const isLink = ({ header }: ReadEntry) => header.type === "case.joined";
  const chosen = new Set(
    entries.filter((entry) => entry === step || (entry.header.subject === subject && !isLink(entry))),
  );
  for (const link of entries.filter(isLink)) if (chosen.size < mostNamed) chosen.add(link);
  const joined = new Map<string, ReadEntry[]>();
  for (const entry of entries) {
    const { subject: of } = entry.header;
    if (isLink(entry) || entry === step || of === subject) continue;
    joined.set(of, [...(joined.get(of) ?? []), entry]);
  }
  let leftOut = 0;
  for (const report of joined.values()) {
    if (chosen.size + report.length > mostNamed) leftOut += 1;
    else for (const entry of report) chosen.add(entry);
  }
  return { entries: entries.filter((entry) => chosen.has(entry)), leftOut };
}
