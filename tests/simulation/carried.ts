/** What is carried by hand: real bundles, on sticks that forget bits and copies that were cut short. */
import { openBundle } from "../../shared/bundle/open-bundle.ts";
import { sourceOfBytes } from "../../shared/bundle/byte-source.ts";
import type { BundledReceipt } from "../../shared/bundle/write-bundle.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { bundlePorts, readAll, type BundleYield } from "../support/bundle-fixtures.ts";
import type { SeededRandom } from "../support/seeded-random.ts";

/** All that a bundle still gives. */
export const readCarried = async (bytes: Uint8Array): Promise<BundleYield> =>
  readAll(await openBundle(sourceOfBytes(bytes), bundlePorts));

/** A copy with some bits turned, or without its end. */
export function damage(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  if (random.chance(0.3)) return bytes.slice(0, random.below(bytes.length));
  const copy = Uint8Array.from(bytes);
  for (let count = random.between(1, 6); count > 0; count--) {
    copy[random.below(copy.length)]! ^= 1 << random.below(8);
  }
  return copy;
}

/** One letter of an entry's texts is another: what a stick does not do, and a program or a person may. */
export function alter(entry: Entry, random: SeededRandom): Entry {
  const part = random.pick(["header", "payload", "signature", "signature"] as const);
  const text = entry[part];
  if (text === null) return entry;
  const at = random.below(text.length);
  const letter = random.pick(part === "signature" ? ["A", "b", "7"] : ["0", "x", "}", "ش", ""]);
  return { ...entry, [part]: `${text.slice(0, at)}${letter}${text.slice(at + 1)}` };
}

/** A receipt that says another place than it proves. */
export const forge = (receipt: BundledReceipt, random: SeededRandom): BundledReceipt => ({
  ...receipt,
  text: receipt.text.replace(/^index \d+$/m, `index ${random.below(100)}`),
});
