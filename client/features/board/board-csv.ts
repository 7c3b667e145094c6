import type { BoardCell } from "../../../shared/projections/board-view.ts";
import type { DeskMessages } from "../../desk/desk-messages.ts";
import type { Format } from "../../i18n/use-format.ts";
import type { BoardMessages } from "./board-messages.ts";
import type { Board } from "./use-board.ts";
import { cellText } from "./cell-text.ts";

/** The rows that are shown, in their order, with every report's state in words. */
export function boardTable(
  { shown, slots, slotNames, places, summary }: Board,
  t: BoardMessages,
  desk: DeskMessages,
  format: Format,
): (string | number | null)[][] {
  const reasonOf = new Map(summary?.missing.map(({ unit, reason }) => [unit, reason]));
  const constituencyOf = new Map(places.constituencies.map(({ id, name }) => [id, format.pick(name)]));
  const head = [
    t.csv.unit,
    t.csv.code,
    t.csv.name,
    t.csv.county,
    t.csv.constituency,
    t.csv.coverage,
    t.csv.reason,
    t.heardColumn,
    ...slots.map(({ id }) => slotNames.get(id) ?? id),
    t.incidents,
    t.violations,
  ];
  const rows = shown.map(({ index, row }) => {
    const branch = places.branches[index]!;
    const county = places.countyOf(branch);
    const reason = reasonOf.get(row.unit);
    return [
      branch.id,
      branch.code,
      format.pick(branch.name),
      county === undefined ? "" : format.pick(county.name),
      constituencyOf.get(branch.constituency ?? "") ?? "",
      branch.branch === null ? "" : t.coverage[branch.branch.coverage],
      reason === undefined ? "" : t.reasons[reason],
      row.heardAt === null ? t.neverHeard : format.moment(row.heardAt),
      ...row.cells.map((cell: BoardCell | null) => (cell === null ? "" : cellText(cell, t, desk))),
      row.incidents,
      row.violations,
    ];
  });
  return [head, ...rows];
}
