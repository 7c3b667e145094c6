import type { AuthorId } from "../../shared/journal/ids.ts";
import { journalDatabase, withReopen } from "./database.ts";
import { countWaiting } from "./queries.ts";

/** What a device may say of itself without saying what is in its entries. */
export interface OwnHealth {
  /** Highest own seq; -1 before the first entry. */
  seq: number;
  waiting: { entries: number; evidence: number; bytes: number };
  /** A loss was noted here before. */
  hasLost: boolean;
  isDamaged: boolean;
  isForked: boolean;
  hasUnsound: boolean;
}

export async function readOwnHealth(author: AuthorId, db = journalDatabase()): Promise<OwnHealth> {
  const { entries, evidence, sizeBytes } = await countWaiting(author, db);
  return withReopen(db, () =>
    db.transaction("r", [db.entries, db.heads, db.aside, db.evidence, db.meta], async () => {
      const own = db.entries.where("[author+seq]").between([author, 0], [author, Number.MAX_SAFE_INTEGER]);
      const losses = (await db.meta.get("losses"))?.value;
      return {
        seq: (await db.heads.get(author))?.seq ?? -1,
        waiting: { entries, evidence, bytes: sizeBytes },
        hasLost: Array.isArray(losses) && losses.length > 0,
        isDamaged: (await db.evidence.where("state").equals("damaged").count()) > 0,
        isForked:
          (await db.aside.filter((row) => row.kind === "fork" && row.author === author).count()) > 0 ||
          (await own.filter((row) => row.refusal?.outcome === "forked").count()) > 0,
        hasUnsound: (await db.aside.filter((row) => row.kind === "unsound").count()) > 0,
      };
    }),
  );
}
