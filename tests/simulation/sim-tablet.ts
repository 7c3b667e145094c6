/** A tablet or a desk: its store on a failing disk, its tabs, its officer, its clock, and its road to the server. */
import type { Authorship, BuiltEntry, NewEvent } from "../../shared/journal/build-entry.ts";
import type { Position } from "../../shared/journal/ids.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { createReplyParser, parseReplyText } from "../../shared/sync/parse-reply.ts";
import { syncOnce } from "../../shared/sync/sync-once.ts";
import type { SyncTransport, TabletJournal } from "../../shared/sync/sync-ports.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { identifyLog } from "../../shared/transparency/checkpoint.ts";
import { matchReceipts } from "../../shared/transparency/match-receipts.ts";
import { compileSchema } from "../support/compile-schema.ts";
import { testChecker, election } from "../support/entry-fixtures.ts";
import {
  copyTablet,
  CrashedError,
  MemoryTabletJournal,
  type Disk,
  type OwnRow,
  type TabletState,
  type Write,
} from "../support/memory-tablet-journal.ts";
import { nodeNoteCrypto, type SeededDevice } from "../support/node-crypto.ts";
import type { SeededRandom } from "../support/seeded-random.ts";
import type { Bug, TabletParts } from "./bug.ts";
import { readCarried } from "./carried.ts";
import { DeskBoard } from "./desk-board.ts";
import { journalOf } from "./journal-of.ts";
import type { Ledger } from "./ledger.ts";
import { type Link, NetworkError } from "./network.ts";
import { isOf } from "./officer.ts";
import { mode } from "../support/show-projections.ts";
import type { Scheduler } from "./scheduler.ts";
import type { SimServer } from "./sim-server.ts";
import { TabletClock } from "./tablet-clock.ts";

const parser = createReplyParser(compileSchema);

export interface DiskFaults {
  /** Per write. */
  writeError: number;
  crashBeforeCommit: number;
  crashAfterCommit: number;
}

export const noDiskFaults: DiskFaults = { writeError: 0, crashBeforeCommit: 0, crashAfterCommit: 0 };

/** The write failed; nothing was written. */
class WriteError extends Error {
  override readonly name = "WriteError";
}

export interface Surroundings {
  scheduler: Scheduler;
  server: SimServer;
  ledger: Ledger;
  bug: Bug;
}

export class SimTablet implements Disk {
  faults = noDiskFaults;
  /** Nobody syncs by the clock any more; the end of the day asks for each round. */
  isResting = false;
  readonly board: DeskBoard;
  readonly clock: TabletClock;
  #tabs: MemoryTabletJournal[] = [];
  /** Counts starts of the browser: what one of them left unwritten, the next does not write. */
  #run = 0;

  constructor(
    readonly name: string,
    readonly unit: string,
    readonly device: SeededDevice,
    readonly state: TabletState,
    readonly link: Link,
    readonly random: SeededRandom,
    readonly around: Surroundings,
  ) {
    this.clock = new TabletClock(around.scheduler, random.fork("clock"));
    this.board = new DeskBoard(state, around.bug);
    this.#start();
  }

  get isUp(): boolean {
    return this.#tabs.length > 0;
  }

  /** What it reads and writes: the unit at which the server has it. */
  get scope(): string {
    return this.around.server.store.findAuthor(this.device.author)!.unit;
  }

  /** Told that its scope is wider, a device asks for everything again. */
  pullAgain(): void {
    this.state.cursor = 0;
    this.state.mark = undefined;
  }

  async write(what: Write, commit: () => void): Promise<void> {
    const { random, faults } = this;
    const run = this.#run;
    await this.around.scheduler.wait(random.between(1, 40));
    if (run !== this.#run) throw new CrashedError(what);
    if (random.chance(faults.writeError)) throw new WriteError(what);
    if (random.chance(faults.crashBeforeCommit)) this.#die(what);
    commit();
    if (random.chance(faults.crashAfterCommit)) this.#die(what);
  }

  /** The browser is killed; some time later somebody starts it again. */
  crash(): void {
    for (const tab of this.#tabs) tab.crash();
    this.#tabs = [];
    this.#run += 1;
    this.around.ledger.count("tablet died");
    void this.around.scheduler.wait(this.random.between(10_000, 1_800_000)).then(() => this.#start());
  }

  #die(what: Write): never {
    this.crash();
    throw new CrashedError(what);
  }

  #start(): void {
    if (this.isUp) return;
    this.clock.restart();
    this.board.rebuild();
    const count = this.random.chance(0.25) ? 2 : 1;
    if (count === 2) this.around.ledger.count("two tabs");
    this.#tabs = Array.from({ length: count }, () => new MemoryTabletJournal(this.device, this, this.state));
    for (const tab of this.#tabs) void this.#syncNowAndThen(tab);
  }

  /** The browser's profile is again what it was when this copy of it was made. */
  restore(backup: TabletState): void {
    this.crash();
    this.around.ledger.count("tablet restored");
    Object.assign(this.state, copyTablet(backup));
  }

  /** A courier takes copies along: no answer to anything. */
  handOver(rows: readonly OwnRow[]): void {
    const [tab] = this.#tabs;
    if (tab !== undefined) this.around.bug.handOver?.(rows, this.#partsOf(tab));
  }

  /** Receipts that were brought home in a bundle: what they prove of the own log counts as an answer of the server. */
  async takeReceipts(bundle: Uint8Array): Promise<void> {
    const [tab] = this.#tabs;
    if (tab === undefined) return;
    const { receipts } = await readCarried(bundle);
    const texts = receipts.map(({ text }) => text);
    const own = new Map([...this.state.own.values()].map((row) => [row.hash as string, row]));
    const results = this.around.bug.readReceipts?.(texts, own) ?? (await this.#proveReceipts(texts, own));
    if (results.length > 0) this.around.ledger.count("receipts brought home");
    try {
      await this.#watch(tab).settle(results);
    } catch (error) {
      this.#assertExpected(error);
    }
  }

  async #proveReceipts(texts: readonly string[], own: ReadonlyMap<string, OwnRow>): Promise<IngestResult[]> {
    const { author } = this.device;
    const asked = [...own].map(
      ([hash, row]) => [hash, { ...row, isProven: row.answer?.position !== undefined }] as const,
    );
    const log = identifyLog(election, this.around.server.key.publicKey);
    const { proven, refused } = await matchReceipts(texts, new Map(asked), log, nodeNoteCrypto);
    if (refused > 0) this.around.ledger.count("receipt refused");
    return proven.map(({ own: { seq }, position, receivedAt }) => ({
      author,
      seq,
      outcome: "duplicate",
      position: position as Position,
      receivedAt,
    }));
  }

  /** Until the record is saved, however often the tablet dies: an officer who does not find it in the list does it again. */
  async record(intent: string, make: () => NewEvent): Promise<void> {
    const { scheduler } = this.around;
    for (;;) {
      const row = [...this.state.own.values()].find(({ entry }) => isOf(intent, entry.payload));
      if (row !== undefined) return this.#noteSaved(intent, row);
      if (this.isUp) {
        try {
          const { header, hash, entry } = await this.#append(this.random.pick(this.#tabs), make());
          return this.#noteSaved(intent, { seq: header.seq, hash, entry });
        } catch (error) {
          this.#assertExpected(error);
        }
      }
      await scheduler.wait(this.random.between(5_000, 120_000));
    }
  }

  /** One round, as the button does it. */
  async sync(tab = this.#tabs[0]!): Promise<void> {
    const { random, around } = this;
    const parts = this.#partsOf(tab);
    const transport = this.#transport();
    const journal = around.bug.journal?.(tab, parts) ?? tab;
    await syncOnce({
      journal: this.#watch(journal),
      transport: around.bug.transport?.(transport, parts) ?? transport,
      checker: testChecker,
      pushLimit: random.between(1, 20),
      pushMaxBytes: random.between(2000, 60_000),
      pullLimit: random.between(2, 40),
    });
  }

  /** The officer touches "send again" on what was refused. */
  retryRefused(): void {
    for (const [seq, row] of this.state.own) {
      if (row.answer?.outcome === "rejected") this.state.own.set(seq, { ...row, answer: null });
    }
  }

  async #syncNowAndThen(tab: MemoryTabletJournal): Promise<void> {
    for (;;) {
      await this.around.scheduler.wait(this.random.between(60_000, 1_500_000));
      if (this.isResting || !this.#tabs.includes(tab)) return;
      try {
        await this.sync(tab);
      } catch (error) {
        this.#assertExpected(error);
      }
    }
  }

  #append(tab: MemoryTabletJournal, event: NewEvent): Promise<BuiltEntry> {
    const { append } = this.around.bug;
    return append === undefined ? tab.append(event, this.#authorship()) : append(event, this.#partsOf(tab));
  }

  #authorship(): Omit<Authorship, "author"> {
    return { election, officer: `officer-${this.name}`, mode, ...this.clock.read(), seen: null };
  }

  #partsOf(tab: MemoryTabletJournal): TabletParts {
    const { device, state } = this;
    const authorship = this.#authorship();
    return { device, disk: this, state, authorship, append: (event) => tab.append(event, authorship) };
  }

  #noteSaved(intent: string, row: { seq: number; hash: string; entry: BuiltEntry["entry"] }): void {
    this.around.ledger.noteSaved({ tablet: this.name, intent, author: this.device.author, ...row });
  }

  /** A token's scope is the unit of its author. */
  #transport(): SyncTransport {
    const { link, around, clock } = this;
    const { server, bug } = around;
    const call = async (question: string, serve: () => Promise<string>): Promise<string> => {
      let serverAt: string | undefined;
      const text = await link.call(question, () => {
        serverAt = server.now();
        return serve();
      });
      if (serverAt !== undefined && this.isUp) clock.hear(serverAt);
      return text;
    };
    const ownScope = () => this.scope;
    return {
      heads: async () => parser.parseHeadsReply(parseReplyText(await call("heads", () => server.heads(ownScope())))),
      push: async (entries) => {
        const body = JSON.stringify({ entries });
        const text = await call("push", () => server.push(body, ownScope()));
        return parser.parsePushReply(parseReplyText(bug.pushReply?.(text, entries) ?? text));
      },
      pull: async (after, limit) =>
        parser.parsePullReply(
          parseReplyText(await call(`pull ${after} ${limit}`, () => server.pull(after, limit, ownScope()))),
        ),
      sendEvidence: async ({ sha256 }) => {
        const text = await call(`evidence ${sha256}`, () => server.sendEvidence(sha256));
        if (text !== "{}") throw new UnexpectedReplyError("not the reply to an upload");
      },
    };
  }

  /** The bystander's eye on what the tablet takes for receipts, and the desk's live board. */
  #watch(journal: TabletJournal): TabletJournal {
    const { ledger } = this.around;
    return {
      ...journalOf(journal),
      settle: async (results) => {
        await journal.settle(results);
        for (const { seq, position, receivedAt } of results) {
          const row = seq === null ? undefined : this.state.own.get(seq);
          if (row === undefined || position === undefined) continue;
          ledger.checkReceipt(this.name, row.seq, row.hash, position, receivedAt!);
        }
      },
      startOver: async () => {
        ledger.count("set back noticed");
        await journal.startOver();
      },
      receive: async (page, next) => {
        const before = this.board.remember(page);
        await journal.receive(page, next);
        this.board.follow(page, before);
      },
    };
  }

  #assertExpected(error: unknown): void {
    const isExpected =
      error instanceof NetworkError ||
      error instanceof UnexpectedReplyError ||
      error instanceof CrashedError ||
      error instanceof WriteError;
    this.around.ledger.count(error instanceof Error ? error.name : "unknown");
    if (!isExpected) this.around.ledger.find("diverged", `${this.name} stumbled: ${String(error)}`);
  }
}
