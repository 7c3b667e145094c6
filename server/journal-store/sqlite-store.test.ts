import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSqliteStore } from "./sqlite-store.ts";

test("a file that cannot be opened is said so, and no thread is left behind", async () => {
  const path = join(tmpdir(), "no", "such", "folder", "amanat.db");
  await expect(openSqliteStore({ path, election: "wa-1394" })).rejects.toThrow(/store/);
});

test("a folder that holds no database but something else is not written over", async () => {
  const folder = mkdtempSync(join(tmpdir(), "amanat-not-"));
  await expect(openSqliteStore({ path: folder, election: "wa-1394" })).rejects.toThrow(/store/);
  rmSync(folder, { recursive: true });
});
