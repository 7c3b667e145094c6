import { useMemo } from "react";
import { filterBranches, summariseSlot } from "../../../shared/projections/board-summary.ts";
import { useDesk } from "../../desk/desk-store.ts";
import { toBranchFilter } from "../../desk/ScopeFilter.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Select } from "../../ui/Select.tsx";
import { chooseOnBoard, useBoardChoice } from "./board-filter.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./BoardSummary.module.css";
import { CallList } from "./CallList.tsx";
import { Reasons } from "./Reasons.tsx";
import { StateBar } from "./StateBar.tsx";
import type { Board } from "./use-board.ts";

/** The answer to the first question, in one look. */
export function BoardSummary({ board }: { board: Board }) {
  const { summary } = board;
  if (summary === undefined) return null;
  return (
    <div className={styles.summary}>
      <SlotPanel board={board} />
      <Reasons summary={summary} />
      <CallList board={board} />
    </div>
  );
}

function SlotPanel({ board }: { board: Board }) {
  const t = useMessages(boardMessages);
  const format = useFormat();
  const { slots, slot, slotNames, summary, readAt } = board;
  const chosen = useBoardChoice((choice) => choice.slot);
  if (slot === undefined || summary === undefined) return null;
  const { all } = summary;
  const leftMs = Date.parse(slot.dueAt) - Date.parse(readAt);
  const duration = format.duration(leftMs);
  return (
    <section className={styles.panel}>
      <Select
        label={t.slot}
        labelHidden
        empty={chosen === null ? t.slotNow(slotNames.get(slot.id) ?? slot.id) : t.slotNow("")}
        value={chosen ?? ""}
        onChange={(value) => chooseOnBoard({ slot: value === "" ? null : value })}
        options={slots.map(({ id }) => ({ value: id, label: slotNames.get(id) ?? id }))}
      />
      <p className={styles.figures}>
        <span className={styles.figure}>{t.reported(all.reported)}</span>{" "}
        <span className={styles.of}>{t.reportedOf(all.reported, all.branches)}</span>
      </p>
      <StateBar states={all.states} total={all.branches} />
      <p className={styles.due}>
        {t.due(format.time(slot.dueAt))} · {leftMs >= 0 ? t.dueIn(duration) : t.duePast(duration)}
      </p>
      <PreviousSlot board={board} />
    </section>
  );
}

/** While the present slot is not yet due, the one before it is what somebody has to be called about. */
function PreviousSlot({ board }: { board: Board }) {
  const t = useMessages(boardMessages);
  const rows = useDesk((desk) => desk.rows);
  const scope = useBoardChoice((choice) => choice.scope);
  const { slots, slot, slotNames, places, readAt } = board;
  const previous = useMemo(() => {
    const past = slots.findLast(({ dueAt }) => dueAt < readAt);
    if (past === undefined || slot === undefined || past.id === slot.id || slot.dueAt < readAt) return undefined;
    const scoped = filterBranches(places.branches, toBranchFilter(scope));
    return summariseSlot({ slots: [...slots], rows: [...rows] }, past.id, scoped);
  }, [slots, slot, rows, places, scope, readAt]);
  if (previous === undefined) return null;
  const label = slotNames.get(previous.slot) ?? previous.slot;
  const missing = previous.all.branches - previous.all.reported;
  if (missing === 0) {
    return (
      <p className={styles.previousDone}>
        <Icon name="checkCircle" size={1.25} />
        {t.previousDone(label)}
      </p>
    );
  }
  return (
    <Button kind="quiet" className={styles.previous} onClick={() => chooseOnBoard({ slot: previous.slot })}>
      {t.previous(label, missing)}
    </Button>
  );
}
