import type { SeqRange } from "../../shared/sync/device-view.ts";

/** Sorted seqs as runs. */
export function toRanges(seqs: Iterable<number>): SeqRange[] {
  const ranges: SeqRange[] = [];
  for (const seq of [...new Set(seqs)].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last !== undefined && last.toSeq === seq - 1) last.toSeq = seq;
    else ranges.push({ fromSeq: seq, toSeq: seq });
  }
  return ranges;
}

/**
 * What a device says that it has written and the server does not have: between the end of its chain here and its highest seq,
 * less what is kept apart. `headSeq` and `reportedSeq` are -1 where there is none.
 */
export function missingRanges(headSeq: number, reportedSeq: number, kept: readonly SeqRange[]): SeqRange[] {
  const missing: SeqRange[] = [];
  let from = headSeq + 1;
  for (const { fromSeq, toSeq } of kept) {
    if (fromSeq > reportedSeq) break;
    if (fromSeq > from) missing.push({ fromSeq: from, toSeq: fromSeq - 1 });
    from = Math.max(from, toSeq + 1);
  }
  if (from <= reportedSeq) missing.push({ fromSeq: from, toSeq: reportedSeq });
  return missing;
}
