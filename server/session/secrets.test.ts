import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadSecrets } from "./secrets.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "amanat-secrets-"));
  path = join(folder, "secrets.json");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("are made once, for their user alone, and are the same at every later start", async () => {
  const made = await loadSecrets(folder);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  const read = await loadSecrets(folder);
  expect(read.publicKey).toBe(made.publicKey);
  expect(read.author.id).toBe(made.author.id);
  expect(read.district).toEqual(made.district);
  expect(new Set([made.publicKey, made.author.id]).size).toBe(2);
});

test("of an older version keep what they have and gain what is new", async () => {
  const made = await loadSecrets(folder);
  const { tokenKey, privateKey } = JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
  writeFileSync(path, JSON.stringify({ tokenKey, privateKey }));
  const read = await loadSecrets(folder);
  expect(read.publicKey).toBe(made.publicKey);
  expect(read.tokenKey).toEqual(made.tokenKey);
  expect(read.author.id).not.toBe(made.author.id);
  expect(await loadSecrets(folder)).toMatchObject({ district: read.district });
});

test("that cannot be read are an error, never made anew", async () => {
  writeFileSync(path, "{");
  await expect(loadSecrets(folder)).rejects.toThrow(SyntaxError);
  expect(readFileSync(path, "utf8")).toBe("{");
});
