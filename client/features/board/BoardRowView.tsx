import { memo } from "react";
import { Link } from "wouter";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import type { BoardRow, BoardSlot } from "../../../shared/projections/board-view.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { localDateOf } from "../../i18n/moments.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { BoardCellView } from "./BoardCellView.tsx";
import styles from "./BoardGrid.module.css";
import { boardMessages } from "./board-messages.ts";
import { placeOf } from "./use-grid-focus.ts";

interface BoardRowProps {
  rowIndex: number;
  startPx: number;
  row: BoardRow;
  branch: Unit;
  county: Unit | undefined;
  slots: readonly BoardSlot[];
  slotNames: ReadonlyMap<string, string>;
  chosen: string | null;
  activeColumn: number;
  /** The local day, YYYY-MM-DD: what was heard before needs its date. */
  day: string;
  utcOffsetMinutes: number;
}

/** One branch. Rendered again only if something of it has changed. */
export const BoardRowView = memo(function BoardRowView(props: BoardRowProps) {
  const { rowIndex, startPx, row, branch, county, slots, slotNames, chosen, activeColumn, day, utcOffsetMinutes } =
    props;
  const t = useMessages(boardMessages);
  const desk = useMessages(deskMessages);
  const format = useFormat();
  const href = `/branches/${branch.id}`;
  const focusable = (column: number) => ({
    "data-place": placeOf(rowIndex, column),
    tabIndex: activeColumn === column ? 0 : -1,
  });
  const after = 2 + slots.length;
  const heardOn = row.heardAt === null ? "" : localDateOf(row.heardAt, utcOffsetMinutes);
  const name = format.pick(branch.name);
  return (
    <div
      role="row"
      aria-rowindex={rowIndex + 2}
      className={styles.row}
      style={{ insetBlockStart: startPx }}
      data-unit={branch.id}
    >
      <div role="rowheader" className={styles.branch}>
        <Link href={href} className={styles.branchLink} title={name} {...focusable(0)}>
          <span className={styles.name}>{name}</span>
          <span className={styles.place}>
            {county !== undefined && format.pick(county.name)} <bdi dir="ltr">{branch.code}</bdi>
          </span>
        </Link>
      </div>
      <div
        role="gridcell"
        className={styles.heard}
        title={row.heardAt === null ? t.neverHeard : format.moment(row.heardAt)}
        {...focusable(1)}
      >
        {row.heardAt === null
          ? t.neverHeard
          : heardOn === day
            ? format.time(row.heardAt)
            : dayAndMonth(format.date(heardOn))}
      </div>
      {slots.map(({ id }, index) => (
        <BoardCellView
          key={id}
          t={t}
          desk={desk}
          cell={row.cells[index] ?? null}
          slotName={slotNames.get(id) ?? id}
          href={`${href}?report=${id}`}
          isChosen={id === chosen}
          place={placeOf(rowIndex, index + 2)}
          isActive={activeColumn === index + 2}
        />
      ))}
      <div role="gridcell" className={styles.count} data-href={href} {...focusable(after)}>
        {row.incidents > 0 && format.figure(row.incidents)}
      </div>
      <div role="gridcell" className={styles.count} data-href={href} {...focusable(after + 1)}>
        {row.violations > 0 && <span className={styles.violations}>{format.figure(row.violations)}</span>}
      </div>
    </div>
  );
});

/** «۴ آذر»: the year of a rehearsal or an election day is known. */
const dayAndMonth = (date: string): string => date.split(" ").slice(0, 2).join(" ");
