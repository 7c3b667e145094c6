import type { StateCounts } from "../../../shared/projections/board-summary.ts";
import { cellLook, cellStates } from "../../desk/cell-look.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./StateBar.module.css";

interface StateBarProps {
  states: StateCounts;
  total: number;
}

/** Shares of a slot's states: drawn, and below it said. */
export function StateBar({ states, total }: StateBarProps) {
  const t = useMessages(deskMessages);
  const format = useFormat();
  const present = cellStates.filter((state) => states[state] > 0);
  return (
    <>
      <div className={styles.bar} aria-hidden="true">
        {present.map((state) => (
          <span key={state} className={styles[cellLook[state].tone]} style={{ flexGrow: states[state] / total }} />
        ))}
      </div>
      <ul role="list" className={styles.counts}>
        {present.map((state) => (
          <li key={state} className={styles.count}>
            <Icon name={cellLook[state].icon} size={1} className={styles[`ink-${cellLook[state].tone}`]} />
            {format.figure(states[state])} {t.states[state]}
          </li>
        ))}
      </ul>
    </>
  );
}
