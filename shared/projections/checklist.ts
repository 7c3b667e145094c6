/** What of an offence's checklist a report tells. The same on the tablet that writes it and at the desk that reads it. */
import { foldCompact } from "../lib/fold-text.ts";
import type { ChecklistCheck, ChecklistItem } from "../catalogue/schema.ts";
import type { EvidenceItem, ViolationLogged } from "../events/violation.ts";
import type { EvidenceReference } from "../journal/entry.ts";

export interface ChecklistLine {
  item: ChecklistItem;
  done: boolean;
}

export interface Checklist {
  /** In the catalogue's order. */
  lines: ChecklistLine[];
  done: number;
  total: number;
}

/** Of a report that is sealed: files do not go along with it, and are not asked for. */
export const askedOfSealed = (items: readonly ChecklistItem[]): ChecklistItem[] =>
  items.filter(({ satisfiedBy }) => satisfiedBy.fact !== "items");

/** `evidence`: every file of the report; what no item of the content names is taken for what its bytes are said to be. */
export function readChecklist(
  items: readonly ChecklistItem[],
  content: Omit<ViolationLogged, "offence">,
  evidence: readonly EvidenceReference[],
): Checklist {
  const kinds = kindsOf(content.items, evidence);
  const lines = items.map((item) => ({
    item,
    done: measure(item.satisfiedBy, content, kinds) >= item.satisfiedBy.atLeast,
  }));
  return { lines, done: lines.filter(({ done }) => done).length, total: lines.length };
}

function measure(
  { fact, among }: ChecklistCheck,
  content: Omit<ViolationLogged, "offence">,
  kinds: readonly string[],
): number {
  const count = (names: readonly string[]) =>
    among === undefined ? names.length : names.filter((name) => among.includes(name)).length;
  switch (fact) {
    case "description":
      return foldCompact(content.description).length;
    case "people":
      return count(content.people.map(({ role }) => role));
    case "items":
      return count(kinds);
    case "witnesses":
      return content.witnesses.filter(({ text, signature }) => text.trim() !== "" || signature !== null).length;
    case "numbers":
      return count(content.numbers.flatMap(({ kind, value }) => (value.trim() === "" ? [] : [kind])));
    case "place":
    case "actionTaken":
      return content[fact].trim() === "" ? 0 : 1;
    case "occurredAt":
    case "position":
      return content[fact] === null ? 0 : 1;
  }
}

/** A copy is no evidence of its own beside its original. */
function kindsOf(items: readonly EvidenceItem[], evidence: readonly EvidenceReference[]): string[] {
  const named = new Set(items.map(({ sha256 }) => sha256));
  const others = evidence.filter(({ sha256 }) => !named.has(sha256));
  return [
    ...items.filter(({ copyOf }) => copyOf === null).map(({ kind }) => kind),
    ...others.map(({ mediaType }) => kindOfMedia[mediaType.split("/", 1)[0]!] ?? "file"),
  ];
}

const kindOfMedia: Record<string, EvidenceItem["kind"]> = { image: "photo", video: "video", audio: "voice" };
