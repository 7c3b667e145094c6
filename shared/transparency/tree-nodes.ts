/** Which nodes a tree has and which of them a proof is made of: arithmetic alone. Sizes go up to 2^48. */

/** The complete subtree over the leaves `index * 2^level` up to, not including, `(index + 1) * 2^level`. */
export interface TreeNode {
  level: number;
  index: number;
}

/** Leaves from `start` up to, not including, `end`. */
export interface LeafRange {
  start: number;
  end: number;
}

/** Past this no log is read: positions stay whole numbers in every arithmetic here. */
export const maxTreeSize = 2 ** 48;

/** Throws RangeError unless it is a size that a tree can have. */
export function assertTreeSize(size: number): void {
  if (!Number.isInteger(size) || size < 0 || size > maxTreeSize)
    throw new RangeError(`${size} is not the size of a tree`);
}

/** The largest power of two less than `size`: where RFC 6962 splits a tree of two leaves or more. */
export function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The complete subtrees that a range of a tree consists of, from left to right, each as large as it can be. */
export function coverRange({ start, end }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = start; at < end;) {
    let level = 0;
    let width = 1;
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, index: at / width });
    at += width;
  }
  return nodes;
}

/** The ranges whose hashes prove leaf `index` in a tree of `size`, from the leaf's sibling up (RFC 6962 §2.1.1). */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  assertTreeSize(size);
  if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError(`no leaf ${index} in ${size}`);
  const ranges: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/** The ranges whose hashes prove that a tree of `size` continues one of `oldSize` (RFC 6962 §2.1.2). */
export function consistencyRanges(oldSize: number, size: number): LeafRange[] {
  assertTreeSize(size);
  if (!Number.isInteger(oldSize) || oldSize < 0 || oldSize > size)
    throw new RangeError(`${oldSize} is not within ${size}`);
  if (oldSize === 0 || oldSize === size) return [];
  const ranges: LeafRange[] = [];
  let [start, end] = [0, size];
  let isWhole = true;
  while (oldSize !== end) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
      isWhole = false;
    }
  }
  // The old root is known to who asks, unless the subtree it ends with is only a part of the old tree.
  if (!isWhole) ranges.push({ start, end });
  return ranges.reverse();
}
