/**
 * The thread that reads and checks what comes in (JSON, schemas, hashes, signatures) and hands it to the thread that stores:
 * checking one push and committing another go on at the same time.
 */
import { isUtf8 } from "node:buffer";
import { parentPort, workerData, type MessagePort } from "node:worker_threads";
import { createEntryChecker, type CheckedEntry } from "../../shared/journal/check-entries.ts";
import { maxPushEntries } from "../../shared/sync/wire.ts";
import { compileSchema } from "../crypto/compile-schema.ts";
import { createVerifyingCrypto } from "../crypto/verifying-crypto.ts";
import type { ThreadData } from "../threads/start-thread.ts";
import { packChecked } from "./checked-batch.ts";
import type { PushAnswer, Scope } from "./journal-store.ts";
import { toErrorMessage } from "./store-errors.ts";
import type { CallMessage, NewsMessage, ReplyMessage } from "./thread-call.ts";

export interface CheckThreadData {
  election: string;
  /** Leads to the thread that stores; it answers to the caller itself. */
  storePort: MessagePort;
}

/** What can be asked of this thread; the answers come from the thread that stores. */
export type CheckCommands = {
  ingestBody(body: Uint8Array, scope: Scope, receivedAt: string): PushAnswer;
  ingestEntries(entries: readonly unknown[], scope: Scope, receivedAt: string): PushAnswer;
  ingestEach(entries: readonly unknown[], scope: Scope, receivedAt: string): PushAnswer;
};

const port = parentPort!;
const { election, storePort } = (workerData as ThreadData<CheckThreadData>).data;
const checker = createEntryChecker({ election, crypto: createVerifyingCrypto(), compile: compileSchema });

async function handle({ id, name, args }: CallMessage): Promise<void> {
  const [input, scope, receivedAt] = args as [Uint8Array | unknown[], Scope, string];
  const entries = name === "ingestBody" ? findPush(input as Uint8Array) : (input as unknown[]);
  if (typeof entries === "string") return answer(id, { kind: "unreadable", fault: entries });
  if (name === "ingestBody" && entries.length > maxPushEntries) {
    return answer(id, { kind: "too-many-entries", count: entries.length });
  }
  const batch = packChecked(name === "ingestEach" ? await checkEach(entries) : await checker.check(entries));
  const message: CallMessage = { id, name: "ingestChecked", args: [batch, scope, receivedAt] };
  storePort.postMessage(message, [batch.bytes.buffer]);
}

/** One by one: in a batch a good signature vouches for the entries before it. */
async function checkEach(entries: readonly unknown[]): Promise<CheckedEntry[]> {
  const checked: CheckedEntry[] = [];
  for (const entry of entries) checked.push(...(await checker.check([entry])));
  return checked;
}

const answer = (id: number, value: PushAnswer) => port.postMessage({ id, value } satisfies ReplyMessage);

function findPush(body: Uint8Array): unknown[] | "not-json" | "not-a-push" {
  if (!isUtf8(body)) return "not-json";
  let push: unknown;
  try {
    push = JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString("utf8"));
  } catch {
    return "not-json";
  }
  const entries = typeof push === "object" && push !== null ? (push as { entries?: unknown }).entries : undefined;
  return Array.isArray(entries) ? entries : "not-a-push";
}

port.on("message", (message: CallMessage) => {
  if (message.name === "close") {
    port.close();
    storePort.close();
    return;
  }
  handle(message).catch((error: unknown) =>
    port.postMessage({ id: message.id, error: toErrorMessage(error) } satisfies ReplyMessage),
  );
});

port.postMessage({ news: "ready" } satisfies NewsMessage);
