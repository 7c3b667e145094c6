import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);
const specs = [
  "shared/journal/SPEC.md",
  "shared/sync/SPEC.md",
  "shared/transparency/SPEC.md",
  "shared/bundle/SPEC.md",
  "shared/courier-codes/SPEC.md",
];
const folders = [
  "shared/journal",
  "shared/sync",
  "shared/transparency",
  "shared/bundle",
  "shared/courier-codes",
  "client/journal-store",
  "server/transparency",
  "server/fsck",
  "tests/vectors",
  "tests/golden",
  "tests/property",
  "tests/simulation",
  "tests/contract",
  "tests/faults",
];

const read = (path: string) => readFileSync(new URL(path, root), "utf8");

const ruled = specs.flatMap((path) => [...read(path).matchAll(/^\* \*\*([BJQST]\d+)\*\*/gm)].map((match) => match[1]!));

/** Rules at the beginning of titles: a quotation mark, the rule, a blank. */
const cited = new Set(
  folders.flatMap((folder) =>
    readdirSync(new URL(folder, root))
      .filter((name) => /(\.test|-contract)\.ts$/.test(name))
      .flatMap((name) =>
        [...read(`${folder}/${name}`).matchAll(/["`](?:fault [\d, ]+: )?([BJQST]\d+) /g)].map((match) => match[1]!),
      ),
  ),
);

test("no rule has two texts", () => {
  expect(ruled.length).toBeGreaterThan(30);
  expect(new Set(ruled).size).toBe(ruled.length);
});

test("every rule of the SPECs has a test that cites it", () => {
  expect(ruled.filter((rule) => !cited.has(rule))).toEqual([]);
});

test("no test cites a rule that is not there", () => {
  expect([...cited].filter((rule) => !ruled.includes(rule))).toEqual([]);
});
