import type { SoundEntry } from "../../shared/journal/check-entries.ts";
import type { AuthorId, Position, Seq } from "../../shared/journal/ids.ts";
import { utf8Length } from "../../shared/lib/bytes.ts";
import type { Pulled, PullMark } from "../../shared/sync/sync-ports.ts";
import type { JournalDatabase } from "./database.ts";
import type { AsideRow, EntryRow, HeadRow } from "./rows.ts";

export interface ReceivedPage {
  /** Entries that were not here before. */
  added: number;
  /** Own entries among them: they had been lost here and came back from the server. */
  recovered: Seq[];
  /** Entries that did not verify or contradict one that is here: kept aside. */
  aside: number;
}

/** Stores a page of pulled entries and the cursor behind it in one transaction. What is here is never overwritten. */
export async function receivePage(
  db: JournalDatabase,
  own: AuthorId,
  page: readonly Pulled[],
  next: number,
): Promise<ReceivedPage> {
  return db.transaction("rw", [db.entries, db.heads, db.aside, db.cursors], async () => {
    const received: ReceivedPage = { added: 0, recovered: [], aside: 0 };
    const sound = page.filter((pulled) => pulled.checked.kind === "sound");
    const keys = sound.map(({ checked }): [string, number] => [checked.author!, checked.seq!]);
    const here = await db.entries.bulkGet(keys);
    const puts = new Map<string, EntryRow>();
    const asides = page.filter((pulled) => pulled.checked.kind !== "sound").map(toUnsound);
    for (const [index, pulled] of sound.entries()) {
      const checked = pulled.checked as SoundEntry;
      const key = keys[index]!.join("/");
      const row = puts.get(key) ?? here[index];
      if (row === undefined) {
        puts.set(key, toRow(checked, pulled));
        received.added += 1;
        if (checked.author === own) received.recovered.push(checked.seq);
      } else if (row.hash !== checked.hash) {
        asides.push(toFork(checked, pulled));
      } else if (!isSame(row, pulled)) {
        puts.set(key, placed(row, pulled));
      }
    }
    await db.entries.bulkPut([...puts.values()]);
    await raiseHeads(db, [...puts.values()]);
    received.aside = await putAside(db, asides);
    const mark = findMark(page) ?? (await db.cursors.get("pull"))?.mark;
    await db.cursors.put({ name: "pull", position: next, ...(mark && { mark }) });
    return received;
  });
}

function findMark(page: readonly Pulled[]): PullMark | undefined {
  const last = page.at(-1);
  return last && { position: last.position, receivedAt: last.receivedAt, signature: last.raw.signature };
}

const isSame = (row: EntryRow, pulled: Pulled): boolean =>
  row.position === pulled.position &&
  row.receivedAt === pulled.receivedAt &&
  (row.payload !== null || pulled.raw.payload === null);

/** The server has it: as good as a receipt. A payload that is here stays, one that is missing here comes in. */
function placed(row: EntryRow, pulled: Pulled): EntryRow {
  const { outbox: _outbox, refusal: _refusal, ...kept } = row;
  return {
    ...kept,
    payload: row.payload ?? pulled.raw.payload,
    position: pulled.position as Position,
    receivedAt: pulled.receivedAt,
  };
}

function toRow(checked: SoundEntry, pulled: Pulled): EntryRow {
  const { author, seq, type, unit, subject, officer, claimedAt } = checked.header;
  const { header, payload, signature } = pulled.raw;
  return {
    header,
    payload,
    signature,
    author,
    seq,
    hash: checked.hash,
    type,
    unit,
    subject,
    officer,
    claimedAt,
    sizeBytes: utf8Length(header) + utf8Length(payload ?? "") + utf8Length(signature),
    position: pulled.position as Position,
    receivedAt: pulled.receivedAt,
  };
}

async function raiseHeads(db: JournalDatabase, rows: readonly EntryRow[]): Promise<void> {
  const newest = new Map<string, HeadRow>();
  for (const { author, seq, hash } of rows) {
    if (seq > (newest.get(author)?.seq ?? -1)) newest.set(author, { author, seq, hash });
  }
  const heads = await db.heads.bulkGet([...newest.keys()] as AuthorId[]);
  for (const head of heads) {
    if (head !== undefined && head.seq >= newest.get(head.author)!.seq) newest.delete(head.author);
  }
  await db.heads.bulkPut([...newest.values()]);
}

const toUnsound = ({ checked, position, receivedAt, raw }: Pulled): AsideRow => ({
  kind: "unsound",
  reason: checked.kind === "sound" ? null : checked.reason,
  author: checked.author,
  seq: checked.seq,
  position,
  receivedAt,
  entry: raw,
});

const toFork = (checked: SoundEntry, { position, receivedAt, raw }: Pulled): AsideRow => ({
  kind: "fork",
  reason: null,
  author: checked.author,
  seq: checked.seq,
  position,
  receivedAt,
  entry: raw,
});

/** Adds those that are not already kept; gives how many were new. */
async function putAside(db: JournalDatabase, rows: readonly AsideRow[]): Promise<number> {
  let added = 0;
  for (const row of rows) {
    const text = JSON.stringify(row.entry);
    const kept = await db.aside.where("position").equals(row.position).toArray();
    if (kept.some((other) => JSON.stringify(other.entry) === text)) continue;
    await db.aside.add(row);
    added += 1;
  }
  return added;
}
