/** Reads of the journal that the officer's first screens do not need: they are loaded with the screens that do. */
import type { UnitId } from "../../shared/journal/ids.ts";
import { journalDatabase, withReopen } from "./database.ts";
import { inLogOrder, listStoredEntriesOfUnit, listStoredOwnEntries } from "./queries.ts";
import type { AsideRow, EntryRow } from "./rows.ts";
import { openAside, openEntries } from "./sealing.ts";

export async function listEntriesOfSubject(subject: string, db = journalDatabase()): Promise<EntryRow[]> {
  const rows = await withReopen(db, () => db.entries.where("subject").equals(subject).toArray());
  return (await openEntries(rows)).sort(inLogOrder);
}

/** Entries about complaints that these offices took, in log order. */
export async function listComplaintEntries(offices: readonly string[], db = journalDatabase()): Promise<EntryRow[]> {
  const rows = await withReopen(db, () =>
    db.entries
      .where("unit")
      .anyOf(offices)
      .filter(({ type }) => type.startsWith("complaint."))
      .toArray(),
  );
  return (await openEntries(rows)).sort(inLogOrder);
}

/** Entries of the printing of papers, in log order. */
export async function listPrintedPapers(db = journalDatabase()): Promise<EntryRow[]> {
  const rows = await withReopen(db, () => db.entries.filter(({ type }) => type === "paper.printed").toArray());
  return (await openEntries(rows)).sort(inLogOrder);
}

/** About any of some subjects, in log order. */
export async function listEntriesOfSubjects(subjects: readonly string[], db = journalDatabase()): Promise<EntryRow[]> {
  const rows = await withReopen(db, () => db.entries.where("subject").anyOf(subjects).toArray());
  return (await openEntries(rows)).sort(inLogOrder);
}

/** Entries that say who handed a bundle to whom, in log order. */
export async function listCustodyEntries(db = journalDatabase()): Promise<EntryRow[]> {
  const rows = await withReopen(db, () => db.entries.where("custody").equals(1).toArray());
  return (await openEntries(rows)).sort(inLogOrder);
}

/** What the server wrote down of its office, in log order. */
export async function listOfficeEntries(db = journalDatabase()): Promise<EntryRow[]> {
  const rows = await withReopen(db, () => db.entries.where("subject").startsWith("office/").toArray());
  return (await openEntries(rows)).sort(inLogOrder);
}

/** Entries that join reports to one case, or part them, in log order. Reads everything that is here: for what is opened seldom. */
export async function listCaseLinks(db = journalDatabase()): Promise<EntryRow[]> {
  const rows = await withReopen(db, () =>
    db.entries.filter(({ type }) => type === "case.joined" || type === "case.parted").toArray(),
  );
  return (await openEntries(rows)).sort(inLogOrder);
}

export async function listEntriesOfUnit(unit: UnitId, db = journalDatabase()): Promise<EntryRow[]> {
  return (await openEntries(await listStoredEntriesOfUnit(unit, db))).sort(inLogOrder);
}

/** Of some types only, by seq. */
export async function listOwnEntriesOfTypes(
  author: string,
  types: readonly string[],
  db = journalDatabase(),
): Promise<EntryRow[]> {
  return openEntries((await listStoredOwnEntries(author, db)).filter(({ type }) => types.includes(type)));
}

/** Entries that did not verify or that contradict one here: an alarm as long as there is one. */
export async function listAside(db = journalDatabase()): Promise<AsideRow[]> {
  return Promise.all((await withReopen(db, () => db.aside.toArray())).map(openAside));
}
