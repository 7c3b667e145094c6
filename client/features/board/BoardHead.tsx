import type { BoardSlot } from "../../../shared/projections/board-view.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { chooseOnBoard } from "./board-filter.ts";
import styles from "./BoardGrid.module.css";
import { boardMessages } from "./board-messages.ts";
import { placeOf } from "./use-grid-focus.ts";

interface BoardHeadProps {
  slots: readonly BoardSlot[];
  slotNames: ReadonlyMap<string, string>;
  chosen: string | null;
  /** -1: the focus is not here. */
  activeColumn: number;
}

/** Names of the columns; a slot's name makes it the one that the summary speaks of. */
export function BoardHead({ slots, slotNames, chosen, activeColumn }: BoardHeadProps) {
  const t = useMessages(boardMessages);
  const format = useFormat();
  const focusable = (column: number) => ({
    "data-place": placeOf(-1, column),
    tabIndex: activeColumn === column ? 0 : -1,
  });
  const after = 2 + slots.length;
  return (
    <div role="row" aria-rowindex={1} className={styles.row}>
      <div role="columnheader" className={styles.branch} {...focusable(0)}>
        {t.branch}
      </div>
      <div role="columnheader" className={styles.heard} {...focusable(1)}>
        {t.heardColumn}
      </div>
      {slots.map(({ id, report, label, dueAt }, index) => (
        <div key={id} role="columnheader" className={styles.slot}>
          <button
            type="button"
            className={styles.slotButton}
            aria-pressed={id === chosen}
            title={`${slotNames.get(id) ?? id} · ${t.due(format.time(dueAt))}`}
            onClick={() => chooseOnBoard({ slot: id })}
            {...focusable(index + 2)}
          >
            <bdi dir="ltr">{report}</bdi>
            <span className={styles.hour}>{hourOf(format.pick(label)) ?? format.time(dueAt)}</span>
            <span className="visually-hidden">{slotNames.get(id)}</span>
          </button>
        </div>
      ))}
      <div role="columnheader" className={styles.count} title={t.incidentsFor} {...focusable(after)}>
        {t.incidents}
      </div>
      <div role="columnheader" className={styles.count} {...focusable(after + 1)}>
        {t.violations}
      </div>
    </div>
  );
}

/** The time in a slot's name, if it has one: what the report is about, not when it is due. */
const hourOf = (label: string): string | undefined => /[\d۰-۹]{2}:[\d۰-۹]{2}/.exec(label)?.[0];
