/**
 * A tablet's store in memory: append and the journal that syncing sees. `TabletState` is what lies on its disk; a journal is
 * one tab over it. Every call is one transaction: a crash loses those that were not committed, and nothing else.
 */
import {
  buildEntry,
  type Authorship,
  type BuiltEntry,
  type Head,
  type NewEvent,
} from "../../shared/journal/build-entry.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, EvidenceHash, Seq } from "../../shared/journal/ids.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import type { EvidenceItem, OwnEntry, Pulled, PullMark, TabletJournal } from "../../shared/sync/sync-ports.ts";
import type { SeededDevice } from "./node-crypto.ts";

export interface OwnRow extends OwnEntry {
  answer: IngestResult | null;
}

export interface PulledRow {
  position: number;
  receivedAt: string;
  author: AuthorId;
  seq: Seq;
  hash: EntryHash;
  entry: Entry;
}

export interface TabletState {
  head: Head | null;
  own: Map<number, OwnRow>;
  /** By hash: what came from the server and verified. */
  pulled: Map<EntryHash, PulledRow>;
  /** What did not verify. */
  unsound: Map<string, Pulled>;
  cursor: number;
  mark: PullMark | undefined;
  evidence: Map<EvidenceHash, EvidenceItem & { sent: boolean }>;
}

/** The browser was closed: nothing of this call was written, unless the disk had committed it already. */
export class CrashedError extends Error {
  override readonly name = "CrashedError";
}

export type Write = "append" | "settle" | "receive" | "evidence";

export interface Disk {
  /** Calls `commit` once, or rejects without having called it. It may reject after it as well: a crash before the answer. */
  write(what: Write, commit: () => void): Promise<void>;
}

export const perfectDisk: Disk = { write: async (_, commit) => commit() };

export class MemoryTabletJournal implements TabletJournal {
  readonly author: AuthorId;
  readonly #device: SeededDevice;
  readonly #disk: Disk;
  readonly #state: TabletState;
  #isOpen = true;

  constructor(device: SeededDevice, disk: Disk = perfectDisk, state: TabletState = emptyTablet()) {
    this.author = device.author;
    this.#device = device;
    this.#disk = disk;
    this.#state = state;
  }

  get state(): Readonly<TabletState> {
    return this.#state;
  }

  /** What is not committed yet never will be; every later call of this tab fails. */
  crash(): void {
    this.#isOpen = false;
  }

  /** Resolves when the entry and the new head are durable, together. Two tabs may call it at once. */
  async append(event: NewEvent, authorship: Omit<Authorship, "author">): Promise<BuiltEntry> {
    for (;;) {
      const { head } = this.#state;
      const built = await buildEntry(event, { ...authorship, author: this.author }, head, this.#device.crypto);
      const moved = await this.#commit("append", (state) => {
        if (state.head?.hash !== head?.hash) return true;
        const { seq } = built.header;
        state.own.set(seq, { seq, hash: built.hash, entry: built.entry, answer: null });
        for (const { sha256, sizeBytes, mediaType } of event.evidence) {
          if (state.evidence.has(sha256)) continue;
          state.evidence.set(sha256, { sha256, sizeBytes, mediaType, author: this.author, seq, sent: false });
        }
        state.head = { seq, hash: built.hash };
        return false;
      });
      if (!moved) return built;
    }
  }

  async listOutbox(query: Parameters<TabletJournal["listOutbox"]>[0]): Promise<OwnEntry[]> {
    this.#assertOpen();
    const { fromSeq, serverHead, limit, maxBytes } = query;
    const batch: OwnEntry[] = [];
    let sizeBytes = 0;
    const end = (this.#state.head?.seq ?? -1) + 1;
    for (let seq = fromSeq; seq < end && batch.length < limit; seq++) {
      const row = this.#state.own.get(seq);
      const isAnswered = row?.answer != null && row.answer.outcome !== "quarantined";
      if (row === undefined || (seq <= serverHead && isAnswered)) continue;
      sizeBytes += textBytes(row.entry);
      if (batch.length > 0 && sizeBytes > maxBytes) break;
      batch.push({ seq: row.seq, hash: row.hash, entry: row.entry });
    }
    return batch;
  }

  async settle(results: readonly IngestResult[]): Promise<void> {
    await this.#commit("settle", (state) => {
      for (const result of results) {
        const row = state.own.get(result.seq!);
        if (row !== undefined && result.outcome !== "held") state.own.set(row.seq, { ...row, answer: result });
      }
    });
  }

  async getPullCursor(): Promise<number> {
    this.#assertOpen();
    return this.#state.cursor;
  }

  async findPullMark(): Promise<PullMark | undefined> {
    this.#assertOpen();
    return this.#state.mark;
  }

  async listReceiptsAfter(position: number): Promise<PullMark[]> {
    this.#assertOpen();
    return [...this.#state.own.values()].flatMap(({ answer, entry }) =>
      answer?.position !== undefined && answer.position > position
        ? [{ position: answer.position, receivedAt: answer.receivedAt!, signature: entry.signature }]
        : [],
    );
  }

  async startOver(): Promise<void> {
    await this.#commit("receive", (state) => {
      for (const [seq, row] of state.own) state.own.set(seq, { ...row, answer: null });
      state.cursor = 0;
      state.mark = undefined;
    });
  }

  async receive(page: readonly Pulled[], next: number): Promise<void> {
    await this.#commit("receive", (state) => {
      for (const pulled of page) receiveOne(state, this.author, pulled);
      state.cursor = next;
      const last = page.at(-1);
      if (last !== undefined) {
        state.mark = { position: last.position, receivedAt: last.receivedAt, signature: last.raw.signature };
      }
    });
  }

  async listEvidenceToSend(): Promise<EvidenceItem[]> {
    this.#assertOpen();
    const isIn = (seq: Seq) => this.#state.own.get(seq)?.answer?.position !== undefined;
    return [...this.#state.evidence.values()].filter(({ sent, seq }) => !sent && isIn(seq));
  }

  async settleEvidence(sha256: EvidenceHash): Promise<void> {
    await this.#commit("evidence", (state) => {
      state.evidence.set(sha256, { ...state.evidence.get(sha256)!, sent: true });
    });
  }

  async #commit<Result>(what: Write, change: (state: TabletState) => Result): Promise<Result> {
    this.#assertOpen();
    let done: { result: Result } | undefined;
    await this.#disk.write(what, () => {
      this.#assertOpen();
      done = { result: change(this.#state) };
    });
    this.#assertOpen();
    if (done === undefined) throw new Error(`the disk neither committed nor failed: ${what}`);
    return done.result;
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new CrashedError("the tab is closed");
  }
}

function receiveOne(state: TabletState, own: AuthorId, { checked, position, receivedAt, raw }: Pulled): void {
  if (checked.kind !== "sound") {
    state.unsound.set(`${position}/${raw.signature}`, { checked, position, receivedAt, raw });
    return;
  }
  const { author, seq, hash } = checked;
  const before = state.pulled.get(hash);
  const entry = before === undefined || before.entry.payload === null ? raw : before.entry;
  state.pulled.set(hash, { position, receivedAt, author, seq, hash, entry });
  if (author !== own) return;
  const row = state.own.get(seq);
  if (row !== undefined && row.hash !== hash) return;
  const answer: IngestResult = { author, seq, outcome: "duplicate", position, receivedAt };
  state.own.set(seq, { ...(row ?? { seq, hash, entry }), answer });
  // It had been lost here and comes back from the server: what is recorded next follows it.
  if (row === undefined && seq > (state.head?.seq ?? -1)) state.head = { seq, hash };
}

/** A copy of the profile, as a backup or a second device would have it. */
export const copyTablet = (state: TabletState): TabletState => ({
  ...state,
  own: new Map(state.own),
  pulled: new Map(state.pulled),
  unsound: new Map(state.unsound),
  evidence: new Map(state.evidence),
});

export const emptyTablet = (): TabletState => ({
  head: null,
  own: new Map(),
  pulled: new Map(),
  unsound: new Map(),
  cursor: 0,
  mark: undefined,
  evidence: new Map(),
});

const textBytes = ({ header, payload, signature }: Entry): number =>
  Buffer.byteLength(header) + Buffer.byteLength(payload ?? "") + Buffer.byteLength(signature);
