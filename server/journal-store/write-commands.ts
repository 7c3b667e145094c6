import { createJournalCommands } from "./journal-commands.ts";
import { createOfficeCommands } from "./office-commands.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";

/** Everything the writing thread can be told to do. */
export function createWriteCommands(writer: SqliteWriter) {
  const journal = createJournalCommands(writer);
  return { ...journal, ...createOfficeCommands(writer, journal.registerAuthor) };
}

export type WriteCommands = ReturnType<typeof createWriteCommands>;
