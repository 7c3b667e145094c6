import type { CaseState } from "../../../shared/events/case.ts";
import type { CaseStand, CaseStep } from "../../../shared/projections/case.ts";
import { caseWords } from "../../cases/case-words.ts";
import { useMessages } from "../../i18n/messages.ts";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./case.module.css";
import { casesMessages } from "./cases-messages.ts";

const way: readonly CaseState[] = ["logged", "verifying", "referred", "under-review"];
const ends: readonly CaseState[] = ["closed", "unfounded", "mistaken"];

interface CaseStateRowProps {
  stand: CaseStand;
  steps: readonly CaseStep[];
}

/** The usual way of a case, and where on it this one has been: what was skipped is not done. Of a disputed case each of the states that are said. */
export function CaseStateRow({ stand, steps }: CaseStateRowProps) {
  const t = useMessages(casesMessages).page;
  const { states } = useMessages(caseWords);
  const present = new Set(stand.kind === "settled" ? [stand.state] : stand.heads.map(({ said }) => said.state));
  const been = new Set<CaseState>(["logged", ...steps.map(({ said }) => said.state)]);
  const presentEnds = ends.filter((state) => present.has(state));
  const places = [
    ...way.map((state) => ({ label: states[state], isCurrent: present.has(state), isPast: been.has(state) })),
    {
      label: presentEnds.length === 0 ? t.end : presentEnds.map((state) => states[state]).join(" / "),
      isCurrent: presentEnds.length > 0,
      isPast: false,
    },
  ];
  return (
    <ol className={styles.way} aria-label={t.stateRow}>
      {places.map(({ label, isCurrent, isPast }) => (
        <li
          key={label}
          className={classNames(styles.place, isCurrent ? styles.current : isPast ? styles.past : undefined)}
          aria-current={isCurrent ? "step" : undefined}
        >
          <Icon name={isCurrent ? "flag" : isPast ? "check" : "minus"} size={1.25} />
          <span>{label}</span>
          <span className="visually-hidden">{isCurrent ? t.current : isPast ? t.done : t.notReached}</span>
        </li>
      ))}
    </ol>
  );
}
