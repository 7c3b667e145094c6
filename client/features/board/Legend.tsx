import { cellLook, cellStates } from "../../desk/cell-look.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { useMessages } from "../../i18n/messages.ts";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import cellStyles from "./BoardCellView.module.css";
import { boardMessages } from "./board-messages.ts";
import { CellMark, type MarkKind } from "./CellMark.tsx";
import styles from "./Legend.module.css";

const marks: readonly MarkKind[] = ["critical", "warning", "differing", "corrected", "unreadable"];

/** What the shapes mean. */
export function Legend() {
  const t = useMessages(boardMessages);
  const { states } = useMessages(deskMessages);
  return (
    <ul role="list" className={styles.legend} aria-label={t.legend}>
      {cellStates.map((state) => (
        <li key={state} className={styles.item}>
          <span className={classNames(cellStyles.glyph, cellStyles[cellLook[state].tone], cellStyles[state])}>
            <Icon name={cellLook[state].icon} size={1} />
          </span>
          {states[state]}
        </li>
      ))}
      {marks.map((mark) => (
        <li key={mark} className={styles.item}>
          <CellMark kind={mark} />
          {t.marks[mark]}
        </li>
      ))}
    </ul>
  );
}
