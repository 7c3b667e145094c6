/**
 * The demonstration province in a database that is filled once for all tests of a run: each server of the tests gets a copy, and
 * makes its own keys. To fill one takes longer than to start a server.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { databasePath } from "../../server/start/database-path.ts";
import { openData } from "../../server/start/open-data.ts";

/** When a server of the contract tests starts: the morning of the demonstration's election day. */
export const startOfTests = "2016-02-26T05:00:00.000Z";

/** Part of the global setup: names the folder of the database in AMANAT_PREPARED. */
export async function prepareDemonstration(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "amanat-prepared-"));
  const { store } = await openData(folder, () => new Date(startOfTests));
  await store.close();
  process.env["AMANAT_PREPARED"] = folder;
}

export function removeDemonstration(): void {
  const folder = process.env["AMANAT_PREPARED"];
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}

/** Puts the demonstration into a data folder that has no database yet. Without a global setup the server does that itself. */
export function fillWithDemonstration(dataPath: string): void {
  const prepared = process.env["AMANAT_PREPARED"];
  if (prepared === undefined || existsSync(databasePath(dataPath))) return;
  mkdirSync(dataPath, { recursive: true, mode: 0o700 });
  copyFileSync(databasePath(prepared), databasePath(dataPath));
}
