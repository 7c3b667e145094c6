import type { Constituency } from "../../shared/catalogue/schema.ts";
import { foldCompact } from "../../shared/lib/fold-text.ts";
import { foldCode } from "./unit-ids.ts";

/** Looks a Majles constituency up by its id, with or without "majles-", or by its name in either language. */
export function constituencyFinder(
  constituencies: readonly Constituency[],
): (text: string) => Constituency | undefined {
  const known = new Map<string, Constituency>();
  for (const constituency of constituencies) {
    if (constituency.contest !== "majles") continue;
    const { id, name } = constituency;
    for (const text of [id, id.replace(/^majles-/u, "")]) known.set(foldCode(text), constituency);
    for (const text of [name.fa, name.en]) known.set(foldCompact(text), constituency);
  }
  return (text) => known.get(foldCode(text)) ?? known.get(foldCompact(text));
}
