/** Figures of two programs side by side: rounds alternate, so that a slow minute of the machine hits both; each round's two figures belong together. */

export interface Ratio {
  ours: number;
  floor: number;
  unit: string;
}

/** One measured value of each for every round. */
export interface Pairs {
  ours: number[];
  floor: number[];
}

export type Log = (line: string) => void;

/** `warmUps` rounds come first and do not count. Who is measured first changes from round to round. */
export async function alternate(
  rounds: number,
  warmUps: number,
  measure: Record<"ours" | "floor", () => Promise<number>>,
  prepare: () => Promise<void> = async () => undefined,
): Promise<Pairs> {
  const pairs: Pairs = { ours: [], floor: [] };
  for (let round = -warmUps; round < rounds; round++) {
    await prepare();
    const order = round % 2 === 0 ? (["floor", "ours"] as const) : (["ours", "floor"] as const);
    for (const side of order) {
      const value = await measure[side]();
      if (round >= 0) pairs[side].push(value);
    }
  }
  return pairs;
}

/** The round whose share of the floor is the median; of two in the middle the worse. What slows the machine between rounds says nothing. */
export function toRatio({ ours, floor }: Pairs, unit: string): Ratio {
  const rounds = ours.map((value, round) => ({ ours: value, floor: floor[round]! }));
  rounds.sort((one, other) => one.ours / one.floor - other.ours / other.floor);
  const middle = rounds[Math.floor((rounds.length - 1) / 2)];
  if (middle === undefined) throw new RangeError("no rounds");
  return { ours: Math.round(middle.ours), floor: Math.round(middle.floor), unit };
}

/** The worst and the best round, as shares of the floor in the same round. */
export function spreadOf({ ours, floor }: Pairs): [number, number] {
  const shares = ours.map((value, round) => value / floor[round]!);
  return [Math.min(...shares), Math.max(...shares)];
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Between the two nearest values, in proportion. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError("no values");
  const sorted = values.toSorted((left, right) => left - right);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)]!;
  return low + (sorted[Math.ceil(at)]! - low) * (at - Math.floor(at));
}
