import { expect, test } from "vitest";
import { sourceOfBytes } from "../../shared/bundle/byte-source.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { buildEntries, noise, packBundle, readSource, referenceTo } from "../support/bundle-fixtures.ts";
import { testChecker } from "../support/entry-fixtures.ts";
import { createSeededRandom } from "../support/seeded-random.ts";

const photo = noise("photo", 300);
const entries = await buildEntries(2, [photo]);
const plain = await packBundle(entries, [photo]);
const known = new Set(entries.map(({ header }) => header));
const lineEnds = entries.map(({ signature }) => Buffer.from(plain).indexOf(signature) + signature.length + 3);
/** Which line a byte belongs to; -1: none. */
const lineOf = (at: number): number =>
  lineEnds.findIndex((end, index) => at < end && at >= end - JSON.stringify(entries[index]).length - 1);
const photoAt = Buffer.from(plain).indexOf(photo);

/** What a receiver would take: entries that the checker, given one by one, finds sound. */
async function accepted(found: readonly Entry[]): Promise<Entry[]> {
  const sound: Entry[] = [];
  for (const entry of found) {
    const [checked] = await testChecker.check([entry]);
    if (checked!.kind === "sound" && checked!.signatureChecked) sound.push(entry);
  }
  return sound;
}

test("B13 cut at every byte: all whole lines before the cut, nothing that was not written, never a throw", async () => {
  for (let length = 0; length < plain.length; length++) {
    const { bundle, entries: found, evidence } = await readSource(sourceOfBytes(plain.subarray(0, length)));
    const whole = lineEnds.filter((end) => end - 1 <= length).length;
    expect(found, `cut at ${length}`).toEqual(entries.slice(0, whole));
    expect(evidence, `cut at ${length}`).toEqual(length >= photoAt + photo.length ? [referenceTo(photo).sha256] : []);
    expect(bundle.damage.length, `cut at ${length}`).toBeGreaterThan(0);
  }
});

test("B10 B14 flip each byte: no wrong entry is accepted, all others are, and never a throw", async () => {
  const random = createSeededRandom("flips");
  let unnoticed = 0;
  for (let at = 0; at < plain.length; at++) {
    const copy = Uint8Array.from(plain);
    copy[at]! ^= 1 << random.below(8);
    const { bundle, entries: found, evidence } = await readSource(sourceOfBytes(copy));
    const taken = await accepted(found);
    expect(
      taken.every(({ header }) => known.has(header)),
      `byte ${at}`,
    ).toBe(true);
    const hit = lineOf(at);
    // The end of a line belongs to two of them.
    const lost = hit >= 0 && at === lineEnds[hit]! - 1 ? [hit, hit + 1] : [hit];
    const headers = new Set(taken.map(({ header }) => header));
    const missed = entries.filter(({ header }, index) => !lost.includes(index) && !headers.has(header));
    expect(missed, `byte ${at}`).toEqual([]);
    const isPhoto = at >= photoAt && at < photoAt + photo.length;
    expect(evidence, `byte ${at}`).toEqual(isPhoto ? [] : [referenceTo(photo).sha256]);
    if (bundle.damage.length === 0) unnoticed += 1;
  }
  // Of the ZIP directory a few fields say nothing that anybody reads: versions, attributes, disks.
  expect(unnoticed).toBeLessThan(80);
});

test("B10 noise in any place: never a throw, and never a wrong entry", async () => {
  const random = createSeededRandom("holes");
  for (let run = 0; run < 300; run++) {
    const copy = Uint8Array.from(plain);
    for (let hole = random.between(1, 4); hole > 0; hole--) {
      const at = random.below(copy.length);
      copy.set(random.bytes(Math.min(random.between(1, 200), copy.length - at)), at);
    }
    const taken = await accepted((await readSource(sourceOfBytes(copy))).entries);
    expect(
      taken.every(({ header }) => known.has(header)),
      `run ${run}`,
    ).toBe(true);
  }
});
