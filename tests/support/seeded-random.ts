/** A pseudo-random source that a seed replays. Not for keys of real devices. */
export interface SeededRandom {
  /** In [0, 1). */
  next(): number;
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  shuffle<Item>(items: readonly Item[]): Item[];
  bytes(length: number): Uint8Array;
  /** A source of its own, so that what one part draws does not move what another draws. */
  fork(name: string): SeededRandom;
}

/** sfc32 (Chris Doty-Humphrey), seeded from a text by FNV-1a. */
export function createSeededRandom(seed: string): SeededRandom {
  let a = fnv1a(`${seed}/a`);
  let b = fnv1a(`${seed}/b`);
  let c = fnv1a(`${seed}/c`);
  let counter = 1;
  const nextUint32 = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let round = 0; round < 12; round++) nextUint32();
  const random: SeededRandom = {
    next: () => nextUint32() / 2 ** 32,
    below: (bound) => Math.floor(random.next() * bound),
    between: (low, high) => low + random.below(high - low + 1),
    chance: (probability) => random.next() < probability,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("nothing to pick from");
      return items[random.below(items.length)]!;
    },
    shuffle: (items) => {
      const shuffled = [...items];
      for (let at = shuffled.length - 1; at > 0; at--) {
        const other = random.below(at + 1);
        [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
      }
      return shuffled;
    },
    bytes: (length) => Uint8Array.from({ length }, () => nextUint32() & 255),
    fork: (name) => createSeededRandom(`${seed}/${name}`),
  };
  return random;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
