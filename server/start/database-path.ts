import { join } from "node:path";

/** The one file that holds the journal and the office. */
export const databasePath = (dataPath: string): string => join(dataPath, "amanat.db");
