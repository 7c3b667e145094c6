import { existsSync, mkdirSync } from "node:fs";
import type { Election } from "../../shared/catalogue/schema.ts";
import { openSqliteReader } from "../journal-store/sqlite-reader.ts";
import { openSqliteStore, type SqliteStore } from "../journal-store/sqlite-store.ts";
import { createOfficeLog, type OfficeLog } from "../office-log/office-log.ts";
import { loadSecrets, type Secrets } from "../session/secrets.ts";
import { databasePath } from "./database-path.ts";
import { demonstrationElection, loadDemonstration } from "./load-demonstration.ts";

export interface OpenedData {
  store: SqliteStore;
  secrets: Secrets;
  office: OfficeLog;
  election: Election;
  /** Whether the folder was new, and the demonstration has just been put in. */
  isNew: boolean;
}

/** Opens a data folder; a new one is filled with the demonstration province, whose election day is today. */
export async function openData(
  dataPath: string,
  now: () => Date,
  onFailure?: (error: Error) => void,
): Promise<OpenedData> {
  mkdirSync(dataPath, { recursive: true, mode: 0o700 });
  const secrets = await loadSecrets(dataPath);
  const path = databasePath(dataPath);
  const known = existsSync(path) ? findElection(path) : undefined;
  const store = await openSqliteStore({
    path,
    election: known?.id ?? demonstrationElection,
    ...(onFailure && { onFailure }),
  });
  const office = createOfficeLog({ store, secrets, election: known?.id ?? demonstrationElection, now });
  if (known !== undefined) return { store, secrets, office, election: known, isNew: false };
  const election = await loadDemonstration(store, now());
  return { store, secrets, office, election, isNew: true };
}

function findElection(path: string): Election | undefined {
  const reader = openSqliteReader(path);
  try {
    return reader.listReference("elections")[0] as Election | undefined;
  } finally {
    reader.close();
  }
}
