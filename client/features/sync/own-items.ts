import type { BranchDay } from "../../../shared/projections/branch-day.ts";
import type { EntryMark } from "../../tablet/branch-entries.ts";

/** What was recorded on this tablet, by where it is on its way. */
export interface OwnItems {
  /** In the order in which they are sent. */
  waiting: EntryMark[];
  refused: EntryMark[];
  /** Newest receipt first. */
  received: EntryMark[];
}

export function ownItems(marks: Iterable<EntryMark>, author: string): OwnItems {
  const own = [...marks].filter((mark) => mark.author === author).toSorted((left, right) => left.seq - right.seq);
  const inState = (state: EntryMark["state"]) => own.filter((mark) => mark.state === state);
  return {
    waiting: inState("on-tablet"),
    refused: inState("needs-you"),
    received: inState("received").toSorted((left, right) => (right.position ?? 0) - (left.position ?? 0)),
  };
}

/** What an entry is about, as its subject says or the day has it; undefined where this build cannot tell. */
export type ItemSubject =
  | { kind: "report"; report: string; slot: string | null; corrected: boolean }
  | { kind: "violation"; offences: string[]; amended: boolean }
  | { kind: "custody"; handedOver: boolean }
  | { kind: "sealed" }
  | { kind: "answer" }
  | { kind: "remark" };

export function findItemSubject(
  { type, subject }: Pick<EntryMark, "type" | "subject">,
  day: Pick<BranchDay, "reports" | "violations">,
): ItemSubject | undefined {
  if (type === "report.filed" || type === "report.corrected") {
    const filed = day.reports.find((report) => report.subject === subject);
    return filed && { kind: "report", report: filed.report, slot: filed.slot, corrected: type === "report.corrected" };
  }
  if (type === "violation.logged" || type === "violation.amended") {
    const logged = day.violations.find((violation) => violation.subject === subject);
    return { kind: "violation", offences: logged?.offences ?? [], amended: type === "violation.amended" };
  }
  if (type === "custody.handed-over" || type === "custody.taken-over") {
    return { kind: "custody", handedOver: type === "custody.handed-over" };
  }
  if (type === "violation.sealed") return { kind: "sealed" };
  if (type === "case.answered") return { kind: "answer" };
  return type === "remark.added" ? { kind: "remark" } : undefined;
}
