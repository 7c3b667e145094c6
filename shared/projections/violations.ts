/** The violations of a scope. The software documents them; it never rules on them. */
import type { Offence } from "../catalogue/schema.ts";
import type { EvidenceReference } from "../journal/entry.ts";
import type { UnitId } from "../journal/ids.ts";
import { openLog, type BoardState } from "./board.ts";
import type { ElectionCatalogue } from "./election-catalogue.ts";
import { compareRevisions, compareText, headsOf } from "./revisions.ts";
import { provenTime, type ProvenTime } from "./timeliness.ts";
import type { ViolationEntry } from "./violation-entry.ts";

export type OffenceSeverity = NonNullable<Offence["severity"]>;
const severities: readonly OffenceSeverity[] = ["low", "medium", "high", "critical"];

export interface Violation {
  subject: string;
  unit: string;
  /** `unreadable`: nothing of it can be read by this build, or it was redacted. */
  state: "logged" | "amended" | "unreadable";
  /** In the order in which they are shown: log position, then author and seq. */
  entries: ViolationEntry[];
  /** Entries that no other amends. More than one: amended on several tablets apart, all of them stand. */
  heads: ViolationEntry[];
  /** Ids of the offences that the standing entries name; those of several heads may differ. */
  offences: string[];
  /** The worst of those offences; null if the catalogue gives none. */
  severity: OffenceSeverity | null;
  /** Of all its entries, each file once: an amendment takes no evidence away. */
  evidence: EvidenceReference[];
  /** As the officer says; null if not known, or if the standing entries differ. */
  occurredAt: string | null;
  /** Of the entry that first told of it. */
  officer: string;
  time: ProvenTime;
}

/** Of the units of a scope, newest in the server's log first; what this tablet alone has comes before. */
export function listViolations(
  board: BoardState,
  units: Iterable<{ id: string }>,
  catalogue: Pick<ElectionCatalogue, "offenceOf">,
): Violation[] {
  const violations: Violation[] = [];
  for (const { id } of units) {
    const branch = board.branches.get(id as UnitId);
    if (branch !== undefined) violations.push(...groupViolations(openLog(branch).violations.values(), catalogue));
  }
  return violations.toSorted((left, right) => compareRevisions(right.entries[0]!, left.entries[0]!));
}

/** The entries about one unit by subject, in order of subjects. Any order of the same entries gives the same violations. */
export function groupViolations(
  entries: Iterable<ViolationEntry>,
  catalogue: Pick<ElectionCatalogue, "offenceOf">,
): Violation[] {
  const bySubject = new Map<string, ViolationEntry[]>();
  for (const entry of entries) {
    const same = bySubject.get(entry.subject);
    if (same === undefined) bySubject.set(entry.subject, [entry]);
    else same.push(entry);
  }
  return Array.from(bySubject.values(), (same) => toViolation(same.toSorted(compareRevisions), catalogue)).toSorted(
    (left, right) => compareText(left.subject, right.subject),
  );
}

function toViolation(entries: ViolationEntry[], { offenceOf }: Pick<ElectionCatalogue, "offenceOf">): Violation {
  const heads = headsOf(entries);
  const first = entries[0]!;
  const contents = heads.flatMap(({ content }) => content ?? []);
  const offences = [...new Set(contents.map(({ offence }) => offence))].toSorted();
  const found = offences.map((offence) => offenceOf.get(offence)?.severity);
  const occurrences = new Set(contents.map(({ occurredAt }) => occurredAt));
  const evidence = new Map(entries.flatMap((entry) => entry.evidence.map((file) => [file.sha256, file] as const)));
  return {
    subject: first.subject,
    unit: first.unit,
    state: contents.length === 0 ? "unreadable" : heads.length < entries.length ? "amended" : "logged",
    entries,
    heads,
    offences,
    severity: severities.findLast((severity) => found.includes(severity)) ?? null,
    evidence: [...evidence.values()],
    occurredAt: occurrences.size === 1 ? ([...occurrences][0] ?? null) : null,
    officer: first.officer,
    time: provenTime(first, first.times),
  };
}
