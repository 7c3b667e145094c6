/** The acts of the office as the journal of this desk has them, and what is looked for in them. */
import type { OfficeActed } from "../../../shared/events/event.ts";
import { readEvent } from "../../../shared/events/read-event.ts";
import type { Header } from "../../../shared/journal/entry.ts";
import { foldCompact, matchesQuery } from "../../../shared/lib/fold-text.ts";
import type { EntryRow } from "../../journal-store/rows.ts";

export interface ShownAct {
  row: EntryRow;
  /** The act as the subject names it: told also of one that cannot be read. */
  act: string;
  /** Null: this build cannot read it. */
  data: OfficeActed | null;
}

const prefix = "office/";

/** Newest first, by place in the server's log. */
export function readActs(rows: readonly EntryRow[]): ShownAct[] {
  return rows
    .filter(({ type }) => type === "office.acted")
    .map((row): ShownAct => {
      const event = readEvent(JSON.parse(row.header) as Header, row.payload);
      const data = event.kind === "known" && event.type === "office.acted" ? event.data : null;
      return { row, act: data?.act ?? row.subject.slice(prefix.length), data };
    })
    .toSorted((left, right) => (right.row.position ?? 0) - (left.row.position ?? 0));
}

export interface ActFilter {
  /** Empty: every act. */
  act: string;
  query: string;
}

export const everyAct: ActFilter = { act: "", query: "" };

/** `nameOf`: what the act is called in the language of the moment. */
export function selectActs(
  acts: readonly ShownAct[],
  { act, query }: ActFilter,
  nameOf: (act: string) => string,
): ShownAct[] {
  return acts.filter((shown) => (act === "" || shown.act === act) && matchesQuery(searchText(shown, nameOf), query));
}

function searchText({ act, data, row }: ShownAct, nameOf: (act: string) => string): string {
  const details = data === null ? [] : [data.subject, data.by.kind, data.by.id, ...Object.values(data.details)];
  return foldCompact([act, nameOf(act), row.seq, ...details].join(" "));
}
