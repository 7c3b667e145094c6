import { toBase64Url } from "../../shared/lib/bytes.ts";
import type { EntryHash } from "../../shared/journal/ids.ts";

/** Bytes as libsql gives them: a Buffer from `get`, an ArrayBuffer from `all`. */
export type Blob = Uint8Array | ArrayBuffer;

/** A copy of its own: a Buffer may lie in memory that Node shares out. */
export const toBytes = (blob: Blob): Uint8Array<ArrayBuffer> =>
  blob instanceof ArrayBuffer ? new Uint8Array(blob) : Uint8Array.from(blob);

export const toEntryHash = (blob: Blob): EntryHash =>
  toBase64Url(blob instanceof ArrayBuffer ? new Uint8Array(blob) : blob) as EntryHash;
