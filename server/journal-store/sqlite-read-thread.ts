/** The thread that reads for the network: a long page never holds up the server, nor the thread that writes. */
import { parentPort, workerData } from "node:worker_threads";
import type { ThreadData } from "../threads/start-thread.ts";
import type { ReadScope } from "./journal-store.ts";
import { PagesAhead } from "./pages-ahead.ts";
import { openSqliteReader, type SqliteReader } from "./sqlite-reader.ts";
import { fromSqliteError, toErrorMessage } from "./store-errors.ts";
import { Transferred, type CallMessage, type Commands, type ReplyMessage } from "./thread-call.ts";

export interface ReadThreadData {
  path: string;
}

function createReadCommands({ pages, ...reader }: SqliteReader) {
  const ahead = new PagesAhead(
    pages,
    () => performance.now(),
    (read) => void setImmediate(read),
  );
  return {
    ...reader,
    pullPage(after: number, limit: number, scope: ReadScope): Transferred<Uint8Array<ArrayBuffer>> {
      const page = pages.finish(ahead.read(after, limit, scope)) as Buffer<ArrayBuffer>;
      // A small buffer is a part of Node's pool, which must not be moved.
      const own = page.byteLength === page.buffer.byteLength ? page : Uint8Array.from(page);
      return new Transferred(own, [own.buffer]);
    },
  };
}
export type ReadCommands = ReturnType<typeof createReadCommands>;

const port = parentPort!;
const { path } = (workerData as ThreadData<ReadThreadData>).data;

// Opened at the first call: this thread starts beside the one that creates the file.
let reader: SqliteReader | undefined;
let commands: Commands = {};
function open(): void {
  reader = openSqliteReader(path);
  commands = createReadCommands(reader);
}

port.on("message", ({ id, name, args }: CallMessage) => {
  if (name === "close") {
    reader?.close();
    port.close();
    return;
  }
  try {
    if (reader === undefined) open();
    const answer = commands[name]!(...(args as never[]));
    const { value, transfer } = answer instanceof Transferred ? answer : { value: answer, transfer: [] };
    port.postMessage({ id, value } satisfies ReplyMessage, transfer);
  } catch (error) {
    port.postMessage({ id, error: toErrorMessage(fromSqliteError(error)) } satisfies ReplyMessage);
  }
});

port.postMessage({ news: "ready" });
