import { createJournalCommands } from "./journal-commands.ts";
import { createOfficeCommands } from "./office-commands.ts";
import { createOwnEntries, type OwnAct } from "./own-entries.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";
import type { Commands } from "./thread-call.ts";

/** Everything the writing thread can be told to do. */
export function createWriteCommands(writer: SqliteWriter) {
  const journal = createJournalCommands(writer);
  const appendOwn = createOwnEntries(writer, journal.registerAuthor);
  const plain = { ...journal, ...createOfficeCommands(writer, journal.registerAuthor) };
  return {
    ...plain,
    appendOwn,

    /** Another command and the act that tells of it: both are committed, or neither. What changed nothing is not told. */
    async doAndTell(name: keyof typeof plain, args: readonly unknown[], act: OwnAct): Promise<unknown> {
      const value: unknown = await (plain as Commands)[name]!(...(args as never[]));
      const told = tellOf(value, act);
      if (told !== undefined) await appendOwn(told);
      return value;
    },
  };
}

export type WriteCommands = ReturnType<typeof createWriteCommands>;

/** The act with what only its outcome says; undefined if nothing was done. */
function tellOf(value: unknown, act: OwnAct): OwnAct | undefined {
  if (value === 0) return undefined;
  if (typeof value !== "object" || value === null || !("kind" in value)) return act;
  if (value.kind !== "enrolled" || !("isNew" in value) || !value.isNew) return undefined;
  const { unit, role, officer } = (value as { author?: unknown }).author as Record<string, string>;
  return {
    ...act,
    data: { ...act.data, details: { ...act.data.details, unit: unit!, role: role!, officer: officer! } },
  };
}
