/** Entries of cases for folds, named by letters: `said("b", "case.stepped", { state: "closed" }, ["a"])` knows of a. */
import { findCaseEntry, type CaseEntry, type CaseType } from "../../shared/projections/case-entry.ts";
import { readStoredEntry } from "../../shared/projections/stored-entry.ts";
import { at, branches, name43, storedEntry, type GivenEntry } from "./day-fixtures.ts";

export const caseUnit = branches[0]!.id;

const defaults: Record<CaseType, Record<string, unknown>> = {
  "case.stepped": { state: "verifying", reason: "دیده شد", addressee: null },
  "case.assigned": { handler: "urmia", reason: "" },
  "case.noted": { text: "یادداشت" },
  "case.asked": { text: "چند نفر بودند؟" },
  "case.answered": { text: "سه نفر" },
  "case.joined": { reason: "یک رویداد" },
  "case.parted": { reason: "دو رویداد" },
};

/** An entry of an author that has the entry's own name. */
export const mentionOf = (name: string) => ({
  author: name43(name),
  seq: 0,
  payloadHash: name43(`payload-${name}-0`),
});

export function caseEntry(
  name: string,
  type: CaseType,
  data: Record<string, unknown> | null = {},
  after: readonly string[] = [],
  over: Partial<GivenEntry> = {},
): CaseEntry {
  const knows = ["case.stepped", "case.assigned", "case.joined", "case.parted"].includes(type);
  const given: GivenEntry = {
    author: name,
    seq: 0,
    type,
    unit: caseUnit,
    subject: "v1",
    claimedAt: at("10:00"),
    receivedAt: at("10:01"),
    position: null,
    data: data && { ...defaults[type], ...(knows && { after: after.map(mentionOf) }), ...data },
    ...over,
  };
  return findCaseEntry(readStoredEntry(storedEntry(given)))!;
}

export const joined = (name: string, subject: string, other: string, over: Partial<GivenEntry> = {}): CaseEntry =>
  caseEntry(name, "case.joined", { with: { unit: caseUnit, subject: other } }, [], { subject, ...over });
