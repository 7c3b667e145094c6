import { Dexie } from "dexie";
import type { SoundEntry } from "../../shared/journal/check-entries.ts";
import type { Header } from "../../shared/journal/entry.ts";
import type { AuthorId, Position, Seq } from "../../shared/journal/ids.ts";
import { utf8Length } from "../../shared/lib/bytes.ts";
import type { Pulled, PullMark } from "../../shared/sync/sync-ports.ts";
import type { JournalDatabase } from "./database.ts";
import { custodyMark, type StoredAsideRow, type StoredEntryRow, type StoredText } from "./rows.ts";
import { payloadContext, sealText } from "./sealing.ts";

export interface ReceivedPage {
  /** Entries that were not here before. */
  added: number;
  /** Own entries among them: they had been lost here and came back from the server. */
  recovered: Seq[];
  /** Entries that did not verify or contradict one that is here: kept aside. */
  aside: number;
}

/**
 * Stores a page of pulled entries and the cursor behind it in one transaction. What is here is never overwritten. Nearly all
 * entries of a page are new, so they are simply added; only those whose place is taken are looked at. Payloads
 * are sealed before the transaction begins.
 */
export async function receivePage(
  db: JournalDatabase,
  own: AuthorId,
  page: readonly Pulled[],
  next: number,
  provable = false,
): Promise<ReceivedPage> {
  const sealed = await Promise.all(page.map(sealPulled));
  return db.transaction("rw", [db.entries, db.heads, db.aside, db.cursors], async () => {
    const sound = sealed.filter((pulled) => pulled.checked.kind === "sound");
    const taken = await addNew(db, sound, provable ? own : null);
    const added = sound.filter((_, index) => !taken.has(index));
    const asides = sealed.filter((pulled) => pulled.checked.kind !== "sound").map(toUnsound);
    for (const index of taken) {
      const fork = await meet(db, sound[index]!, provable ? own : null);
      if (fork !== undefined) asides.push(fork);
    }
    const recovered = added.filter(({ checked }) => checked.author === own).map(({ checked }) => checked as SoundEntry);
    await raiseHead(db, recovered);
    const mark = findMark(page) ?? (await db.cursors.get("pull"))?.mark;
    await db.cursors.put({ name: "pull", position: next, ...(mark && { mark }) });
    return { added: added.length, recovered: recovered.map(({ seq }) => seq), aside: await putAside(db, asides) };
  });
}

interface SealedPulled extends Pulled {
  /** The raw entry's, as it will be stored. */
  payload: StoredText | null;
}

/** Sealed for its place, in the log or aside. */
async function sealPulled(pulled: Pulled): Promise<SealedPulled> {
  const { author, seq } = pulled.checked;
  const { payload } = pulled.raw;
  return { ...pulled, payload: payload === null ? null : await sealText(payload, payloadContext(author, seq)) };
}

/** Gives the indexes of those whose place is taken. */
async function addNew(
  db: JournalDatabase,
  sound: readonly SealedPulled[],
  toProve: AuthorId | null,
): Promise<Set<number>> {
  try {
    await db.entries.bulkAdd(
      sound.map((pulled) => {
        const row = toRow(pulled.checked as SoundEntry, pulled);
        return row.author === toProve ? { ...row, unproven: 1 as const } : row;
      }),
    );
    return new Set();
  } catch (error) {
    if (!(error instanceof Dexie.BulkError)) throw error;
    const failures = Object.entries(error.failuresByPos);
    const other = failures.find(([, failure]) => failure.name !== "ConstraintError");
    if (other !== undefined) throw other[1];
    return new Set(failures.map(([index]) => Number(index)));
  }
}

/** An entry whose place is taken: the same one takes the server's word for its position, another one is a fork. */
async function meet(
  db: JournalDatabase,
  pulled: SealedPulled,
  toProve: AuthorId | null,
): Promise<StoredAsideRow | undefined> {
  const checked = pulled.checked as SoundEntry;
  const row = (await db.entries.get([checked.author, checked.seq]))!;
  if (row.hash !== checked.hash) return toFork(checked, pulled);
  if (isSame(row, pulled)) return undefined;
  if (row.author === toProve) markUnproven(row, pulled.position, pulled.receivedAt);
  await db.entries.put(placed(row, pulled));
  return undefined;
}

function findMark(page: readonly Pulled[]): PullMark | undefined {
  const last = page.at(-1);
  return last && { position: last.position, receivedAt: last.receivedAt, signature: last.raw.signature };
}

const isSame = (row: StoredEntryRow, pulled: SealedPulled): boolean =>
  row.position === pulled.position &&
  row.receivedAt === pulled.receivedAt &&
  (row.payload !== null || pulled.payload === null);

/** To be called before an own entry takes a place: unless it is the one that was proven, it has to be proven. */
export function markUnproven(row: StoredEntryRow, position: number, receivedAt: string): void {
  if (row.receipt !== undefined && row.position === position && row.receivedAt === receivedAt) return;
  setReceiptAside(row);
  row.unproven = 1;
}

/** A receipt that no longer says where the entry stands is kept: it is the server's word. */
export function setReceiptAside(row: StoredEntryRow): void {
  if (row.receipt === undefined) return;
  row.formerReceipts = [...(row.formerReceipts ?? []), row.receipt];
  delete row.receipt;
}

/** The server has it: as good as an answer. A payload that is here stays, one that is missing here comes in. */
function placed(row: StoredEntryRow, pulled: SealedPulled): StoredEntryRow {
  const { outbox: _outbox, refusal: _refusal, ...kept } = row;
  return {
    ...kept,
    payload: row.payload ?? pulled.payload,
    position: pulled.position as Position,
    receivedAt: pulled.receivedAt,
  };
}

function toRow(checked: SoundEntry, pulled: SealedPulled): StoredEntryRow {
  const { header, payload, signature } = pulled.raw;
  const { author, seq, type, unit, subject, officer, claimedAt } = JSON.parse(header) as Header;
  return {
    header,
    payload: pulled.payload,
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
    ...custodyMark(type),
  };
}

/** Only the own log has a head: what is appended next goes behind it. */
async function raiseHead(db: JournalDatabase, recovered: readonly SoundEntry[]): Promise<void> {
  for (const { author, seq, hash } of recovered) {
    const head = await db.heads.get(author);
    if (head === undefined || head.seq < seq) await db.heads.put({ author, seq, hash });
  }
}

const toUnsound = ({ checked, position, receivedAt, raw, payload }: SealedPulled): StoredAsideRow => ({
  kind: "unsound",
  reason: checked.kind === "sound" ? null : checked.reason,
  author: checked.author,
  seq: checked.seq,
  position,
  receivedAt,
  entry: { ...raw, payload },
});

const toFork = (checked: SoundEntry, { position, receivedAt, raw, payload }: SealedPulled): StoredAsideRow => ({
  kind: "fork",
  reason: null,
  author: checked.author,
  seq: checked.seq,
  position,
  receivedAt,
  entry: { ...raw, payload },
});

/** Adds those that are not already kept; gives how many were new. */
async function putAside(db: JournalDatabase, rows: readonly StoredAsideRow[]): Promise<number> {
  let added = 0;
  for (const row of rows) {
    const kept = await db.aside.where("position").equals(row.position).toArray();
    if (kept.some((other) => isSameAside(other, row))) continue;
    await db.aside.add(row);
    added += 1;
  }
  return added;
}

/** The same payload is sealed differently each time, but always as long. */
const isSameAside = ({ entry: one }: StoredAsideRow, { entry: other }: StoredAsideRow): boolean =>
  one.header === other.header &&
  one.signature === other.signature &&
  one.payload?.length === other.payload?.length &&
  (typeof one.payload !== "string" || one.payload === other.payload);
