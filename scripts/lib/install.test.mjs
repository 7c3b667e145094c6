import { expect, test } from "vitest";
import { findMissingPackages } from "./install.mjs";

const wanted = {
  "": { version: "0.1.0" },
  "node_modules/a": { version: "1.0.0" },
  "node_modules/only-elsewhere": { version: "1.0.0", optional: true },
};

test("nothing is missing when every package is there, those of other platforms aside", () => {
  expect(findMissingPackages(wanted, { "node_modules/a": { version: "1.0.0" } })).toEqual([]);
});

test("a fresh clone misses everything but the optional", () => {
  expect(findMissingPackages(wanted, {})).toEqual(["node_modules/a"]);
});

test("another version counts as missing, of an optional package too", () => {
  const installed = { "node_modules/a": { version: "0.9.0" }, "node_modules/only-elsewhere": { version: "0.9.0" } };
  expect(findMissingPackages(wanted, installed)).toEqual(["node_modules/a", "node_modules/only-elsewhere"]);
});
