/** The thread that owns the writing connection. Calls that arrive while one group is being committed form the next. */
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import type { ThreadData } from "../threads/start-thread.ts";
import { createJournalCommands } from "./journal-commands.ts";
import { SqliteWriter, type Job } from "./sqlite-writer.ts";
import { toErrorMessage } from "./store-errors.ts";
import type { CallMessage, Commands, NewsMessage, ReplyMessage } from "./thread-call.ts";

export interface WriteThreadData {
  path: string;
  /** Where the checking threads hand in what they have checked. */
  checkPorts: MessagePort[];
}

/** How often a commit by another process (the admin command) is looked for. */
const lookIntervalMs = 500;
/** A group is kept short enough that its first caller does not wait long. */
const maxGroupJobs = 64;

const port = parentPort!;
const { path, checkPorts } = (workerData as ThreadData<WriteThreadData>).data;
const writer = new SqliteWriter(path);
const commands: Commands = createJournalCommands(writer);

const say = (message: ReplyMessage | NewsMessage) => port.postMessage(message);

let queue: Job[] = [];
let isRunning = false;
let isClosing = false;
let knownSize = writer.committedSize();

function enqueue({ id, name, args }: CallMessage): void {
  if (name === "close") isClosing = true;
  else {
    queue.push({
      run: () => commands[name]!(...(args as never[])),
      done: (value) => say({ id, value }),
      failed: (error) => say({ id, error: toErrorMessage(error) }),
    });
  }
  if (!isRunning) {
    isRunning = true;
    // After all messages that are already here.
    setImmediate(() => void runQueue());
  }
}

port.on("message", enqueue);
for (const checkPort of checkPorts) checkPort.on("message", enqueue);

async function runQueue(): Promise<void> {
  if (queue.length > 0) {
    const group = queue.slice(0, maxGroupJobs);
    queue = queue.slice(maxGroupJobs);
    await writer.runGroup(group);
    tellGrowth();
  }
  if (queue.length === 0 && isClosing) return close();
  if (queue.length > 0) setImmediate(() => void runQueue());
  else isRunning = false;
}

function tellGrowth(): void {
  const size = writer.committedSize();
  if (size === knownSize) return;
  knownSize = size;
  say({ news: "growth", upTo: size });
}

const looking = setInterval(() => {
  if (!isRunning) tellGrowth();
}, lookIntervalMs);

function close(): void {
  clearInterval(looking);
  writer.close();
  for (const checkPort of checkPorts) checkPort.close();
  port.close();
}

say({ news: "ready" });
