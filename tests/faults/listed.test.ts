import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Numbers of faults.md that a test named with its number must provoke. */
const required = [1, 4, ...range(6, 10), ...range(14, 17), ...range(21, 31), ...range(33, 44)];

test("every fault that must be provoked has a test that is named with its number", () => {
  const folders = [new URL(".", import.meta.url), new URL("../e2e/", import.meta.url)];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => readFileSync(new URL(name, folder), "utf8")),
  );
  const titles = sources.flatMap((source) => [...source.matchAll(/["'`]fault (\d+):/g)]);
  const provoked = new Set(titles.map(([, number]) => Number(number)));
  expect(required.filter((number) => !provoked.has(number))).toEqual([]);
});
