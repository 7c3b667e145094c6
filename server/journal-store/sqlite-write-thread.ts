/** The thread that owns the writing connection. Calls that arrive while one group is being committed form the next. */
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import type { ThreadData } from "../threads/start-thread.ts";
import { createWriteCommands } from "./write-commands.ts";
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
await writer.catchUpTree();
const commands: Commands = createWriteCommands(writer);

const say = (message: ReplyMessage | NewsMessage) => port.postMessage(message);

let queue: Job[] = [];
let isRunning = false;
let isClosing = false;
let knownSize = writer.committedSize();
let knownReference = writer.referenceVersion();

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
    // The log's new head is known before anybody is told of a place in it.
    await writer.runGroup(group, tellNews);
  }
  if (queue.length === 0 && isClosing) return close();
  if (queue.length > 0) setImmediate(() => void runQueue());
  else isRunning = false;
}

/** What came in since this was last said, whether it was written here or by another process. */
function tellNews(): void {
  const size = writer.committedSize();
  if (size !== knownSize) {
    knownSize = size;
    say({ news: "growth", upTo: size, head: writer.logHead() });
  }
  const version = writer.referenceVersion();
  if (version !== knownReference) {
    say({ news: "reference", collections: writer.listChangedCollections(knownReference) });
    knownReference = version;
  }
}

const looking = setInterval(() => {
  if (!isRunning) tellNews();
}, lookIntervalMs);

function close(): void {
  clearInterval(looking);
  writer.close();
  for (const checkPort of checkPorts) checkPort.close();
  port.close();
}

say({ news: "growth", upTo: knownSize, head: writer.logHead() });
say({ news: "ready" });
