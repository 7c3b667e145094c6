/**
 * Every entry of the tablet's branch that is on this tablet, read once and then kept in step: own entries, receipts and
 * refusals, and what other tablets of the branch sent.
 */
import { createStore } from "zustand/vanilla";
import type { Mode } from "../../shared/journal/entry.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { addToBranchLog, createBranchLog, type BranchLog } from "../../shared/projections/branch-day.ts";
import { readStoredEntry } from "../../shared/projections/stored-entry.ts";
import { onJournalChange, type JournalChange } from "../journal-store/changes.ts";
import { findEntry, getPullCursor, listEntriesAfter, listEntriesOfUnit, stateOf } from "../journal-store/queries.ts";
import type { EntryState } from "../journal-store/queries.ts";
import type { EntryRow, Refusal } from "../journal-store/rows.ts";

/** Where one entry is on its way to the server. */
export interface EntryMark {
  author: string;
  seq: number;
  type: string;
  subject: string;
  officer: string;
  claimedAt: string;
  sizeBytes: number;
  state: EntryState;
  position: number | null;
  receivedAt: string | null;
  refusal: Refusal | null;
}

export interface BranchEntries {
  log: BranchLog;
  marks: ReadonlyMap<string, EntryMark>;
  /** Grows with every change. */
  version: number;
}

/** Null until the first reading is done. */
export const branchEntries = createStore<{ entries: BranchEntries | null }>()(() => ({ entries: null }));

export const markKey = (author: string, seq: number): string => `${author}/${seq}`;

let followed: { key: string; stop: () => void } | undefined;

/** Follows one branch until another one is asked for. */
export function followBranch(unit: UnitId, author: string, mode: Mode): void {
  const key = `${unit} ${author} ${mode}`;
  if (followed?.key === key) return;
  followed?.stop();
  branchEntries.setState({ entries: null });
  const reader = createReader(unit, author, mode);
  const stopListening = onJournalChange((change) => reader.read(change));
  followed = {
    key,
    stop() {
      stopListening();
      reader.stop();
    },
  };
  reader.read(null);
}

function createReader(unit: UnitId, author: string, mode: Mode) {
  const log = createBranchLog(unit, mode);
  const marks = new Map<string, EntryMark>();
  let version = 0;
  let cursor = 0;
  let stopped = false;
  let queue = Promise.resolve();

  function add(rows: readonly EntryRow[]): boolean {
    let changed = false;
    for (const row of rows) {
      if (row.unit !== unit) continue;
      const key = markKey(row.author, row.seq);
      const before = marks.get(key);
      const mark = toMark(row);
      if (before?.position === mark.position && before.state === mark.state) continue;
      marks.set(key, mark);
      const { header, payload, position = null, receivedAt = null } = row;
      addToBranchLog(log, readStoredEntry({ header, payload, position, receivedAt }));
      changed = true;
    }
    return changed;
  }

  async function rowsOf(change: JournalChange | null): Promise<EntryRow[]> {
    if (change === null) {
      cursor = await getPullCursor();
      return listEntriesOfUnit(unit);
    }
    if (change.kind === "appended") {
      const row = await findEntry(change.author, change.seq);
      return row === undefined ? [] : [row];
    }
    if (change.kind === "received") {
      const rows = await listEntriesAfter(Math.min(cursor, change.toPosition));
      cursor = change.toPosition;
      return rows;
    }
    const unsettled = [...marks.values()].filter((mark) => mark.author === author && mark.position === null);
    const rows = await Promise.all(unsettled.map((mark) => findEntry(mark.author, mark.seq)));
    return rows.flatMap((row) => row ?? []);
  }

  return {
    read(change: JournalChange | null) {
      if (change !== null && !["appended", "received", "settled"].includes(change.kind)) return;
      queue = queue.then(async () => {
        const changed = add(await rowsOf(change));
        if (stopped || !(changed || change === null)) return;
        version += 1;
        branchEntries.setState({ entries: { log, marks: new Map(marks), version } });
      });
      queue = queue.catch(reportError);
    },
    stop() {
      stopped = true;
    },
  };
}

function toMark(row: EntryRow): EntryMark {
  const { author, seq, type, subject, officer, claimedAt, sizeBytes, position, receivedAt, refusal } = row;
  return {
    author,
    seq,
    type,
    subject,
    officer,
    claimedAt,
    sizeBytes,
    state: stateOf(row),
    position: position ?? null,
    receivedAt: receivedAt ?? null,
    refusal: refusal ?? null,
  };
}
