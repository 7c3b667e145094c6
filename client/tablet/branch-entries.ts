/**
 * Every entry of the tablet's branch that is on this tablet, read once and then kept in step: own entries, receipts and
 * refusals, and what other tablets of the branch sent. Violations are kept apart and read when a screen asks for them: a
 * branch may have thousands, and the day's reports do not wait for them.
 */
import { createStore } from "zustand/vanilla";
import type { Mode } from "../../shared/journal/entry.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { addToBranchLog, createBranchLog, type BranchLog } from "../../shared/projections/branch-day.ts";
import { readStoredEntry, type ReadEntry } from "../../shared/projections/stored-entry.ts";
import { onJournalChange, type JournalChange } from "../journal-store/changes.ts";
import {
  findEntry,
  getPullCursor,
  listEntriesAfter,
  inLogOrder,
  listStoredEntriesOfUnit,
  stateOf,
} from "../journal-store/queries.ts";
import type { EntryState } from "../journal-store/queries.ts";
import type { EntryRow, Refusal } from "../journal-store/rows.ts";
import { openEntries } from "../journal-store/sealing.ts";
import { untilVaultOpens } from "../keys/vault.ts";

/** Where one entry is on its way to the server. */
export interface EntryMark {
  author: string;
  seq: number;
  type: string;
  subject: string;
  officer: string;
  /** As it was signed: its times are read from it where they are shown. */
  header: string;
  sizeBytes: number;
  state: EntryState;
  position: number | null;
  receivedAt: string | null;
  refusal: Refusal | null;
}

export interface BranchEntries {
  /** Everything but violations. */
  log: BranchLog;
  /** Reads the violations that came in since it was last asked. */
  violationLog: () => BranchLog;
  marks: ReadonlyMap<string, EntryMark>;
  /** Grow with every change of their part. */
  reportsVersion: number;
  violationsVersion: number;
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

const told = new Set<JournalChange["kind"]>(["appended", "received", "settled"]);

function createReader(unit: UnitId, author: string, mode: Mode) {
  const log = createBranchLog(unit, mode);
  const violations = createBranchLog(unit, mode);
  const marks = new Map<string, EntryMark>();
  const unread: EntryRow[] = [];
  let versions = { reportsVersion: 0, violationsVersion: 0 };
  let cursor = 0;
  let stopped = false;
  let queue = Promise.resolve();

  const readViolations = (): BranchLog => {
    for (const row of unread.splice(0)) addToBranchLog(violations, readRow(row));
    return violations;
  };

  function add(rows: readonly EntryRow[]): boolean {
    const before = versions;
    for (const row of rows) {
      if (row.unit !== unit) continue;
      const key = markKey(row.author, row.seq);
      const known = marks.get(key);
      if (known !== undefined && known.position === (row.position ?? null) && known.state === stateOf(row)) continue;
      marks.set(key, toMark(row));
      if (row.type.startsWith("violation.")) {
        unread.push(row);
        versions = { ...versions, violationsVersion: before.violationsVersion + 1 };
      } else {
        addToBranchLog(log, readRow(row));
        versions = { ...versions, reportsVersion: before.reportsVersion + 1 };
      }
    }
    return versions !== before;
  }

  async function rowsOf(change: JournalChange | null): Promise<EntryRow[]> {
    if (change === null) {
      cursor = await getPullCursor();
      const stored = await listStoredEntriesOfUnit(unit);
      // Read while the officer still types the PIN; everything that comes later queues behind this.
      await untilVaultOpens();
      return (await openEntries(stored)).sort(inLogOrder);
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
    const unsettled = [...marks.values()].filter((mark) => mark.author === author && mark.state !== "received");
    const rows = await Promise.all(unsettled.map((mark) => findEntry(mark.author, mark.seq)));
    return rows.flatMap((row) => row ?? []);
  }

  return {
    read(change: JournalChange | null) {
      if (change !== null && !told.has(change.kind)) return;
      queue = queue.then(async () => {
        const changed = add(await rowsOf(change));
        if (stopped || !(changed || change === null)) return;
        branchEntries.setState({ entries: { log, violationLog: readViolations, marks: new Map(marks), ...versions } });
      });
      queue = queue.catch(reportError);
    },
    stop() {
      stopped = true;
    },
  };
}

function readRow({ header, payload, position, receivedAt }: EntryRow): ReadEntry {
  return readStoredEntry({ header, payload, position: position ?? null, receivedAt: receivedAt ?? null });
}

function toMark(row: EntryRow): EntryMark {
  const { author, seq, type, subject, officer, header, sizeBytes, position, receivedAt, refusal } = row;
  return {
    author,
    seq,
    type,
    subject,
    officer,
    header,
    sizeBytes,
    state: stateOf(row),
    position: position ?? null,
    receivedAt: receivedAt ?? null,
    refusal: refusal ?? null,
  };
}
