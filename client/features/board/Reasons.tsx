import type { MissingReason, SlotSummary } from "../../../shared/projections/board-summary.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/icon-paths.tsx";
import { chooseOnBoard, useBoardChoice } from "./board-filter.ts";
import { boardMessages } from "./board-messages.ts";
import styles from "./BoardSummary.module.css";
import type { RowFilter } from "./select-rows.ts";

const reasons: readonly { reason: MissingReason; icon: IconName; tone: string }[] = [
  { reason: "silent", icon: "silent", tone: "danger" },
  { reason: "never-heard", icon: "alert", tone: "danger" },
  { reason: "no-coverage", icon: "location", tone: "neutral" },
  { reason: "not-due", icon: "hourglass", tone: "neutral" },
  { reason: "clock-untrusted", icon: "clockQuestion", tone: "doubt" },
];

/** How many are missing for which reason; a press shows those alone. */
export function Reasons({ summary }: { summary: SlotSummary }) {
  const t = useMessages(boardMessages);
  const { all } = summary;
  const present = reasons.filter(({ reason }) => all.reasons[reason] > 0);
  return (
    <section className={styles.panel}>
      <h2 className={styles.heading}>{t.reasonsTitle}</h2>
      {present.length === 0 && <p className={styles.calm}>{t.allReported}</p>}
      <ul role="list" className={styles.reasons}>
        {present.map(({ reason, icon, tone }) => (
          <li key={reason}>
            <Reason
              filter={reason}
              icon={icon}
              tone={tone}
              count={all.reasons[reason]}
              label={t.reasons[reason]}
              explanation={t.reasonsFor[reason]}
            />
          </li>
        ))}
        {all.mismatched > 0 && (
          <li>
            <Reason
              filter="mismatched"
              icon="scale"
              tone="warning"
              count={all.mismatched}
              label={t.mismatched}
              explanation={t.mismatchedFor}
            />
          </li>
        )}
        {all.differing > 0 && (
          <li>
            <Reason
              filter="differing"
              icon="users"
              tone="warning"
              count={all.differing}
              label={t.differing}
              explanation={t.differingFor}
            />
          </li>
        )}
      </ul>
    </section>
  );
}

interface ReasonProps {
  filter: RowFilter;
  icon: IconName;
  tone: string;
  count: number;
  label: string;
  explanation: string;
}

function Reason({ filter, icon, tone, count, label, explanation }: ReasonProps) {
  const format = useFormat();
  const isChosen = useBoardChoice((choice) => choice.show === filter);
  return (
    <button
      type="button"
      className={classNames(styles.reason, styles[tone])}
      aria-pressed={isChosen}
      title={explanation}
      onClick={() => chooseOnBoard({ show: isChosen ? "all" : filter })}
    >
      <Icon name={icon} size={1.25} />
      <span className={styles.reasonCount}>{format.figure(count)}</span>
      <span>{label}</span>
    </button>
  );
}
