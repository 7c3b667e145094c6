import { packEntries } from "../../shared/courier-codes/entry-codes.ts";
import { toFrames } from "../../shared/courier-codes/frames.ts";
import { toRanges, type EntryRange } from "../../shared/events/custody.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import type { EntryRow } from "../journal-store/rows.ts";
import { createVerifyingCrypto, sha256 } from "../keys/web-crypto.ts";

/** Bytes of the message in one code: `fine` is a code of 89 modules, `coarse` one of 69 for a weak camera (SPEC of the codes). */
export const pieceBytesOf = { fine: 532, coarse: 310 };
export type Grain = keyof typeof pieceBytesOf;

export interface ShownCodes {
  frames: string[];
  /** Of the message, base64url. */
  sha256: string;
  sizeBytes: number;
  covers: EntryRange[];
  entryCount: number;
}

/** Throws TooManyFramesError. */
export async function makeEntryCodes(rows: readonly EntryRow[], grain: Grain): Promise<ShownCodes> {
  const entries = rows.map(({ header, payload, signature }) => ({ header, payload, signature }));
  const bytes = await packEntries(entries, createVerifyingCrypto());
  return {
    frames: await toFrames({ kind: "entries", bytes }, pieceBytesOf[grain], sha256),
    sha256: toBase64Url(await sha256(bytes)),
    sizeBytes: bytes.length,
    covers: toRanges(rows),
    entryCount: rows.length,
  };
}
