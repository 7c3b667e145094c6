/**
 * A device as a witness of its server's log: at every sync it holds the newest checkpoint against the one it saw before, and
 * proves its own receipts from tiles. Rules T21–T24 of SPEC.md.
 *
 *   checkpoint ─► signed by the enrolled key? ─► continues the one kept? ─► kept ─► each answered entry: is its leaf there?
 *                                        any "no" ─► a contradiction: told once, stays, and everything is sent again
 */
import type { EntryHash } from "../journal/ids.ts";
import { findBase64UrlBytes, toBase64Url } from "../lib/bytes.ts";
import { isConsistent } from "./check-proof.ts";
import { openCheckpoint, type Checkpoint, type LogIdentity } from "./checkpoint.ts";
import type { Contradiction, ContradictionKind, KeptCheckpoint } from "./contradiction.ts";
import type { NoteCrypto } from "./ports.ts";
import { findInclusion } from "./find-inclusion.ts";
import { proveConsistency, type HashReader } from "./prove.ts";
import { formatReceipt } from "./receipt.ts";
import { TileError, createTileReader } from "./tile-reader.ts";
import type { Tile } from "./tiles.ts";
import { hashLeaves, leafText } from "./tree-hash.ts";

/** An own entry that the server says it has. */
export interface AnsweredEntry {
  author: string;
  seq: number;
  hash: EntryHash;
  position: number;
  receivedAt: string;
}

/** What the device keeps of the log. Each call is one durable transaction. */
export interface WitnessJournal {
  findKept(): Promise<KeptCheckpoint | undefined>;
  keep(checkpoint: KeptCheckpoint): Promise<void>;
  /** Own entries with a place up to `upTo` whose receipt has not been proven, at most `limit`. */
  listUnproven(upTo: number, limit: number): Promise<AnsweredEntry[]>;
  /** From now on these entries count as received; unless their answer has changed meanwhile. */
  settleProofs(proofs: readonly (AnsweredEntry & { receipt: string })[]): Promise<void>;
  /** Keeps the contradiction for good. False if one of this kind about the same checkpoint and place is kept already. */
  raise(contradiction: Contradiction): Promise<boolean>;
}

/** The road to the log. A failure of the road is a thrown error, never an answer. */
export interface LogRoad {
  /** The newest signed note; null if the server gives none. */
  checkpoint(): Promise<string | null>;
  /** Bytes of each tile; undefined for one that the server says it does not have. */
  tiles(tiles: readonly Tile[]): Promise<(Uint8Array | undefined)[]>;
}

/** What came on the road is no checkpoint at all: a portal's page, a body cut short. Nothing was concluded from it. */
export class NoCheckpointError extends Error {
  override readonly name = "NoCheckpointError";
}

export interface WitnessOptions {
  log: LogIdentity;
  crypto: NoteCrypto;
  journal: WitnessJournal;
  road: LogRoad;
  /** Entries proven in one transaction. */
  proofsAtOnce?: number;
}

/** "contradicted": the log has just been found not to be the one that gave the answers which this device holds. */
export type WitnessVerdict = "agreed" | "contradicted";

export async function witnessLog(options: WitnessOptions): Promise<WitnessVerdict> {
  const { log, crypto, journal, road } = options;
  const kept = await journal.findKept();
  const note = await road.checkpoint();
  const told = { seen: kept?.note ?? null, shown: note, position: null };
  const contradict = async (kind: ContradictionKind): Promise<WitnessVerdict> =>
    (await journal.raise({ ...told, kind })) ? "contradicted" : "agreed";

  // A server that never signed anything keeps no log; one that did must go on.
  if (note === null) return kept === undefined ? "agreed" : contradict("silent");
  const opened = await openCheckpoint(note, log, crypto);
  if (opened.kind === "refused" && opened.fault === "not-a-checkpoint")
    throw new NoCheckpointError("no checkpoint came");
  if (opened.kind === "refused") return contradict("forged");
  const { checkpoint } = opened;
  const reader = createTileReader(checkpoint.size, (tiles) => road.tiles(tiles), crypto);
  const kind = kept === undefined ? undefined : await findContradiction(kept, checkpoint, reader, crypto);
  const verdict = kind === undefined ? "agreed" : await contradict(kind);
  // Also a contradicting one is what the next is held against: a second change of the past is not hidden by the first.
  const { size, root, signedAt } = checkpoint;
  if (kept?.note !== note) await journal.keep({ note, size, root: toBase64Url(root), signedAt });
  if (verdict === "contradicted") return verdict;
  return proveReceipts(checkpoint, note, reader, options);
}

async function findContradiction(
  kept: KeptCheckpoint,
  checkpoint: Checkpoint,
  reader: HashReader,
  crypto: NoteCrypto,
): Promise<ContradictionKind | undefined> {
  if (checkpoint.size < kept.size) return "smaller";
  const older = { size: kept.size, root: findBase64UrlBytes(kept.root)! };
  try {
    const proof = await proveConsistency(kept.size, checkpoint.size, reader, crypto);
    return (await isConsistent({ older, newer: checkpoint, proof }, crypto)) ? undefined : "split";
  } catch (error) {
    if (error instanceof TileError) return "unproven";
    throw error;
  }
}

async function proveReceipts(
  checkpoint: Checkpoint,
  note: string,
  reader: HashReader,
  { crypto, journal, proofsAtOnce = 100 }: WitnessOptions,
): Promise<WitnessVerdict> {
  let verdict: WitnessVerdict = "agreed";
  const failed = new Set<string>();
  for (;;) {
    const unproven = await journal.listUnproven(checkpoint.size, proofsAtOnce + failed.size);
    const entries = unproven.filter(({ author, seq }) => !failed.has(`${author}/${seq}`));
    if (entries.length === 0) return verdict;
    const leaves = await hashLeaves(
      entries.map(({ hash, receivedAt }) => leafText(hash, receivedAt)),
      crypto,
    );
    const proofs: (AnsweredEntry & { receipt: string })[] = [];
    for (const [at, entry] of entries.entries()) {
      const hashes = await findInclusion(entry.position, leaves[at]!, checkpoint, reader, crypto);
      if (hashes !== undefined) {
        proofs.push({
          ...entry,
          receipt: formatReceipt(leafOf(entry), { position: entry.position, hashes, checkpoint: note }),
        });
        continue;
      }
      failed.add(`${entry.author}/${entry.seq}`);
      const isNew = await journal.raise({ kind: "receipt", seen: null, shown: note, position: entry.position });
      if (isNew) verdict = "contradicted";
    }
    await journal.settleProofs(proofs);
  }
}

const leafOf = ({ hash, receivedAt }: AnsweredEntry) => ({ entryHash: hash, receivedAt });
