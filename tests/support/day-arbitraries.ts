/** Random entries of one branch by several tablets: filings, corrections of one another, violations, and what cannot be read. */
import fc from "fast-check";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import { at, hourlyFigures, name43, reportData, storedEntry, violationData, type GivenEntry } from "./day-fixtures.ts";

const authors = ["tablet-a", "tablet-b", "desk"];
const reports = [
  ["R1", "main"],
  ["R2", "h09"],
  ["R2", "h10"],
  ["R6", "main"],
  ["R3", null],
] as const;

const step = fc.record({
  author: fc.constantFrom(...authors),
  kind: fc.constantFrom(
    "file",
    "file",
    "file",
    "correct",
    "correct",
    "log",
    "amend",
    "unknown-type",
    "unreadable",
    "redacted",
  ),
  report: fc.constantFrom(...reports),
  /** Which earlier entry a correction is about. */
  target: fc.nat(30),
  figure: fc.constantFrom(10, 10, 20),
  minute: fc.integer({ min: -30, max: 600 }),
  isReceived: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** In the order of the log of each author. Positions follow the list; every author's later entries may be unsent. */
export function branchEntries(unit: string): fc.Arbitrary<StoredEntry[]> {
  return fc.array(step, { minLength: 1, maxLength: 14 }).map((steps) => {
    const written: GivenEntry[] = [];
    for (const one of steps) written.push(write(unit, one, written));
    return written.map(storedEntry);
  });
}

function write(
  unit: string,
  { author, kind, report: [code, slot], target, figure, minute, isReceived }: Step,
  written: GivenEntry[],
): GivenEntry {
  const seq = written.filter((entry) => entry.author === author).length;
  const time = (minutes: number) => new Date(Date.parse(at("09:00")) + minutes * 60_000).toISOString();
  const common = {
    author,
    seq,
    unit,
    claimedAt: time(minute),
    ...(isReceived ? { position: written.length + 1, receivedAt: time(Math.max(0, minute) + 5) } : {}),
  };
  const subject = slot === null ? "delivery" : `${unit}/${code}/${slot}`;
  const filed = { ...common, type: "report.filed", subject, data: reportData(code, slot, hourlyFigures(figure)) };
  switch (kind) {
    case "correct": {
      const earlier = written.filter(({ type, data }) => type.startsWith("report.") && data !== null);
      const corrected = earlier[target % Math.max(1, earlier.length)];
      if (corrected === undefined) return filed;
      const data = {
        ...corrected.data,
        ...reportFigures(corrected, figure),
        corrects: referenceTo(corrected),
        reason: "",
      };
      return { ...common, type: "report.corrected", subject: corrected.subject, data };
    }
    case "log":
      return { ...common, type: "violation.logged", subject: "violation-1", data: violationData("art66-03") };
    case "amend": {
      const earlier = written.filter(({ type }) => type.startsWith("violation."));
      const amended = earlier[target % Math.max(1, earlier.length)];
      if (amended === undefined) return filed;
      const data = {
        ...violationData(figure === 10 ? "art66-03" : "art66-09"),
        amends: referenceTo(amended),
        reason: "",
      };
      return { ...common, type: "violation.amended", subject: amended.subject, data };
    }
    case "unknown-type":
      return { ...filed, type: "case.opened" };
    case "unreadable":
      return { ...filed, data: { report: code } };
    case "redacted":
      return { ...filed, data: null };
    default:
      return filed;
  }
}

const referenceTo = ({ author, seq }: GivenEntry) => ({ author: name43(author), seq });

function reportFigures({ data }: GivenEntry, figure: number): Record<string, unknown> {
  const { report, slot } = data as { report?: string; slot?: string | null };
  return report === undefined ? {} : reportData(report, slot ?? null, hourlyFigures(figure));
}

export interface Deliveries {
  entries: StoredEntry[];
  /** The same entries in another order, some of them twice, some first as their own tablet had them. */
  delivered: StoredEntry[];
}

/** Some of the entries of a branch, delivered in two ways. */
export function deliveries(unit: string): fc.Arbitrary<Deliveries> {
  return branchEntries(unit).chain((all) =>
    fc.tuple(fc.shuffledSubarray(all, { minLength: 1 }), fc.infiniteStream(fc.nat(2))).chain(([entries, copies]) => {
      const copied = entries.flatMap((entry) => {
        const copy = copies.next().value;
        return copy === 0 ? [entry] : copy === 1 ? [entry, entry] : [unsent(entry), entry];
      });
      return fc.shuffledSubarray(copied, { minLength: copied.length }).map((delivered) => ({ entries, delivered }));
    }),
  );
}

const unsent = (entry: StoredEntry): StoredEntry => ({ ...entry, position: null, receivedAt: null });
