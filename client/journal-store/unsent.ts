/**
 * What would be lost with this browser's store: own entries and files that the server has not received and no courier's bundle
 * covers. A reset or a sign-out asks here first.
 */
import type { AuthorId } from "../../shared/journal/ids.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";
import { listFormerAuthors } from "./device.ts";

export interface Unsent {
  entries: number;
  files: number;
  drafts: number;
  /** Of entries and files, those that the newest export holds. */
  exported: { entries: number; files: number };
}

/** What an export to a courier holds: the highest seq of each author, and the files. */
export interface ExportedWork {
  heads: Record<string, number>;
  files: readonly string[];
  exportedAt: string;
}

const exportedKey = "exported-heads";

/** Remembers an export once its file is out of the browser's hands. Exports add up: a later one may hold less. */
export async function noteExported(work: ExportedWork, db = journalDatabase()): Promise<void> {
  await withReopen(db, () =>
    db.transaction("rw", db.meta, async () => {
      const before = toExported((await db.meta.get(exportedKey))?.value);
      const heads = { ...before.heads };
      for (const [author, seq] of Object.entries(work.heads)) heads[author] = Math.max(seq, heads[author] ?? -1);
      const files = [...new Set([...before.files, ...work.files])];
      await db.meta.put({ key: exportedKey, value: { heads, files, exportedAt: work.exportedAt } });
    }),
  );
}

/**
 * Entries that wait, of this device and of those that it was before. `withRefused`: also those that the server rejected, which
 * are nowhere but here.
 */
export async function findUnsent(
  author: AuthorId,
  { withRefused = true } = {},
  db = journalDatabase(),
): Promise<Unsent> {
  const authors = [author, ...(await listFormerAuthors(db))];
  return withReopen(db, () =>
    db.transaction("r", [db.entries, db.evidence, db.drafts, db.meta], () => readUnsent(authors, withRefused, db)),
  );
}

async function readUnsent(authors: readonly AuthorId[], withRefused: boolean, db: JournalDatabase): Promise<Unsent> {
  const exported = toExported((await db.meta.get(exportedKey))?.value);
  const unsent: Unsent = { entries: 0, files: 0, drafts: await db.drafts.count(), exported: { entries: 0, files: 0 } };
  for (const author of authors) {
    const own = db.entries.where("[author+seq]").between([author, 0], [author, Number.MAX_SAFE_INTEGER]);
    await own.each(({ seq, position, refusal }) => {
      // What is forked or quarantined the server keeps whole; what it rejected is nowhere but here.
      if (position !== undefined || refusal?.outcome === "forked" || refusal?.outcome === "quarantined") return;
      if (refusal !== undefined && (!withRefused || refusal.decided === true)) return;
      unsent.entries += 1;
      if (seq <= (exported.heads[author] ?? -1)) unsent.exported.entries += 1;
    });
  }
  await db.evidence
    .where("state")
    .anyOf(withRefused ? ["referenced", "refused"] : ["referenced"])
    .each(({ sha256 }) => {
      unsent.files += 1;
      if (exported.files.includes(sha256)) unsent.exported.files += 1;
    });
  return unsent;
}

/** Whether nothing would be lost with the store but drafts. */
export const isSafe = ({ entries, files, exported }: Unsent): boolean =>
  entries === exported.entries && files === exported.files;

function toExported(value: unknown): ExportedWork {
  const { heads, files, exportedAt } = (
    typeof value === "object" && value !== null ? value : {}
  ) as Partial<ExportedWork>;
  return {
    heads: typeof heads === "object" && heads !== null ? heads : {},
    files: Array.isArray(files) ? files : [],
    exportedAt: typeof exportedAt === "string" ? exportedAt : "",
  };
}
