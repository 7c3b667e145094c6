/** With which roles the authors of entries here were enrolled, as the server said. A role never changes as long as the key lives. */
import { journalDatabase, withReopen } from "./database.ts";

const key = "author-roles";

export async function listAuthorRoles(db = journalDatabase()): Promise<Readonly<Record<string, string>>> {
  return rolesOf((await withReopen(db, () => db.meta.get(key)))?.value);
}

export async function putAuthorRoles(
  told: readonly { author: string; role: string }[],
  db = journalDatabase(),
): Promise<void> {
  await withReopen(db, () =>
    db.transaction("rw", db.meta, async () => {
      const known = rolesOf((await db.meta.get(key))?.value);
      const roles = { ...known, ...Object.fromEntries(told.map(({ author, role }) => [author, role])) };
      await db.meta.put({ key, value: roles });
    }),
  );
}

function rolesOf(value: unknown): Record<string, string> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((line): line is [string, string] => typeof line[1] === "string"),
  );
}
