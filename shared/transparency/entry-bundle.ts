/** Entry bundles of C2SP tlog-tiles: the leaves' texts, each behind its length in two bytes, the higher first. */
import { fromUtf8, toUtf8 } from "../lib/bytes.ts";

export function formatEntryBundle(leafTexts: readonly string[]): Uint8Array<ArrayBuffer> {
  const parts = leafTexts.map(toUtf8);
  const bundle = new Uint8Array(parts.reduce((sum, part) => sum + 2 + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bundle[at] = part.length >> 8;
    bundle[at + 1] = part.length & 255;
    bundle.set(part, at + 2);
    at += 2 + part.length;
  }
  return bundle;
}

/** The leaves' texts; undefined if the bytes are no bundle. */
export function findEntryBundle(bytes: Uint8Array): string[] | undefined {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    if (at + 2 > bytes.length) return undefined;
    const start = at + 2;
    at = start + ((bytes[at]! << 8) | bytes[at + 1]!);
    if (at > bytes.length) return undefined;
    try {
      texts.push(fromUtf8(bytes.subarray(start, at)));
    } catch {
      return undefined;
    }
  }
  return texts;
}
