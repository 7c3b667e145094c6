/**
 * Is everything that was saved still here? Chromium opens an empty or shortened store after damage without a word, so every
 * start compares the own log with itself and with the canary. A loss is an alarm, never a fresh start.
 */
import type { AuthorId } from "../../shared/journal/ids.ts";
import { findCanary, type Canary } from "./canary.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";

export interface SeqRange {
  fromSeq: number;
  toSeq: number;
}

export type StoreCheck =
  /** Never enrolled here, as far as anyone can tell. */
  | { state: "fresh" }
  | { state: "ok"; author: AuthorId; count: number }
  | {
      state: "lost";
      author: AuthorId;
      /** recreated: the whole store is gone · shortened: entries are missing · altered: an entry is not the one that was saved. */
      kind: "recreated" | "shortened" | "altered";
      /** Entries that were saved and are not here; empty if only the identity was lost. */
      lost: SeqRange[];
    };

export function checkStore(db = journalDatabase(), canary = findCanary()): Promise<StoreCheck> {
  return withReopen(db, async () => {
    const device = await db.device.get("device");
    if (device === undefined || device.id !== "device") {
      if (canary === undefined) return { state: "fresh" };
      const lost = await findLost(db, canary.author, canary.seq);
      return { state: "lost", author: canary.author, kind: "recreated", lost };
    }
    return checkLog(db, device.author, canary?.author === device.author ? canary : undefined);
  });
}

async function checkLog(db: JournalDatabase, author: AuthorId, canary: Canary | undefined): Promise<StoreCheck> {
  const head = await db.heads.get(author);
  const lastSeq = Math.max(head?.seq ?? -1, canary?.seq ?? -1);
  const lost = await findLost(db, author, lastSeq);
  if (lost.length > 0) return { state: "lost", author, kind: "shortened", lost };
  for (const witness of [head, canary]) {
    if (witness === undefined || witness.hash === null) continue;
    const entry = await db.entries.get([author, witness.seq]);
    if (entry?.hash !== witness.hash) {
      return { state: "lost", author, kind: "altered", lost: [{ fromSeq: witness.seq, toSeq: witness.seq }] };
    }
  }
  // Entries without their head: the transaction that wrote both was torn.
  if (head === undefined ? lastSeq >= 0 : head.seq < lastSeq) {
    return { state: "lost", author, kind: "altered", lost: [] };
  }
  return { state: "ok", author, count: lastSeq + 1 };
}

/** The runs of seqs up to `lastSeq` that are not here. Reads keys only, and those only if their number is wrong. */
async function findLost(db: JournalDatabase, author: AuthorId, lastSeq: number): Promise<SeqRange[]> {
  if (lastSeq < 0) return [];
  const range = db.entries.where("[author+seq]").between([author, 0], [author, lastSeq], true, true);
  if ((await range.count()) === lastSeq + 1) return [];
  const lost: SeqRange[] = [];
  let expected = 0;
  for (const key of await range.primaryKeys()) {
    const seq = key[1];
    if (seq > expected) lost.push({ fromSeq: expected, toSeq: seq - 1 });
    expected = seq + 1;
  }
  if (expected <= lastSeq) lost.push({ fromSeq: expected, toSeq: lastSeq });
  return lost;
}
