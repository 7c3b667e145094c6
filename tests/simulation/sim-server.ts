/** The server: the real ingest over a store whose disk fails, in a process that dies, and that is sometimes set back. */
import type { BundledReceipt } from "../../shared/bundle/write-bundle.ts";
import type { QuarantineDecided } from "../../shared/events/event.ts";
import type { CheckedEntry, EntryChecker } from "../../shared/journal/check-entries.ts";
import type { Entry, Header, Payload } from "../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, Seq } from "../../shared/journal/ids.ts";
import { decide } from "../../shared/sync/decide.ts";
import { ingest } from "../../shared/sync/ingest.ts";
import type { JournalTransaction } from "../../shared/sync/journal-transaction.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import type { SeededRandom } from "../support/seeded-random.ts";
import { isWithin, MemoryServer } from "../support/memory-server.ts";
import { Mutex } from "../support/mutex.ts";
import type { MemoryTransaction } from "../support/memory-journal-store.ts";
import { createServerKey, makeReceipts } from "../support/receipt-fixtures.ts";
import type { Bug } from "./bug.ts";
import { readCarried } from "./carried.ts";
import { hashOfHeader, type Ledger } from "./ledger.ts";
import { NetworkError } from "./network.ts";
import type { Scheduler } from "./scheduler.ts";

export interface ServerFaults {
  /** Per batch. */
  crashBeforeCommit: number;
  crashAfterCommit: number;
  writeError: number;
}

export const noServerFaults: ServerFaults = { crashBeforeCommit: 0, crashAfterCommit: 0, writeError: 0 };

export class SimServer {
  readonly memory: MemoryServer;
  faults: ServerFaults;
  isDiskFull = false;
  /** Signs the log, and with it the receipts. */
  readonly key: ReturnType<typeof createServerKey>;
  #isUp = true;
  #backup: ReturnType<MemoryServer["store"]["snapshot"]> | undefined;
  readonly #mutex = new Mutex();

  constructor(
    readonly scheduler: Scheduler,
    readonly random: SeededRandom,
    readonly ledger: Ledger,
    readonly bug: Bug,
    checker: EntryChecker,
    faults: ServerFaults,
    seed: string,
  ) {
    this.key = createServerKey(seed);
    this.memory = new MemoryServer(() => this.now(), bug.checker?.(checker) ?? checker);
    this.faults = faults;
  }

  get store() {
    return this.memory.store;
  }

  now(): string {
    return new Date(this.scheduler.nowMs).toISOString();
  }

  /** The bodies of `wire.md`, as texts. Rejects as a reply does that is not 2xx. */
  push(body: string, scope: string): Promise<string> {
    return this.#serve(async () => {
      const { entries } = JSON.parse(body) as { entries: unknown[] };
      const results = await this.#ingest(entries, await this.memory.checker.check(entries), scope);
      return JSON.stringify({ results, checkpoint: null });
    });
  }

  /** A bundle, whatever is left of it: its carrier may have damaged it, so every signature is checked, not one for each run. */
  handIn(bundle: Uint8Array, scope: string): Promise<IngestResult[]> {
    return this.#serve(async () => {
      const { entries } = await readCarried(bundle);
      const { checker } = this.memory;
      const checkEach = async () => Promise.all(entries.map(async (entry) => (await checker.check([entry]))[0]!));
      const checked = await (this.bug.checkCarried?.(checker, entries) ?? checkEach());
      return this.#ingest(entries, checked, scope);
    });
  }

  /** The receipts of those that are in the log, under a checkpoint of the log as it is. */
  listReceipts(places: readonly { author: string; seq: number }[]): Promise<BundledReceipt[]> {
    return this.#serve(async () => {
      const wanted = new Set(places.map(({ author, seq }) => `${author}/${seq}`));
      const receipts = await makeReceipts(this.store.log, this.key);
      return receipts.filter(({ author, seq }) => wanted.has(`${author}/${seq}`));
    });
  }

  pull(after: number, limit: number, scope: string): Promise<string> {
    return this.#serve(async () => JSON.stringify(this.memory.pull(after, limit, scope)));
  }

  heads(scope: string): Promise<string> {
    return this.#serve(async () => JSON.stringify(this.memory.heads(scope)));
  }

  sendEvidence(sha256: string): Promise<string> {
    return this.#serve(async () => {
      this.memory.evidence.add(sha256);
      return "{}";
    });
  }

  backUp(): Promise<void> {
    return this.#mutex.run(async () => {
      this.#backup = this.store.snapshot();
    });
  }

  /** The machine is lost and comes up again with its backup, if there is one. */
  setBack(): Promise<void> {
    return this.#mutex.run(async () => {
      const backup = this.#backup;
      if (backup === undefined) return;
      this.#backup = undefined;
      this.store.restore(backup);
      const kept = new Set([
        ...this.store.log.map(({ hash }) => hash as string),
        // A damaged copy that waits is not the entry: a whole one is received when it comes.
        ...this.store.aside.filter(({ entry }) => entry.kind === "sound").map(({ entry }) => entry.hash as string),
      ]);
      this.ledger.noteRestored((hash) => kept.has(hash));
    });
  }

  #serve<Reply>(work: () => Promise<Reply>): Promise<Reply> {
    return this.#mutex.run(async () => {
      if (!this.#isUp) throw new NetworkError("connection refused");
      await this.scheduler.wait(this.random.between(1, 20));
      return work();
    });
  }

  async #ingest(entries: readonly unknown[], checked: readonly CheckedEntry[], scope: string): Promise<IngestResult[]> {
    const { store, random, faults } = this;
    const transaction = store.begin();
    const sizeBefore = store.log.length;
    const steps = this.bug.transaction?.(transaction, store) ?? transaction;
    const receivedAt = this.now();
    const results = await ingest(checked, steps, {
      receivedAt,
      mayBring: (author) => isWithin(scope, author.unit),
      mayWrite: (author, { unit }) => isWithin(author.unit, unit),
    });
    await this.#applyDecisions(sizeBefore, steps, receivedAt);
    if (this.bug.repliesBeforeCommit === true) {
      void this.#commit(transaction, sizeBefore).catch(() => undefined);
      return results;
    }
    await this.#commit(transaction, sizeBefore);
    this.#checkKept(entries, results);
    if (random.chance(faults.crashAfterCommit)) this.#die();
    return results;
  }

  /** As the real store does: in the transaction in which they come into the log, and what is accepted may hold decisions itself. */
  async #applyDecisions(sizeBefore: number, transaction: JournalTransaction, at: string): Promise<void> {
    const { log } = this.store;
    for (let index = sizeBefore; index < log.length; index++) {
      const { entry, author, position } = log[index]!;
      const { type } = JSON.parse(entry.header) as Header;
      if (type !== "quarantine.decided") continue;
      const { decides, verdict } = (JSON.parse(entry.payload!) as Payload).data as unknown as QuarantineDecided;
      if (decides.author === author) continue;
      const place = { author: decides.author as AuthorId, seq: decides.seq as Seq, hash: decides.hash as EntryHash };
      this.ledger.noteDecided(place.hash, verdict);
      await decide({ ...place, verdict, position }, transaction, at);
    }
  }

  /** Rolls back and rejects where the disk or the process fails first. */
  async #commit(transaction: MemoryTransaction, sizeBefore: number): Promise<void> {
    const { random, faults, scheduler, store, ledger } = this;
    try {
      if (this.isDiskFull || random.chance(faults.writeError)) throw new NetworkError("507 disk full");
      if (this.bug.repliesBeforeCommit !== true) await scheduler.wait(random.between(2, 30));
      if (random.chance(faults.crashBeforeCommit)) this.#die();
    } catch (error) {
      ledger.count("batch rolled back");
      transaction.rollBack();
      throw error;
    }
    for (const { position, hash, receivedAt } of store.log.slice(sizeBefore)) {
      ledger.noteCommitted(position, hash, receivedAt);
    }
  }

  #die(): never {
    this.#isUp = false;
    this.ledger.count("server died");
    void this.scheduler.wait(this.random.between(1000, 600_000)).then(() => (this.#isUp = true));
    throw new NetworkError("the server died");
  }

  /** Whatever the server says it keeps must be somewhere, as it came. */
  #checkKept(entries: readonly unknown[], results: readonly IngestResult[]): void {
    const { store, ledger } = this;
    results.forEach(({ outcome, position, receivedAt, author, seq }, index) => {
      ledger.count(outcome);
      if (outcome === "rejected") return;
      const { header } = entries[index] as Entry;
      const hash = hashOfHeader(header);
      const logged = store.log.some((entry) => entry.hash === hash && entry.entry.header === header);
      const isAside = () => store.aside.some(({ entry }) => entry.hash === hash && entry.entry.header === header);
      if (outcome === "inserted" || outcome === "duplicate") {
        if (store.log[position! - 1]?.hash !== hash) ledger.find("lost", `${author}/${seq} is not at ${position}`);
      } else if (!logged && !isAside()) {
        ledger.find("lost", `${author}/${seq} was ${outcome} and is nowhere`);
      }
      if (receivedAt !== undefined && outcome !== "duplicate") ledger.noteKept(hash, receivedAt);
    });
  }
}
