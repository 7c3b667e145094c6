import { isUtf8 } from "node:buffer";
import { maxPushEntries, SealedEntry } from "../../shared/sync/wire.ts";
import { compileSchema } from "../crypto/compile-schema.ts";
import { openForDistrict } from "../session/district-seal.ts";

const isSealedEntry = compileSchema(SealedEntry);
/** Opening takes about a millisecond: others are answered in between. */
const openedAtOnce = 16;

export type OpenedPush =
  /** The body of a push. What did not open is `null` in it, which is nobody's entry: `rejected`, and the others go on. */
  | { kind: "opened"; body: Uint8Array<ArrayBuffer> }
  | { kind: "unreadable"; fault: "not-json" | "not-a-push" }
  | { kind: "too-many-entries" };

/** Turns `{entries:[{header, sealed, signature}]}` into the body of a push, in the same order. Nothing opened is kept anywhere. */
export async function openSealedPush(body: Buffer, identity: string): Promise<OpenedPush> {
  const entries = findEntries(body);
  if (typeof entries === "string") return { kind: "unreadable", fault: entries };
  if (entries.length > maxPushEntries) return { kind: "too-many-entries" };
  const opened: unknown[] = [];
  for (let first = 0; first < entries.length; first += openedAtOnce) {
    const some = entries.slice(first, first + openedAtOnce);
    opened.push(...(await Promise.all(some.map((entry) => openEntry(entry, identity)))));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { kind: "opened", body: new TextEncoder().encode(JSON.stringify({ entries: opened })) };
}

function findEntries(body: Buffer): unknown[] | "not-json" | "not-a-push" {
  if (!isUtf8(body)) return "not-json";
  let push: unknown;
  try {
    push = JSON.parse(body.toString("utf8"));
  } catch {
    return "not-json";
  }
  const entries = typeof push === "object" && push !== null ? (push as { entries?: unknown }).entries : undefined;
  return Array.isArray(entries) ? entries : "not-a-push";
}

async function openEntry(entry: unknown, identity: string): Promise<unknown> {
  if (!isSealedEntry(entry)) return null;
  const { header, sealed, signature } = entry;
  const opened = await openForDistrict(identity, Buffer.from(sealed, "base64url"));
  if (opened === undefined) return null;
  const payload = Buffer.from(opened);
  return isUtf8(payload) ? { header, payload: payload.toString("utf8"), signature } : null;
}
