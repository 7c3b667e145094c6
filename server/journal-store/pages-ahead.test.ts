import { beforeEach, expect, test } from "vitest";
import { PagesAhead } from "./pages-ahead.ts";
import type { PageReader } from "./sqlite-pull-page.ts";

const scope = { path: "WA/" };
const size = 10;
let nowMs: number;
let planned: (() => void)[];
let reads: number[];
let pages: PagesAhead;

const reader: PageReader = {
  readRows(after, limit) {
    reads.push(after);
    const next = Math.min(size, after + limit);
    return { pieces: next > after ? [Buffer.from(`${after + 1}-${next}`)] : [], next, upTo: size };
  },
  finish: ({ pieces }) => Buffer.concat(pieces),
};

const read = (after: number, limit = 4, from = scope) => pages.read(after, limit, from).pieces.map(String);
const runPlanned = () => {
  for (const run of planned.splice(0)) run();
};

beforeEach(() => {
  nowMs = 0;
  planned = [];
  reads = [];
  pages = new PagesAhead(
    reader,
    () => nowMs,
    (run) => planned.push(run),
  );
});

test("the next page is read before it is asked for, and once", () => {
  expect(read(0)).toEqual(["1-4"]);
  runPlanned();
  expect(reads).toEqual([0, 4]);
  expect(read(4)).toEqual(["5-8"]);
  expect(reads).toEqual([0, 4]);
});

test("nothing is read ahead behind the end of the log", () => {
  read(8);
  runPlanned();
  expect(reads).toEqual([8]);
});

test("a page is only for those with the same scope and limit", () => {
  read(0);
  runPlanned();
  expect(read(4, 2)).toEqual(["5-6"]);
  expect(read(4, 4, { path: "WA/WA-URM/" })).toEqual(["5-8"]);
  expect(reads).toEqual([0, 4, 4, 4]);
});

test("a page that nobody came for is read anew", () => {
  read(0);
  runPlanned();
  nowMs = 2000;
  read(4);
  expect(reads).toEqual([0, 4, 4]);
});

test("few pages wait at once", () => {
  for (let index = 0; index < 20; index++) read(0, 4, { path: `${index}/` });
  runPlanned();
  expect(reads).toHaveLength(28);
});
