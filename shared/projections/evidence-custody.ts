/** Through which hands one piece of evidence went, told by the entries of its violation. */
import type { EvidenceHandled } from "../events/case.ts";
import { compareText } from "./revisions.ts";
import type { ReadEntry } from "./stored-entry.ts";

export interface CustodyStep {
  /**
   * captured, added: hashed on the tablet, taken there or chosen from its files · named: an entry with its hash was signed ·
   * logged: that entry came to the server · arrived: so did the file itself · the others as somebody recorded them.
   */
  act: "captured" | "added" | "named" | "logged" | "arrived" | EvidenceHandled["act"];
  /** ISO 8601 UTC; by the server's clock of `logged` and `arrived`, else by that of the device which signed. */
  at: string;
  /** Null of what nobody did. */
  officer: string | null;
  /** To whom it was handed over, and what was noted; empty where nothing was. */
  to: string;
  note: string;
  /** Of the entry that tells it, in the server's log; null while it is on this device only, and of `arrived`, which none tells. */
  position: number | null;
}

/**
 * In the order of the log, whose order no clock can change; what is not in it yet comes last. Any order of entries gives the same.
 * `arrivedAt`: when the server had the file, as it says (ISO 8601 UTC); null where it does not. It stands among the entries by the
 * server's clock, which tells when each of them came, too.
 */
export function foldCustody(
  entries: readonly ReadEntry[],
  sha256: string,
  arrivedAt: string | null = null,
): CustodyStep[] {
  const told = entries.toSorted(compareEntries);
  const first = told.find(
    ({ event }) => event.kind === "known" && event.evidence.some((file) => file.sha256 === sha256),
  );
  const named = first === undefined ? [] : toNamed(first, sha256);
  const isBefore = ({ receivedAt }: ReadEntry) =>
    arrivedAt !== null && receivedAt !== null && Date.parse(receivedAt) <= Date.parse(arrivedAt);
  const handled = told.filter((entry) => toHandled(entry, sha256) !== undefined);
  const count = handled.findLastIndex(isBefore) + 1;
  const steps = handled.flatMap((entry) => toHandled(entry, sha256) ?? []);
  if (arrivedAt === null) return [...named, ...steps];
  const arrived: CustodyStep = { act: "arrived", at: arrivedAt, officer: null, to: "", note: "", position: null };
  return [...named, ...steps.slice(0, count), arrived, ...steps.slice(count)];
}

/** Whether this officer has recorded that act before. */
export const hasHandled = (steps: readonly CustodyStep[], act: EvidenceHandled["act"], officer: string): boolean =>
  steps.some((step) => step.act === act && step.officer === officer);

function toNamed({ header, event, position, receivedAt }: ReadEntry, sha256: string): CustodyStep[] {
  const by = { officer: header.officer, to: "", note: "", position };
  const items =
    event.kind === "known" && (event.type === "violation.logged" || event.type === "violation.amended")
      ? event.data.items
      : [];
  const item = items.find((each) => each.sha256 === sha256);
  const act = item?.source === "gallery" ? ("added" as const) : ("captured" as const);
  return [
    ...(item?.capturedAt == null ? [] : [{ act, at: item.capturedAt, ...by }]),
    { act: "named", at: header.claimedAt, ...by },
    ...(receivedAt === null ? [] : [{ act: "logged" as const, at: receivedAt, ...by, officer: null }]),
  ];
}

function toHandled({ header, event, position }: ReadEntry, sha256: string): CustodyStep | undefined {
  if (event.kind !== "known" || event.type !== "evidence.handled" || event.data.sha256 !== sha256) return undefined;
  const { act, to, note } = event.data;
  return { act, at: header.claimedAt, officer: header.officer, to, note, position };
}

function compareEntries(left: ReadEntry, right: ReadEntry): number {
  return (
    (left.position ?? Number.MAX_SAFE_INTEGER) - (right.position ?? Number.MAX_SAFE_INTEGER) ||
    compareText(left.header.author, right.header.author) ||
    left.header.seq - right.header.seq
  );
}
