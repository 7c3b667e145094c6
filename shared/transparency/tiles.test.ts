import { describe, expect, test } from "vitest";
import { nodeNoteCrypto as crypto } from "../../tests/support/node-crypto.ts";
import { findEntryBundle, formatEntryBundle } from "./entry-bundle.ts";
import { TileError, createTileReader } from "./tile-reader.ts";
import { entriesPath, findTile, findTileOf, tilePath } from "./tiles.ts";

describe("T6 paths of tiles", () => {
  test.each([
    ["0/000", { level: 0, index: 0, width: 256 }],
    ["0/x001/x234/067", { level: 0, index: 1_234_067, width: 256 }],
    ["1/999.p/255", { level: 1, index: 999, width: 255 }],
    ["2/x001/000.p/1", { level: 2, index: 1000, width: 1 }],
  ])("%s", (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(findTile(path)).toEqual({ kind: "hashes", tile });
  });

  test("entries/x012/345.p/6 is a bundle of leaf texts", () => {
    expect(entriesPath({ index: 12_345, width: 6 })).toBe("entries/x012/345.p/6");
    expect(findTile("entries/x012/345.p/6")).toEqual({ kind: "entries", tile: { level: 0, index: 12_345, width: 6 } });
  });

  test.each([
    "",
    "0",
    "0/0",
    "0/00",
    "0/0000",
    "00/000",
    "64/000",
    "0/x000/001",
    "0/001/002",
    "0/000.p/0",
    "0/000.p/256",
    "0/000.p/01",
    "0/000.p/",
    "0/000/",
    "/0/000",
    "0/-01",
    "entries",
    "entries/1",
    "0/x999/x999/x999/x999/x999/x999/999",
  ])("%j is none", (path) => {
    expect(findTile(path)).toBeUndefined();
  });
});

test("T6 a tree of 70,000 leaves has the tiles that the specification counts", () => {
  expect(findTileOf(70_000, 0, 272)?.width).toBe(256);
  expect(findTileOf(70_000, 0, 273)?.width).toBe(112);
  expect(findTileOf(70_000, 0, 274)).toBeUndefined();
  expect(findTileOf(70_000, 1, 0)?.width).toBe(256);
  expect(findTileOf(70_000, 1, 1)?.width).toBe(17);
  expect(findTileOf(70_000, 2, 0)?.width).toBe(1);
  expect(findTileOf(70_000, 3, 0)).toBeUndefined();
  expect(findTileOf(256, 1, 0)?.width).toBe(1);
});

test("T7 a tile that is missing or short is an error, and a node outside the tree as well", async () => {
  const node = [{ level: 0, index: 3 }];
  await expect(createTileReader(4, () => [undefined], crypto).readHashes(node)).rejects.toThrow(TileError);
  await expect(createTileReader(4, () => [new Uint8Array(96)], crypto).readHashes(node)).rejects.toThrow(TileError);
  await expect(createTileReader(3, () => [new Uint8Array(96)], crypto).readHashes(node)).rejects.toThrow(RangeError);
});

describe("T8 entry bundles", () => {
  test("texts are read back as they were written", () => {
    const texts = ["amanat-leaf-v1\na\nb\n", "", "آ".repeat(200)];
    const bundle = formatEntryBundle(texts);
    expect([...bundle.subarray(0, 2)]).toEqual([0, 19]);
    expect(findEntryBundle(bundle)).toEqual(texts);
  });

  test.each([[[0]], [[0, 2, 65]], [[0, 1, 255]], [[255, 255]]])("%j is none", (bytes) => {
    expect(findEntryBundle(Uint8Array.from(bytes))).toBeUndefined();
  });
});
