/**
 * The server's log as others see it: its newest signed checkpoint, its tiles, a receipt for each entry. Rules T15–T20 of
 * `shared/transparency/SPEC.md`.
 */
import { sign } from "node:crypto";
import { bytesEqual, toBase64Url } from "../../shared/lib/bytes.ts";
import type { EntryHash } from "../../shared/journal/ids.ts";
import {
  formatCheckpoint,
  identifyLog,
  noteKeyOf,
  openCheckpoint,
  type Checkpoint,
  type LogIdentity,
} from "../../shared/transparency/checkpoint.ts";
import { formatEntryBundle } from "../../shared/transparency/entry-bundle.ts";
import { computeRoot, proveInclusion, type HashReader } from "../../shared/transparency/prove.ts";
import { formatReceipt } from "../../shared/transparency/receipt.ts";
import { signNote } from "../../shared/transparency/signed-note.ts";
import { createTileReader } from "../../shared/transparency/tile-reader.ts";
import { findTileOf, tileWidth, type Tile } from "../../shared/transparency/tiles.ts";
import { hashBytes, leafText } from "../../shared/transparency/tree-hash.ts";
import { createVerifyingCrypto } from "../crypto/verifying-crypto.ts";
import type { SqliteStore } from "../journal-store/sqlite-store.ts";
import type { Secrets } from "../session/secrets.ts";
import { CheckpointFile } from "./checkpoint-file.ts";
import { findResumption, type Resumption } from "./resumption.ts";

export interface SignedCheckpoint extends Checkpoint {
  note: string;
}

/** What is proven of an entry of the log. */
export interface PlacedEntry {
  position: number;
  hash: EntryHash;
  receivedAt: string;
}

/** Why nothing new is signed, or "signing". */
export type LogState = "signing" | "clock-set-back" | "log-set-back";

export interface ServerLog {
  readonly identity: LogIdentity;
  /** As the last call of `checkpoint` found it. */
  readonly state: LogState;
  /** The last signed checkpoint, if the store does not continue it. */
  readonly contradicted: Checkpoint | null;
  /**
   * The newest checkpoint: of everything that is committed, unless the clock stands before the last one; that one is given then.
   * Null while the store has less than was signed.
   */
  checkpoint(): Promise<SignedCheckpoint | null>;
  /** Bytes of a tile; undefined if the log does not reach so far. */
  findTile(tile: Tile): Promise<Uint8Array | undefined>;
  findEntryBundle(tile: Tile): Promise<Uint8Array | undefined>;
  /** The receipt of an entry under that checkpoint, which reaches at least to its position. */
  prove(entry: PlacedEntry, under: SignedCheckpoint): Promise<string>;
  /** Proves many entries under one checkpoint: each tile is read once, and stays in memory as long as the function does. */
  proverOf(under: SignedCheckpoint): (entry: PlacedEntry) => Promise<string>;
  close(): Promise<void>;
}

export interface ServerLogPorts {
  store: Pick<SqliteStore, "logHead" | "readLogTiles" | "readLeaves" | "findSetting">;
  secrets: Pick<Secrets, "privateKey" | "publicKey">;
  election: string;
  dataPath: string;
  now(): Date;
  /** Told once for each time that signing stops, and when the file beside the database cannot be written. */
  warn(message: string): void;
}

const crypto = createVerifyingCrypto();

export async function openServerLog(ports: ServerLogPorts): Promise<ServerLog> {
  const { store, secrets, now, warn } = ports;
  const identity = identifyLog(ports.election, secrets.publicKey);
  const file = new CheckpointFile(ports.dataPath);
  const readerOf = (size: number): HashReader =>
    createTileReader(
      size,
      async (tiles) => (await store.readLogTiles(tiles)).map((bytes) => bytes ?? undefined),
      crypto,
    );

  let last = await readLast(file, identity);
  let resumption = await findResumption(store);
  let state: LogState = "signing";
  let signing: Promise<SignedCheckpoint | null> | undefined;
  if (last !== null && !(await isKept(last, store.logHead.size, readerOf))) state = "log-set-back";
  if (state !== "signing") warn(describeSetBack(last!, store.logHead.size));

  function turn(next: LogState, message: string): void {
    if (state !== next) warn(message);
    state = next;
  }

  async function signNewest(): Promise<SignedCheckpoint | null> {
    if (state === "log-set-back") {
      resumption = await findResumption(store);
      if (last === null || !isAbout(resumption, last)) return null;
      await file.setAside(`${last.size}-set-back`);
      last = null;
      state = "signing";
    }
    const { size, root, receivedAt } = store.logHead;
    if (last?.size === size) return last;
    const signedAt = latest(receivedAt, resumption?.signedAt ?? null);
    if (signedAt !== null && now().toISOString() < signedAt) {
      turn("clock-set-back", `The server's clock stands before ${signedAt}, the time of its log. ${nothingSigned}`);
      return last;
    }
    if (state === "clock-set-back")
      turn("signing", "The server's clock is past the time of its log: checkpoints are signed again.");
    const checkpoint = { origin: identity.origin, size, root, signedAt };
    const note = await signNote(formatCheckpoint(checkpoint), noteKeyOf(identity), crypto, (message) =>
      sign(null, message, secrets.privateKey),
    );
    last = { ...checkpoint, note };
    file.put(note, (error) => warn(`The last checkpoint could not be kept beside the database: ${String(error)}`));
    return last;
  }

  function proverOf({ size, note }: SignedCheckpoint): (entry: PlacedEntry) => Promise<string> {
    const reader = readerOf(size);
    return async ({ position, hash, receivedAt }) => {
      const hashes = await proveInclusion(position - 1, size, reader, crypto);
      return formatReceipt({ entryHash: hash, receivedAt }, { position, hashes, checkpoint: note });
    };
  }

  return {
    identity,
    get state() {
      return state;
    },
    get contradicted() {
      return state === "log-set-back" ? last : null;
    },
    checkpoint() {
      if (state === "signing" && last?.size === store.logHead.size) return Promise.resolve(last);
      // One at a time: a log's checkpoints follow one another.
      const next = (signing ?? Promise.resolve(null)).then(signNewest, signNewest);
      signing = next;
      return next;
    },
    async findTile({ level, index, width }) {
      const [bytes] = await store.readLogTiles([{ level, index }]);
      return bytes == null || bytes.length < width * hashBytes ? undefined : bytes.subarray(0, width * hashBytes);
    },
    async findEntryBundle({ index, width }) {
      if ((findTileOf(store.logHead.size, 0, index)?.width ?? 0) < width) return undefined;
      const leaves = await store.readLeaves(index * tileWidth, width);
      return formatEntryBundle(leaves.map(({ hash, receivedAt }) => leafText(hash, receivedAt)));
    },
    prove: (entry, under) => proverOf(under)(entry),
    proverOf,
    close: () => file.close(),
  };
}

const nothingSigned =
  "Entries are accepted and kept as always; nothing new is signed until the clock is right, and receipts wait so long.";

const describeSetBack = ({ size }: Checkpoint, storeSize: number): string =>
  `This server has signed a log of ${size} entries that the database (${storeSize} entries) does not continue: it was probably ` +
  "restored from a backup. Entries are accepted and kept as always, and tablets send again what is missing; nothing is signed " +
  'until somebody has looked and says "npm run admin -- resume-log".';

async function readLast(file: CheckpointFile, identity: LogIdentity): Promise<SignedCheckpoint | null> {
  const note = file.read();
  if (note === undefined) return null;
  const opened = await openCheckpoint(note, identity, crypto);
  // A note of other secrets says nothing about this log.
  return opened.kind === "signed" ? { ...opened.checkpoint, note } : null;
}

/** Whether the store's tree continues what was signed. */
async function isKept(signed: Checkpoint, size: number, readerOf: (size: number) => HashReader): Promise<boolean> {
  if (signed.size > size) return false;
  return bytesEqual(signed.root, await computeRoot(signed.size, readerOf(size), crypto));
}

const isAbout = (resumption: Resumption | null, { size, root }: Checkpoint): boolean =>
  resumption !== null && resumption.size === size && resumption.root === toBase64Url(root);

const latest = (left: string | null, right: string | null): string | null =>
  left === null || (right !== null && right > left) ? right : left;
