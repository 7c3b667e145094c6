import { createHash } from "node:crypto";
import type { EntryHash } from "../../shared/journal/ids.ts";
import { edgeRoot, emptyEdge, growTree, type TreeEdge } from "../../shared/transparency/grow-tree.ts";
import { createTileReader } from "../../shared/transparency/tile-reader.ts";
import { findTileOf, levelWidth, tileHeight, tileWidth } from "../../shared/transparency/tiles.ts";
import { hashLeaves, leafText } from "../../shared/transparency/tree-hash.ts";
import { coverRange } from "../../shared/transparency/tree-nodes.ts";
import { createVerifyingCrypto } from "../crypto/verifying-crypto.ts";
import type { LogHead } from "./journal-store.ts";
import { toBytes, toEntryHash, type Blob } from "./sqlite-blob.ts";
import type { Sqlite } from "./sqlite-schema.ts";

/** What of an entry goes into the tree. */
export interface NewLeaf {
  hash: EntryHash;
  receivedAt: string;
}

const crypto = createVerifyingCrypto();
const leavesAtOnce = 5000;

/**
 * The tree over the log, written in the transaction that writes the entries, so that neither is ever without the other. What it
 * has of the right edge stays in memory: call `forget` after a rollback, or when another process wrote.
 */
export class SqliteLogTree {
  readonly #sql: ReturnType<typeof prepare>;
  #edge: TreeEdge | undefined;
  #receivedAt: string | null = null;
  /** By level, the bytes of the tile at the right edge. */
  #tails: Buffer[] = [];

  constructor(db: Sqlite) {
    this.#sql = prepare(db);
  }

  forget(): void {
    this.#edge = undefined;
  }

  /** As it is in the file, whoever wrote it. */
  readHead(): LogHead {
    const row = this.#sql.head.get() as { size: number; root: Blob; received_at: string | null } | undefined;
    if (row === undefined) return { size: 0, root: createHash("sha256").digest(), receivedAt: null };
    return { size: row.size, root: toBytes(row.root), receivedAt: row.received_at };
  }

  /** Adds the leaves of the entries that end the log, which is now of this size; and those that an older version left out. */
  async append(leaves: readonly NewLeaf[], logSize: number): Promise<void> {
    const edge = this.#edge ?? (await this.#load());
    if (edge.size + leaves.length === logSize) return this.#grow(edge, leaves);
    await this.catchUp(logSize);
  }

  /** Makes the tree that of the entries. One with more leaves than there are entries is another log's, and is built anew. */
  async catchUp(logSize: number): Promise<void> {
    let edge = this.#edge ?? (await this.#load());
    if (edge.size > logSize) {
      this.#sql.dropTiles.run();
      this.#sql.dropHead.run();
      edge = await this.#load();
    }
    while (edge.size < logSize) {
      const rows = this.#sql.leaves.all(edge.size, leavesAtOnce) as { hash: Blob; received_at: string }[];
      if (rows.length === 0) return;
      await this.#grow(
        edge,
        rows.map((row) => ({ hash: toEntryHash(row.hash), receivedAt: row.received_at })),
      );
      edge = this.#edge!;
    }
  }

  async #grow(edge: TreeEdge, leaves: readonly NewLeaf[]): Promise<void> {
    if (leaves.length === 0) return;
    const hashes = await hashLeaves(
      leaves.map(({ hash, receivedAt }) => leafText(hash, receivedAt)),
      crypto,
    );
    const { edge: grown, completed } = await growTree(edge, hashes, crypto);
    for (let level = 0; level * tileHeight < completed.length; level++) {
      this.#fillTiles(level, levelWidth(edge.size, level), completed[level * tileHeight]!);
    }
    for (const { receivedAt } of leaves) {
      if (this.#receivedAt === null || receivedAt > this.#receivedAt) this.#receivedAt = receivedAt;
    }
    this.#sql.putHead.run(grown.size, await edgeRoot(grown, crypto), this.#receivedAt);
    this.#edge = grown;
  }

  /** `width`: hashes that the level had. */
  #fillTiles(level: number, width: number, hashes: readonly Uint8Array[]): void {
    for (let done = 0; done < hashes.length;) {
      const at = width + done;
      const used = at % tileWidth;
      const count = Math.min(tileWidth - used, hashes.length - done);
      const tail = used === 0 ? Buffer.alloc(0) : (this.#tails[level] ?? Buffer.alloc(0));
      const bytes = Buffer.concat([tail, ...hashes.slice(done, done + count)]);
      this.#sql.putTile.run(level, Math.floor(at / tileWidth), bytes);
      this.#tails[level] = bytes;
      done += count;
    }
  }

  async #load(): Promise<TreeEdge> {
    const { size, receivedAt } = this.readHead();
    this.#receivedAt = receivedAt;
    this.#tails = [];
    for (let level = 0; levelWidth(size, level) > 0; level++) {
      const tile = findTileOf(size, level, Math.floor(levelWidth(size, level) / tileWidth));
      if (tile !== undefined) this.#tails[level] = this.#readTile(level, tile.index)!;
    }
    const reader = createTileReader(
      size,
      (tiles) => tiles.map(({ level, index }) => this.#readTile(level, index)),
      crypto,
    );
    const cover = coverRange({ start: 0, end: size });
    const hashes = size === 0 ? [] : await reader.readHashes(cover);
    const nodes: (Uint8Array | null)[] = Array.from({ length: (cover[0]?.level ?? -1) + 1 }, () => null);
    cover.forEach(({ level }, at) => (nodes[level] = hashes[at]!));
    this.#edge = size === 0 ? emptyEdge : { size, nodes };
    return this.#edge;
  }

  #readTile(level: number, index: number): Buffer | undefined {
    const row = this.#sql.tile.get(level, index) as { hashes: Blob } | undefined;
    return row && Buffer.from(toBytes(row.hashes));
  }
}

/** The reader's side. */
export function createLogTreeReader(db: Sqlite) {
  const sql = prepare(db);
  return {
    /** Bytes of each tile as far as it is filled; null where there is none. */
    readLogTiles(places: readonly { level: number; index: number }[]): (Uint8Array | null)[] {
      return places.map(({ level, index }) => {
        const row = sql.tile.get(level, index) as { hashes: Blob } | undefined;
        return row === undefined ? null : toBytes(row.hashes);
      });
    },

    /** What the leaves after a position are made of. */
    readLeaves(after: number, limit: number): NewLeaf[] {
      const rows = sql.leaves.all(after, limit) as { hash: Blob; received_at: string }[];
      return rows.map((row) => ({ hash: toEntryHash(row.hash), receivedAt: row.received_at }));
    },
  };
}

function prepare(db: Sqlite) {
  return {
    head: db.prepare("SELECT size, root, received_at FROM log_head"),
    putHead: db.prepare(
      `INSERT INTO log_head (id, size, root, received_at) VALUES (1, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET size = excluded.size, root = excluded.root, received_at = excluded.received_at`,
    ),
    tile: db.prepare("SELECT hashes FROM log_tiles WHERE level = ? AND tile = ?"),
    putTile: db.prepare(
      `INSERT INTO log_tiles (level, tile, hashes) VALUES (?, ?, ?)
       ON CONFLICT (level, tile) DO UPDATE SET hashes = excluded.hashes`,
    ),
    leaves: db.prepare("SELECT hash, received_at FROM entries WHERE position > ? ORDER BY position LIMIT ?"),
    dropTiles: db.prepare("DELETE FROM log_tiles"),
    dropHead: db.prepare("DELETE FROM log_head"),
  };
}
