import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import type { CheckCommands, CheckThreadData } from "./check-thread.ts";
import type { JournalCommands } from "./journal-commands.ts";
import type { JournalStore, PushAnswer } from "./journal-store.ts";
import type { ReadCommands, ReadThreadData } from "./sqlite-read-thread.ts";
import type { WriteThreadData } from "./sqlite-write-thread.ts";
import { StoreThread, WaitingCalls } from "./store-thread.ts";

export interface SqliteJournalStore extends JournalStore {
  /** Calls not answered yet: the work of those who follow the log waits while there are any. */
  readonly waitingCount: number;
  saveFollower(name: string, position: number, state: Uint8Array | null): Promise<void>;
  noteBadSignature(position: number, foundAt: string): Promise<void>;
}

/** Checking costs more than storing; a third thread of it no longer helps one that stores. */
const maxCheckThreads = 2;

/**
 * The journal in one SQLite file. `path` is created with its tables if it is not there; its folder must exist. Rejects if the
 * file cannot be opened.
 *
 *   push ──► a thread that checks ──► the thread that writes (group commit) ──► answer       reads ──► the thread that reads
 */
export async function openSqliteJournalStore(options: {
  path: string;
  election: string;
}): Promise<SqliteJournalStore> {
  const listeners = new Set<(upTo: number) => void>();
  const calls = new WaitingCalls();
  const checkCount = Math.max(1, Math.min(maxCheckThreads, availableParallelism() - 1));
  const channels = Array.from({ length: checkCount }, () => new MessageChannel());
  const writer = startWriter(options.path, channels.map(({ port1 }) => port1), calls, (upTo) => {
    for (const listener of listeners) listener(upTo);
  });
  const checkers = channels.map(({ port2 }) => startChecker(options.election, port2, calls));
  await writer.ready();
  const data: ReadThreadData = { path: options.path };
  const reader = new StoreThread<ReadCommands>({ script: new URL("./sqlite-read-thread.ts", import.meta.url), data });
  await Promise.all([reader.ready(), ...checkers.map((checker) => checker.ready())]);

  let turn = 0;
  const nextChecker = () => checkers[turn++ % checkers.length]!;

  return {
    get waitingCount() {
      return calls.count;
    },
    async ingest(entries, scope, receivedAt) {
      return parseResults(await nextChecker().call("ingestEntries", [entries, scope, receivedAt]));
    },
    ingestBody: (body, scope, receivedAt) =>
      nextChecker().call("ingestBody", [body, scope, receivedAt], [body.buffer], body.byteLength),
    pullPage: (after, limit, scope) => reader.call("pullPage", [after, limit, scope]),
    heads: (scope) => reader.call("heads", [scope]),
    readRange: (after, limit) => reader.call("readRange", [after, limit]),
    findPlace: (author, seq) => reader.call("findPlace", [author, seq]),
    listReferringEntries: (sha256) => reader.call("listReferringEntries", [sha256]),
    listAside: (kind, scope) => reader.call("listAside", [kind, scope]),
    registerAuthor: (author) => writer.call("registerAuthor", [author]),
    findAuthor: (author) => reader.call("findAuthor", [author]),
    revokeAuthor: (author, at) => writer.call("revokeAuthor", [author, at]),
    registerUnits: (units) => writer.call("registerUnits", [units]),
    size: () => reader.call("size", []),
    saveFollower: (name, position, state) => writer.call("saveFollower", [name, position, state]),
    noteBadSignature: (position, foundAt) => writer.call("noteBadSignature", [position, foundAt]),
    onGrowth(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      await calls.finish();
      await Promise.all([...checkers, reader].map((thread) => thread.close()));
      await writer.close();
    },
  };
}

function startWriter(path: string, checkPorts: MessagePort[], calls: WaitingCalls, onGrowth: (upTo: number) => void) {
  const data: WriteThreadData = { path, checkPorts };
  const script = new URL("./sqlite-write-thread.ts", import.meta.url);
  return new StoreThread<JournalCommands>({ script, data, transfer: checkPorts, calls, onGrowth });
}

function startChecker(election: string, storePort: MessagePort, calls: WaitingCalls) {
  const data: CheckThreadData = { election, storePort };
  const script = new URL("./check-thread.ts", import.meta.url);
  return new StoreThread<CheckCommands>({ script, data, transfer: [storePort], calls });
}

function parseResults(answer: PushAnswer): IngestResult[] {
  if (answer.kind !== "answered") throw new TypeError(`entries were answered as ${answer.kind}`);
  return JSON.parse(answer.resultsJson) as IngestResult[];
}
