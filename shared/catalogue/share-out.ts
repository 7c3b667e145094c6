/**
 * Shares out a whole number by weights, by largest remainder: the parts add up to the total exactly. Ties go to the
 * earlier part. Weights are zero or more, at least one of them more.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const weightTotal = weights.reduce((left, right) => left + right, 0);
  if (!(weightTotal > 0)) throw new RangeError("shareOut() needs at least one weight above zero");
  const exact = weights.map((weight) => (total * weight) / weightTotal);
  const parts = exact.map(Math.floor);
  const left = total - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .toSorted((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}
