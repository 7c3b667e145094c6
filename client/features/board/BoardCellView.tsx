import { memo } from "react";
import type { BoardCell } from "../../../shared/projections/board-view.ts";
import { cellLook } from "../../desk/cell-look.ts";
import type { DeskMessages } from "../../desk/desk-messages.ts";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./BoardCellView.module.css";
import type { BoardMessages } from "./board-messages.ts";
import { CellMark } from "./CellMark.tsx";
import { cellText, isMarked } from "./cell-text.ts";

interface BoardCellProps {
  /** Handed in: hundreds of cells that each ask for the language take longer than the cells themselves. */
  t: BoardMessages;
  desk: DeskMessages;
  cell: BoardCell | null;
  slotName: string;
  href: string;
  isChosen: boolean;
  place: string;
  isActive: boolean;
}

/** One report of one branch: shape and colour, signs of what is remarkable, and all of it in words. */
export const BoardCellView = memo(function BoardCellView({
  t,
  desk,
  cell,
  slotName,
  href,
  isChosen,
  place,
  isActive,
}: BoardCellProps) {
  const className = classNames(styles.cell, isChosen && styles.chosen);
  const focusable = { "data-place": place, tabIndex: isActive ? 0 : -1 };
  if (cell === null) {
    return (
      <div role="gridcell" className={className} aria-label={`${slotName}: ${t.notAsked}`} {...focusable}>
        <span className={styles.none} aria-hidden="true" />
      </div>
    );
  }
  const { icon, tone } = cellLook[cell.state];
  const label = `${slotName}: ${cellText(cell, t, desk)}`;
  return (
    <div role="gridcell" className={className} aria-label={label} title={label} data-href={href} {...focusable}>
      <span className={classNames(styles.glyph, styles[tone], styles[cell.state])}>
        <Icon name={icon} size={1.125} />
        {isMarked(cell.mismatch) && <CellMark kind={cell.mismatch} className={styles.mismatch} />}
        {cell.isDiffering && <CellMark kind="differing" className={styles.differing} />}
        {cell.isCorrected && <CellMark kind="corrected" className={styles.corrected} />}
        {cell.isUnreadable && <CellMark kind="unreadable" className={styles.differing} />}
      </span>
    </div>
  );
});
