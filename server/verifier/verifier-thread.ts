/** Checks the hash and the own signature of every entry of the log, a slice at a time when told to. */
import { parentPort, workerData } from "node:worker_threads";
import { findBase64UrlBytes } from "../../shared/lib/bytes.ts";
import { entryMediaType } from "../../shared/journal/entry.ts";
import { preAuthEncode, preAuthText } from "../../shared/journal/pae.ts";
import { createVerifyingCrypto } from "../crypto/verifying-crypto.ts";
import type { StoredEntry } from "../journal-store/journal-store.ts";
import { openSqliteReader } from "../journal-store/sqlite-reader.ts";
import { toErrorMessage } from "../journal-store/store-errors.ts";
import type { CallMessage, ReplyMessage } from "../journal-store/thread-call.ts";
import type { ThreadData } from "../threads/start-thread.ts";

export interface VerifierThreadData {
  databasePath: string;
}

export interface VerifiedSlice {
  /** Everything up to here has been checked. */
  next: number;
  upTo: number;
  /** Positions of entries that do not verify. */
  bad: number[];
}

export type VerifierCommands = { verifySlice(after: number, limit: number): VerifiedSlice };

const port = parentPort!;
const reader = openSqliteReader((workerData as ThreadData<VerifierThreadData>).data.databasePath);
const crypto = createVerifyingCrypto();

async function isSound(entry: StoredEntry): Promise<boolean> {
  const message = preAuthEncode(entryMediaType, entry.header);
  const signature = findBase64UrlBytes(entry.signature);
  const [hash] = await crypto.hashTexts([preAuthText(entryMediaType, entry.header)]);
  return hash === entry.hash && signature !== undefined && crypto.verify(entry.author, message, signature);
}

async function verifySlice(after: number, limit: number): Promise<VerifiedSlice> {
  const { entries, next, upTo } = reader.readRange(after, limit);
  const bad: number[] = [];
  for (const entry of entries) if (!(await isSound(entry))) bad.push(entry.position);
  return { next, upTo, bad };
}

port.on("message", ({ id, name, args }: CallMessage) => {
  if (name === "close") {
    reader.close();
    port.close();
    return;
  }
  const [after, limit] = args as Parameters<VerifierCommands["verifySlice"]>;
  verifySlice(after, limit).then(
    (value) => port.postMessage({ id, value } satisfies ReplyMessage),
    (error: unknown) => port.postMessage({ id, error: toErrorMessage(error) } satisfies ReplyMessage),
  );
});

port.postMessage({ news: "ready" });
