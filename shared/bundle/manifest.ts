/** What a bundle holds and says of itself: `manifest.json` of wire.md, the names of its files, and how much of each is read. */
import { Type, type Static } from "typebox";
import { EvidenceReference, Instant, bytes32Pattern } from "../journal/entry.ts";
import { RecordOf } from "../lib/record-of.ts";

/** Fields that a later version adds are let through: what a reader needs is here. */
export const Manifest = Type.Object({
  format: Type.Literal(1),
  election: Type.String({ minLength: 1, maxLength: 64 }),
  /** Key of the device or server that wrote the file. It says who to ask, and proves nothing. */
  createdBy: Type.String({ minLength: 1, maxLength: 128 }),
  createdAt: Instant,
  /** Last seq of each author that the file holds. */
  heads: RecordOf(Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 })),
  entryCount: Type.Integer({ minimum: 0, maximum: 2 ** 53 - 1 }),
  /** The files under `evidence/`. */
  evidence: Type.Array(EvidenceReference),
});
export type Manifest = Static<typeof Manifest>;

export const manifestName = "manifest.json";
export const entriesName = "entries.ndjson";
export const evidenceFolder = "evidence/";
export const receiptsFolder = "receipts/";
export const bundleExtension = ".amanat";

/** A file of the bundle, by its name. `unsafe`: a name that would lead elsewhere if anybody made a path of it. */
export type MemberName =
  | { kind: "manifest" }
  | { kind: "entries" }
  | { kind: "evidence"; hex: string }
  | { kind: "receipt"; author: string; seq: number }
  | { kind: "folder" }
  | { kind: "unknown" }
  | { kind: "unsafe" };

const evidencePattern = /^evidence\/([0-9a-f]{64})$/;
const receiptPattern = /^receipts\/([A-Za-z0-9_-]{43})-(0|[1-9][0-9]{0,15})$/;
const author = new RegExp(bytes32Pattern);

export function parseMemberName(name: string): MemberName {
  if (name === manifestName) return { kind: "manifest" };
  if (name === entriesName) return { kind: "entries" };
  const hex = evidencePattern.exec(name)?.[1];
  if (hex !== undefined) return { kind: "evidence", hex };
  const receipt = receiptPattern.exec(name);
  if (receipt !== null && author.test(receipt[1]!) && Number.isSafeInteger(Number(receipt[2]))) {
    return { kind: "receipt", author: receipt[1]!, seq: Number(receipt[2]) };
  }
  if (name === evidenceFolder || name === receiptsFolder) return { kind: "folder" };
  return /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:|[^\x20-\x7e]/.test(name) ? { kind: "unsafe" } : { kind: "unknown" };
}

/** What is read of one file at most, so that no file can fill a memory or a disk. Sizes are of what comes out. */
export const bundleLimits = {
  /** Size of the whole file. A stick with FAT takes no file of 4 GiB, and ZIP without extensions describes none. */
  bundleBytes: 2 ** 31,
  members: 20_000,
  manifestBytes: 8 * 2 ** 20,
  entries: 1_000_000,
  /** Header and payload at their largest, every letter of them escaped. */
  lineBytes: 2 ** 18,
  entriesBytes: 2 ** 30,
  evidenceBytes: 2 ** 26,
  receiptBytes: 2 ** 16,
  /** How many times its size a compressed file may grow, once it is larger than a piece. Text of entries grows 3 to 10 times. */
  growth: 200,
};
