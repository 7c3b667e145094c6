/** The thread that keeps the board folded. It reads the log from its own cursor; anything it keeps can be made again from it. */
import { parentPort, workerData } from "node:worker_threads";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { CollectionName, Documents } from "../../shared/catalogue/schema.ts";
import { openSqliteReader } from "../journal-store/sqlite-reader.ts";
import { toErrorMessage } from "../journal-store/store-errors.ts";
import { Transferred, type CallMessage, type Commands, type ReplyMessage } from "../journal-store/thread-call.ts";
import type { ThreadData } from "../threads/start-thread.ts";
import { findKeptBoard, keepBoard } from "./board-file.ts";
import { BoardKeeper } from "./board-keeper.ts";

export interface ProjectorThreadData {
  databasePath: string;
  dataPath: string;
}

const entriesAtOnce = 500;
const branchesCheckedAtOnce = 10;
const saveAfterMs = 60_000;
/** A board of nine megabytes takes 60 ms at this level and becomes one. */
const gzipLevel = 1;
const compress = promisify(gzip);

const port = parentPort!;
const { databasePath, dataPath } = (workerData as ThreadData<ProjectorThreadData>).data;
const reader = openSqliteReader(databasePath);
const list = <Name extends CollectionName>(name: Name) => reader.listReference(name) as Documents[Name][];
const documents = () => ({
  election: list("elections")[0]!,
  calendar: list("calendar"),
  reports: list("reports"),
  rules: list("rules"),
  offences: list("offences"),
  constituencies: list("constituencies"),
});

const keeper = new BoardKeeper(documents(), list("units"), findSoundBoard());
let savedPosition = keeper.position;
/** The last answer for each scope, for desks that open at the same time. */
const answers = new Map<string, { position: number; unchecked: number; bytes: Buffer }>();

function hashAt(position: number): string {
  return position === 0 ? "" : (reader.readRange(position - 1, 1).entries[0]?.hash ?? "not there");
}

function findSoundBoard(): unknown {
  const kept = findKeptBoard(dataPath);
  return kept !== undefined && kept.lastHash === hashAt(kept.position) ? kept.board : undefined;
}

/** Folds a slice of what is new. Gives how many entries are left. */
function foldSlice(): number {
  const { entries, next, upTo } = reader.readRange(keeper.position, entriesAtOnce);
  if (entries.length > 0) keeper.fold(entries, next);
  return upTo - keeper.position;
}

/** In slices, so that other questions are answered in between. */
async function catchUp(): Promise<void> {
  while (foldSlice() > 0) await new Promise((resolve) => setImmediate(resolve));
}

function createProjectorCommands() {
  return {
    /** Folds what is new, then evaluates rules. Gives how much is left, in entries and branches. */
    workSlice(): number {
      const entriesLeft = foldSlice();
      if (entriesLeft === 0) keeper.check(branchesCheckedAtOnce);
      return entriesLeft + keeper.uncheckedCount;
    },
    catalogueChanged(): void {
      keeper.setCatalogue(documents(), list("units"));
      answers.clear();
    },
    /** gzip of the JSON of the scope's snapshot. */
    async board(path: string): Promise<Transferred<Uint8Array<ArrayBuffer>>> {
      await catchUp();
      const { position, uncheckedCount: unchecked } = keeper;
      let answer = answers.get(path);
      if (answer?.position !== position || answer.unchecked !== unchecked) {
        answer = { position, unchecked, bytes: await compress(keeper.pack(path), { level: gzipLevel }) };
        answers.set(path, answer);
      }
      const own = Uint8Array.from(answer.bytes);
      return new Transferred(own, [own.buffer]);
    },
  };
}
export type ProjectorCommands = ReturnType<typeof createProjectorCommands>;
const commands: Commands = createProjectorCommands();

function save(): void {
  const { position } = keeper;
  if (position === savedPosition) return;
  savedPosition = position;
  keepBoard(dataPath, { position, lastHash: hashAt(position), board: keeper.save() });
}
const saving = setInterval(save, saveAfterMs);

function close(): void {
  clearInterval(saving);
  save();
  reader.close();
  port.close();
}

async function answerCall({ id, name, args }: CallMessage): Promise<void> {
  try {
    const answer = await commands[name]!(...(args as never[]));
    const { value, transfer } = answer instanceof Transferred ? answer : { value: answer, transfer: [] };
    port.postMessage({ id, value } satisfies ReplyMessage, transfer);
  } catch (error) {
    port.postMessage({ id, error: toErrorMessage(error) } satisfies ReplyMessage);
  }
}

port.on("message", (message: CallMessage) => {
  if (message.name === "close") close();
  else void answerCall(message);
});

port.postMessage({ news: "ready" });
