import type { CaseState } from "../../../shared/events/case.ts";
import type { CaseStand } from "../../../shared/projections/case.ts";
import { caseWords } from "../../cases/case-words.ts";
import { useMessages } from "../../i18n/messages.ts";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./case.module.css";
import { casesMessages } from "./cases-messages.ts";

const way: readonly CaseState[] = ["logged", "verifying", "referred", "under-review"];
const ends: readonly CaseState[] = ["closed", "unfounded", "mistaken"];

/** The usual way of a case, and how far this one has come; of a disputed case each of the states that are said. */
export function CaseStateRow({ stand }: { stand: CaseStand }) {
  const t = useMessages(casesMessages).page;
  const { states } = useMessages(caseWords);
  const present = new Set(stand.kind === "settled" ? [stand.state] : stand.heads.map(({ said }) => said.state));
  const reached = [...present].map((state) => (ends.includes(state) ? way.length : way.indexOf(state)));
  const furthest = Math.max(...reached);
  const presentEnds = ends.filter((state) => present.has(state));
  const places = [
    ...way.map((state, index) => ({ label: states[state], isCurrent: present.has(state), isPast: index < furthest })),
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
