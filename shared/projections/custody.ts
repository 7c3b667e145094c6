/** The way of each bundle from hand to hand. An entry in a bundle that was handed over is not received for that. */
import type { CustodyHandedOver, CustodyTakenOver, EntryRange } from "../events/custody.ts";
import type { Mode } from "../journal/entry.ts";
import { compareRevisions, compareText } from "./revisions.ts";
import type { EntryReference, ReadEntry } from "./stored-entry.ts";
import { provenTime, readTimes, type ProvenTime } from "./timeliness.ts";

export interface CustodyStep extends EntryReference {
  kind: "handed-over" | "taken-over";
  payloadHash: string;
  position: number | null;
  unit: string;
  /** Who signed it. */
  officer: string;
  time: ProvenTime;
  said: CustodyHandedOver;
  /** Of a taking over; null of a handing over. */
  damagedParts: number | null;
}

export interface CustodyChain {
  /** SHA-256 of the bundle, base64url. */
  sha256: string;
  sizeBytes: number;
  /** `on-the-way`: nobody has said that it arrived · `arrived` · `unannounced`: it arrived, and who handed it over is not known. */
  state: "on-the-way" | "arrived" | "unannounced";
  /** Handed over before taken over, each kind in the order of the server's log, then of the own one. */
  steps: CustodyStep[];
}

/** One chain for each bundle, that of the newest step first. Any order and any repetition gives the same. */
export function listCustody(entries: Iterable<ReadEntry>, mode: Mode): CustodyChain[] {
  const byBundle = new Map<string, Map<string, CustodyStep>>();
  for (const entry of entries) {
    const step = entry.header.mode === mode ? findStep(entry) : undefined;
    if (step === undefined) continue;
    const { sha256 } = step.said.bundle;
    const steps = byBundle.get(sha256) ?? new Map<string, CustodyStep>();
    byBundle.set(sha256, steps);
    const key = `${step.author}/${step.seq}/${step.payloadHash}`;
    const known = steps.get(key);
    if (known === undefined || known.position === null) steps.set(key, step);
  }
  return Array.from(byBundle, ([sha256, steps]) => toChain(sha256, [...steps.values()])).toSorted(
    (left, right) => compareText(lastClaim(right), lastClaim(left)) || compareText(left.sha256, right.sha256),
  );
}

/** Whether a bundle that nobody has said to have arrived holds the entry. */
export function findCarrier(
  chains: readonly CustodyChain[],
  { author, seq }: EntryReference,
): CustodyChain | undefined {
  const holds = (range: EntryRange) => range.author === author && range.fromSeq <= seq && seq <= range.toSeq;
  return chains.find(({ state, steps }) => state === "on-the-way" && steps.some(({ said }) => said.covers.some(holds)));
}

function findStep({ header, event, position, receivedAt }: ReadEntry): CustodyStep | undefined {
  if (event.kind !== "known") return undefined;
  if (event.type !== "custody.handed-over" && event.type !== "custody.taken-over") return undefined;
  const { author, seq, payloadHash, unit, officer, claimedAt, clock } = header;
  return {
    kind: event.type === "custody.handed-over" ? "handed-over" : "taken-over",
    author,
    seq,
    payloadHash,
    position,
    unit,
    officer,
    time: provenTime({ claimedAt, receivedAt }, readTimes(clock, claimedAt, receivedAt)),
    said: event.data,
    damagedParts: event.type === "custody.taken-over" ? (event.data as CustodyTakenOver).damagedParts : null,
  };
}

function toChain(sha256: string, found: CustodyStep[]): CustodyChain {
  const steps = found.toSorted(
    (left, right) =>
      compareText(left.kind, right.kind) || compareRevisions({ ...left, revises: null }, { ...right, revises: null }),
  );
  const hasKind = (kind: CustodyStep["kind"]) => steps.some((step) => step.kind === kind);
  return {
    sha256,
    sizeBytes: steps[0]!.said.bundle.sizeBytes,
    state: !hasKind("taken-over") ? "on-the-way" : hasKind("handed-over") ? "arrived" : "unannounced",
    steps,
  };
}

const lastClaim = ({ steps }: CustodyChain): string =>
  steps.reduce((latest, { time }) => (time.claimedAt > latest ? time.claimedAt : latest), "");
