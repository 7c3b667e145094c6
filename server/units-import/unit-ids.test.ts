import { expect, test } from "vitest";
import { foldCode, unitIdFromCode, unitIdFromName } from "./unit-ids.ts";

test.each([
  ["0012", "WA-URM-0012"],
  ["۰۰۱۲", "WA-URM-0012"],
  ["٠٠١٢", "WA-URM-0012"],
  ["12-b", "WA-URM-12-B"],
  [" 12 B ", "WA-URM-12B"],
  ["URM-0012", "WA-URM-0012"],
  ["WA-URM-0012", "WA-URM-0012"],
  ["urm-", "WA-URM-URM-"],
])("an id is made of the code: %s", (code, id) => {
  expect(unitIdFromCode("WA-URM", "-", code)).toBe(id);
});

test("a code that an id cannot hold is replaced by its hash, always the same and another for each", () => {
  const ids = ["الف/۱۲", "الف/۱۳", "ب-12", "12/3", "123", "۱۲/۳", "#", "-12", "x".repeat(64)].map((code) =>
    unitIdFromCode("WA-URM", "-", code),
  );
  expect(ids[5]).toBe(ids[3]);
  expect(new Set(ids).size).toBe(ids.length - 1);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/u);
  expect(unitIdFromCode("WA-URM", "-", "كد ي")).toBe(unitIdFromCode("WA-URM", "-", "کدی"));
});

test("the id of a place known by its name does not depend on the keyboard", () => {
  const id = unitIdFromName("WA-URM", ".", "انزل مرکزی");
  expect(unitIdFromName("WA-URM", ".", "انزل‌مركزي")).toBe(id);
  expect(unitIdFromName("WA-URM", ".", "سیلوانا")).not.toBe(id);
  expect(id).toMatch(/^WA-URM\.n[0-9a-f]{12}$/u);
});

test("below long ids the ids stay within their bounds and apart", () => {
  const long = (last: string): string => `WA-${"L".repeat(60)}${last}`;
  const ids = [
    unitIdFromCode(long("1"), "-", "77"),
    unitIdFromCode(long("2"), "-", "77"),
    unitIdFromCode(long("1"), "-", "78"),
  ];
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(64);
});

test("codes are one where keyboards differ, and two where punctuation does", () => {
  expect(foldCode("ك۱۲ي")).toBe(foldCode("ک12ی"));
  expect(foldCode("12-1")).not.toBe(foldCode("121"));
});
