/**
 * What would be lost with this browser's store: own entries and files that the server has not received and no courier's bundle
 * covers. A reset or a sign-out asks here first.
 */
import { Type } from "typebox";
import { EntryRange } from "../../shared/events/custody.ts";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";
import { listOwnAuthors } from "./device.ts";

export interface Unsent {
  entries: number;
  files: number;
  drafts: number;
  /** Of entries and files, those that the newest export holds. */
  exported: { entries: number; files: number };
}

/** What an export to a courier holds: the entries, and the hashes of the files. */
export interface ExportedWork {
  covers: readonly EntryRange[];
  files: readonly string[];
}

const exportedKey = "exported-work";

/** Remembers an export once its file is out of the browser's hands. Exports add up: a later one may hold less. */
export async function noteExported(work: ExportedWork, db = journalDatabase()): Promise<void> {
  await withReopen(db, () =>
    db.transaction("rw", db.meta, async () => {
      const before = toExported((await db.meta.get(exportedKey))?.value);
      const covers = new Map([...before.covers, ...work.covers].map((range) => [JSON.stringify(range), range]));
      const files = new Set([...before.files, ...work.files]);
      await db.meta.put({ key: exportedKey, value: { covers: [...covers.values()], files: [...files] } });
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
  const authors = await listOwnAuthors(author, db);
  return withReopen(db, () =>
    db.transaction("r", [db.entries, db.evidence, db.drafts, db.meta], () => readUnsent(authors, withRefused, db)),
  );
}

async function readUnsent(authors: readonly AuthorId[], withRefused: boolean, db: JournalDatabase): Promise<Unsent> {
  const exported = toExported((await db.meta.get(exportedKey))?.value);
  const unsent: Unsent = { entries: 0, files: 0, drafts: await db.drafts.count(), exported: { entries: 0, files: 0 } };
  for (const author of authors) {
    const own = db.entries.where("[author+seq]").between([author, 0], [author, Number.MAX_SAFE_INTEGER]);
    const ranges = exported.covers.filter((range) => range.author === author);
    await own.each(({ seq, position, refusal, custody }) => {
      // What is forked or quarantined the server keeps whole; what it rejected is nowhere but here.
      if (position !== undefined || refusal?.outcome === "forked" || refusal?.outcome === "quarantined") return;
      if (refusal !== undefined && (!withRefused || refusal.decided === true)) return;
      unsent.entries += 1;
      // Who took an export can only be recorded after it; the office records itself what it takes from whom.
      const tellsOfExport = custody === 1 && exported.covers.length > 0;
      const isExported = tellsOfExport || ranges.some(({ fromSeq, toSeq }) => seq >= fromSeq && seq <= toSeq);
      if (isExported) unsent.exported.entries += 1;
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

const isExportedWork = compileCheck(Type.Object({ covers: Type.Array(EntryRange), files: Type.Array(Type.String()) }));

/** What cannot be read covers nothing. */
const toExported = (value: unknown): ExportedWork => (isExportedWork(value) ? value : { covers: [], files: [] });
