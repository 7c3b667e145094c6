/** C2SP tlog-tiles: the tree cut into tiles of 256 hashes, and the paths under which they are served. */
import { assertTreeSize, type TreeNode } from "./tree-nodes.ts";

export const tileHeight = 8;
export const tileWidth = 2 ** tileHeight;
const maxTileLevel = 63;

/** Hashes `index * 256` up to, not including, `index * 256 + width`, of the subtrees of 256^level leaves. */
export interface Tile {
  level: number;
  index: number;
  /** 1 to 256; less than 256: a partial tile. */
  width: number;
}

/** `<L>/<N>[.p/<W>]`, as it stands after `tile/`. */
export const tilePath = ({ level, index, width }: Tile): string => `${level}/${indexPath(index)}${partialPath(width)}`;

/** `entries/<N>[.p/<W>]`, the bundle of leaf texts beside the tile of level 0. */
export const entriesPath = ({ index, width }: Omit<Tile, "level">): string =>
  `entries/${indexPath(index)}${partialPath(width)}`;

/** What a path after `tile/` asks for; undefined if it is not spelled as the specification spells it. */
export function findTile(path: string): { kind: "hashes" | "entries"; tile: Tile } | undefined {
  const found = /^(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (found === null) return undefined;
  const [, first, digits, widthText] = found as unknown as [string, string, string, string | undefined];
  const kind = first === "entries" ? "entries" : "hashes";
  const level = kind === "entries" ? 0 : Number(first);
  const index = Number(digits.replaceAll(/[x/]/g, ""));
  const width = widthText === undefined ? tileWidth : Number(widthText);
  const tile = { level, index, width };
  if (level > maxTileLevel || !Number.isSafeInteger(index) || width < 1) return undefined;
  if (widthText !== undefined && width >= tileWidth) return undefined;
  // One path for one tile: no zeros in front.
  return path === (kind === "entries" ? entriesPath(tile) : tilePath(tile)) ? { kind, tile } : undefined;
}

/** How many hashes the level of tiles has in a tree of this size. */
export const levelWidth = (size: number, level: number): number => Math.floor(size / tileWidth ** level);

/** The tile with this place in a tree of `size`: partial at the right edge. Undefined if the tree has none there. */
export function findTileOf(size: number, level: number, index: number): Tile | undefined {
  assertTreeSize(size);
  const width = Math.min(tileWidth, levelWidth(size, level) - index * tileWidth);
  return width > 0 ? { level, index, width } : undefined;
}

/** Where a node's hash comes from: a tile, and the run of its hashes over which the node stands. */
export function placeInTile({ level, index }: TreeNode): {
  level: number;
  index: number;
  start: number;
  count: number;
} {
  const tileLevel = Math.floor(level / tileHeight);
  const count = 2 ** (level % tileHeight);
  const first = index * count;
  return { level: tileLevel, index: Math.floor(first / tileWidth), start: first % tileWidth, count };
}

function indexPath(index: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, "0").match(/\d{3}/g)!;
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
}

const partialPath = (width: number): string => (width === tileWidth ? "" : `.p/${width}`);
