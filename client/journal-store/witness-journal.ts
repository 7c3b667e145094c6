/** What this device keeps of its server's log (shared/transparency/witness.ts), over IndexedDB. Each call is one transaction. */
import { compileCheck } from "../../shared/lib/compile-check.ts";
import type { Seen } from "../../shared/journal/entry.ts";
import { KeptCheckpoint, type Contradiction } from "../../shared/transparency/contradiction.ts";
import type { AnsweredEntry, WitnessJournal } from "../../shared/transparency/witness.ts";
import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen, type JournalDatabase } from "./database.ts";
import type { StoredEntryRow } from "./rows.ts";

const keptKey = "log-checkpoint";
const alarmsKey = "log-alarms";

const isKept = compileCheck(KeptCheckpoint);

/** A contradiction of the server's log, and when it was found by this device's clock. It stays. */
export interface LogAlarm extends Contradiction {
  foundAt: string;
}

export function createWitnessJournal(options: { now(): string; db?: JournalDatabase }): WitnessJournal {
  const { now, db = journalDatabase() } = options;
  return {
    findKept: () => findKeptCheckpoint(db),
    async keep(checkpoint) {
      await withReopen(db, () => db.meta.put({ key: keptKey, value: checkpoint }));
      announceChange({ kind: "checkpoint", seen: toSeen(checkpoint) });
    },
    listUnproven: (upTo, limit) => withReopen(db, () => listUnproven(db, upTo, limit)),
    async settleProofs(proofs) {
      await withReopen(db, () => settleProofs(db, proofs));
      if (proofs.length > 0) announceChange({ kind: "settled", count: proofs.length });
    },
    raise: (contradiction) => withReopen(db, () => raise(db, { ...contradiction, foundAt: now() })),
  };
}

/** The newest checkpoint that this device has verified. */
export async function findKeptCheckpoint(db = journalDatabase()): Promise<KeptCheckpoint | undefined> {
  const value: unknown = (await withReopen(db, () => db.meta.get(keptKey)))?.value;
  return isKept(value) ? value : undefined;
}

export const toSeen = ({ size, root }: KeptCheckpoint): Seen => ({ size, root });

/** What the server's log did against what it had signed; nobody can remove it here. */
export async function listLogAlarms(db = journalDatabase()): Promise<LogAlarm[]> {
  return alarmsOf((await withReopen(db, () => db.meta.get(alarmsKey)))?.value);
}

const alarmsOf = (value: unknown): LogAlarm[] => (Array.isArray(value) ? (value as LogAlarm[]) : []);

async function listUnproven(db: JournalDatabase, upTo: number, limit: number): Promise<AnsweredEntry[]> {
  const rows = await db.entries
    .where("unproven")
    .equals(1)
    .filter(({ position }) => position !== undefined && position <= upTo)
    .limit(limit)
    .toArray();
  return rows.map(({ author, seq, hash, position, receivedAt }) => ({
    author,
    seq,
    hash,
    position: position!,
    receivedAt: receivedAt!,
  }));
}

async function settleProofs(
  db: JournalDatabase,
  proofs: readonly (AnsweredEntry & { receipt: string })[],
): Promise<void> {
  await db.transaction("rw", db.entries, async () => {
    for (const { author, seq, position, receivedAt, receipt } of proofs) {
      await db.entries
        .where("[author+seq]")
        .equals([author, seq])
        .modify((row: StoredEntryRow) => {
          if (row.position !== position || row.receivedAt !== receivedAt) return;
          row.receipt = receipt;
          delete row.unproven;
        });
    }
  });
}

async function raise(db: JournalDatabase, alarm: LogAlarm): Promise<boolean> {
  return db.transaction("rw", db.meta, async () => {
    const alarms = alarmsOf((await db.meta.get(alarmsKey))?.value);
    const { kind, seen, position } = alarm;
    if (alarms.some((known) => known.kind === kind && known.seen === seen && known.position === position)) return false;
    await db.meta.put({ key: alarmsKey, value: [...alarms, alarm] });
    return true;
  });
}
