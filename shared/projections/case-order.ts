/**
 * Which entries of a case still stand. Each names those that its writer had before them (`after`), so that they form a graph in
 * which nothing is later than what names it. A name holds the hash of what it names: no circle can be made.
 *
 *   verifying ◄── referred ◄── closed        closed stands
 *             ◄── unfounded                  and so does unfounded, whose writer did not know of the others
 */
import { namedBy, type CaseEntry } from "./case-entry.ts";
import { mentionKey } from "./supervision.ts";

/** Of the entries that count those that no other counting one knew of, directly or by way of any that can be read. */
export function findStanding(entries: readonly CaseEntry[], counts: (entry: CaseEntry) => boolean): CaseEntry[] {
  const byKey = new Map(entries.map((entry) => [mentionKey(entry), entry]));
  const counting = entries.filter(counts);
  const known = new Set<string>();
  const waiting = counting.flatMap(namedBy);
  for (let mention = waiting.pop(); mention !== undefined; mention = waiting.pop()) {
    const key = mentionKey(mention);
    if (known.has(key)) continue;
    known.add(key);
    const named = byKey.get(key);
    if (named !== undefined) waiting.push(...namedBy(named));
  }
  return counting.filter((entry) => !known.has(mentionKey(entry)));
}

/** The earliest of the unbroken run of alike entries that ends with this one: doing again what stands already begins nothing anew. */
export function findFirstAlike(
  last: CaseEntry,
  entries: readonly CaseEntry[],
  isAlike: (entry: CaseEntry) => boolean,
  timeOf: (entry: CaseEntry) => number,
): CaseEntry {
  const byKey = new Map(entries.filter(isAlike).map((entry) => [mentionKey(entry), entry]));
  const seen = new Set([mentionKey(last)]);
  const waiting = [...namedBy(last)];
  let first = last;
  for (let mention = waiting.pop(); mention !== undefined; mention = waiting.pop()) {
    const key = mentionKey(mention);
    const named = byKey.get(key);
    if (named === undefined || seen.has(key)) continue;
    seen.add(key);
    // NaN is never earlier: an entry whose time cannot be told begins nothing.
    if (timeOf(named) < timeOf(first)) first = named;
    waiting.push(...namedBy(named));
  }
  return first;
}
