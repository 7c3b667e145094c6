import { availableParallelism } from "node:os";
import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import type { CheckCommands, CheckThreadData } from "./check-thread.ts";
import type { EntryHash } from "../../shared/journal/ids.ts";
import type { JournalStore, LogHead, PushAnswer } from "./journal-store.ts";
import type { OfficeStore } from "./office-store.ts";
import type { OwnAct } from "./own-entries.ts";
import type { ReadCommands, ReadThreadData } from "./sqlite-read-thread.ts";
import type { WriteThreadData } from "./sqlite-write-thread.ts";
import type { WriteCommands } from "./write-commands.ts";
import type { Answer, NewsMessage } from "./thread-call.ts";
import { StoreThread, WaitingCalls } from "./store-thread.ts";

export interface SqliteStore extends JournalStore, OfficeStore {
  /** The tree over what is committed: never behind an answer that has been given. */
  readonly logHead: LogHead;
  /** Bytes of each of the log's tiles as far as it is filled, 32 for a hash; null where there is none. */
  readLogTiles(places: readonly { level: number; index: number }[]): Promise<(Uint8Array | null)[]>;
  /** What the leaves after a position are made of, at most `limit`. */
  readLeaves(after: number, limit: number): Promise<{ hash: EntryHash; receivedAt: string }[]>;
  /** Calls not answered yet: the work of those who follow the log waits while there are any. */
  readonly waitingCount: number;
  saveFollower(name: string, position: number, state: Uint8Array | null): Promise<void>;
  findFollower(name: string): Promise<{ position: number; state: Uint8Array | null } | undefined>;
  noteBadSignature(position: number, foundAt: string): Promise<void>;
  countBadSignatures(): Promise<number>;
}

/** What can be told of in the server's own log together with the doing. */
type PlainCommand = Exclude<keyof WriteCommands, "appendOwn" | "doAndTell">;

/** Checking costs more than storing; a third thread of it no longer helps one that stores. */
const maxCheckThreads = 2;

/**
 * The journal and the office in one SQLite file. `path` is created with its tables if it is not there; its folder must exist.
 * Rejects if the file cannot be opened.
 *
 *   push ──► a thread that checks ──► the thread that writes (group commit) ──► answer       reads ──► the thread that reads
 */
export async function openSqliteStore(options: {
  path: string;
  election: string;
  /** A thread of the store has ended by itself: nothing can be stored until the process is started again. */
  onFailure?: (error: Error) => void;
}): Promise<SqliteStore> {
  const growthListeners = new Set<(upTo: number) => void>();
  const referenceListeners = new Set<(collections: string[]) => void>();
  const calls = new WaitingCalls();
  let logHead: LogHead | undefined;
  const { onFailure = () => undefined } = options;
  const checkCount = Math.max(1, Math.min(maxCheckThreads, availableParallelism() - 1));
  const channels = Array.from({ length: checkCount }, () => new MessageChannel());
  const writer = startWriter(
    options.path,
    channels.map(({ port1 }) => port1),
    calls,
    (news) => {
      if (news.news === "growth") {
        logHead = news.head;
        for (const tell of growthListeners) tell(news.upTo);
      }
      if (news.news === "reference") for (const tell of referenceListeners) tell(news.collections);
    },
    onFailure,
  );
  const checkers = channels.map(({ port2 }) => startChecker(options.election, port2, calls, onFailure));
  const data: ReadThreadData = { path: options.path };
  const script = new URL("./sqlite-read-thread.ts", import.meta.url);
  const reader = new StoreThread<ReadCommands>({ script, data, onFailure });
  await allReady([writer, reader, ...checkers]);

  const write = <Name extends PlainCommand>(name: Name, args: Parameters<WriteCommands[Name]>, act?: OwnAct) =>
    (act === undefined ? writer.call(name, args) : writer.call("doAndTell", [name, args, act])) as Promise<
      Answer<ReturnType<WriteCommands[Name]>>
    >;

  let turn = 0;
  const nextChecker = () => checkers[turn++ % checkers.length]!;

  return {
    get waitingCount() {
      return calls.count;
    },
    get logHead() {
      // The writing thread tells it before it says that it is ready.
      return logHead!;
    },
    readLogTiles: (places) => reader.call("readLogTiles", [places]),
    readLeaves: (after, limit) => reader.call("readLeaves", [after, limit]),
    async ingest(entries, scope, receivedAt) {
      return parseResults(await nextChecker().call("ingestEntries", [entries, scope, receivedAt]));
    },
    async ingestEach(entries, scope, receivedAt) {
      return parseResults(await nextChecker().call("ingestEach", [entries, scope, receivedAt]));
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
    revokeAuthor: (author, at, act) => write("revokeAuthor", [author, at], act),
    appendAct: (act) => writer.call("appendOwn", [act]),
    registerUnits: (units) => writer.call("registerUnits", [units]),
    size: () => reader.call("size", []),
    saveFollower: (name, position, state) => writer.call("saveFollower", [name, position, state]),
    findFollower: (name) => reader.call("findFollower", [name]),
    countBadSignatures: () => reader.call("countBadSignatures", []),
    putUser: (user, at, act) => write("putUser", [user, at], act),
    findUser: (username) => reader.call("findUser", [username]),
    listUsers: () => reader.call("listUsers", []),
    putSession: (tokenHash, username, expiresAt, at, act) =>
      write("putSession", [tokenHash, username, expiresAt, at], act),
    findSession: (tokenHash, at) => reader.call("findSession", [tokenHash, at]),
    extendSession: (tokenHash, expiresAt) => writer.call("extendSession", [tokenHash, expiresAt]),
    endSession: (tokenHash, act) => write("endSession", [tokenHash], act),
    addEnrolCode: (code, act) => write("addEnrolCode", [code], act),
    enrolByCode: (codeHash, device, at, act) => write("enrolByCode", [codeHash, device, at], act),
    enrolUser: (username, device, at, act) => write("enrolUser", [username, device, at], act),
    putHealth: (author, receivedAt, report) => writer.call("putHealth", [author, receivedAt, report]),
    readDeviceFacts: (scope) => reader.call("readDeviceFacts", [scope]),
    listContacts: (author) => reader.call("listContacts", [author]),
    readChain: (author) => reader.call("readChain", [author]),
    listAsideTexts: (scope, author, limit) => reader.call("listAsideTexts", [scope, author, limit]),
    listAuthors: (scope) => reader.call("listAuthors", [scope]),
    findUnitPath: (unit) => reader.call("findUnitPath", [unit]),
    findSetting: (name) => reader.call("findSetting", [name]),
    putSetting: (name, value) => writer.call("putSetting", [name, value]),
    putReference: (collection, documents, { replaceAll = false, act } = {}) =>
      write("putReference", [collection, documents, replaceAll], act),
    readReference: (collection, after, limit, scope) => reader.call("readReference", [collection, after, limit, scope]),
    listReference: (collection) => reader.call("listReference", [collection]),
    countReference: () => reader.call("countReference", []),
    noteBadSignature: (position, foundAt) => writer.call("noteBadSignature", [position, foundAt]),
    onGrowth(listener) {
      growthListeners.add(listener);
      return () => growthListeners.delete(listener);
    },
    onReferenceChange(listener) {
      referenceListeners.add(listener);
      return () => referenceListeners.delete(listener);
    },
    async close() {
      await calls.finish();
      await Promise.all([...checkers, reader].map((thread) => thread.close()));
      await writer.close();
    },
  };
}

/** If one of them cannot start, none is left behind. */
async function allReady(threads: readonly { ready(): Promise<void>; terminate(): Promise<void> }[]): Promise<void> {
  try {
    await Promise.all(threads.map((thread) => thread.ready()));
  } catch (error) {
    await Promise.all(threads.map((thread) => thread.terminate()));
    throw error;
  }
}

function startWriter(
  path: string,
  checkPorts: MessagePort[],
  calls: WaitingCalls,
  onNews: (news: NewsMessage) => void,
  onFailure: (error: Error) => void,
) {
  const data: WriteThreadData = { path, checkPorts };
  const script = new URL("./sqlite-write-thread.ts", import.meta.url);
  return new StoreThread<WriteCommands>({ script, data, transfer: checkPorts, calls, onNews, onFailure });
}

function startChecker(
  election: string,
  storePort: MessagePort,
  calls: WaitingCalls,
  onFailure: (error: Error) => void,
) {
  const data: CheckThreadData = { election, storePort };
  const script = new URL("./check-thread.ts", import.meta.url);
  return new StoreThread<CheckCommands>({
    script,
    data,
    transfer: [storePort],
    preload: ["typebox", "typebox/compile"],
    calls,
    onFailure,
  });
}

function parseResults(answer: PushAnswer): IngestResult[] {
  if (answer.kind !== "answered") throw new TypeError(`entries were answered as ${answer.kind}`);
  return JSON.parse(answer.resultsJson) as IngestResult[];
}
