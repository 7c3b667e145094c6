import { useState } from "react";
import type { ChecklistCheck, ChecklistItem } from "../../shared/catalogue/schema.ts";
import type { Checklist, ChecklistLine } from "../../shared/projections/checklist.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icon-paths.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./ChecklistCard.module.css";
import { checklistMessages } from "./checklist-messages.ts";

const icons: Record<ChecklistItem["kind"], IconName> = {
  what: "report",
  who: "users",
  paper: "import",
  witness: "eye",
  photo: "photo",
  number: "seal",
  time: "clock",
  place: "location",
  action: "flag",
};

/** How many of what is missing a form shows before somebody asks for all of it. */
const shownAtFirst = 3;

interface ChecklistCardProps {
  checklist: Checklist;
  /** Goes to where it is told. Absent where the report is only read: then all of it is shown. */
  onTell?: (fact: ChecklistCheck["fact"]) => void;
}

/** What a report should tell and what of it is told, what is missing first. It stops nobody from saving. */
export function ChecklistCard({ checklist, onTell }: ChecklistCardProps) {
  const t = useMessages(checklistMessages);
  const [isWhole, setIsWhole] = useState(onTell === undefined);
  const { lines, done, total } = checklist;
  if (total === 0) return null;
  const missing = lines.filter((line) => !line.done);
  const shown = isWhole ? [...missing, ...lines.filter((line) => line.done)] : missing.slice(0, shownAtFirst);
  return (
    <Card as="section">
      <ProgressBar label={t.title} share={done / total} detail={t.count(done, total)} />
      {missing.length === 0 && (
        <p className={styles.whole}>
          <Icon name="checkCircle" size={1.25} />
          {t.whole}
        </p>
      )}
      {shown.length > 0 && (
        <ul role="list" className={styles.lines} aria-label={t.title}>
          {shown.map((line) => (
            <li key={line.item.id}>
              <Line line={line} onTell={onTell} />
            </li>
          ))}
        </ul>
      )}
      {onTell !== undefined && (isWhole || shown.length < total) && (
        <Button kind="quiet" icon="list" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t.fewer : t.all(total)}
        </Button>
      )}
      <p className={styles.design}>{t.design}</p>
    </Card>
  );
}

function Line({ line: { item, done }, onTell }: { line: ChecklistLine; onTell: ChecklistCardProps["onTell"] }) {
  const t = useMessages(checklistMessages);
  const format = useFormat();
  const words = (
    <>
      <Icon name={icons[item.kind]} size={1.25} />
      <span className={styles.label}>{format.pick(item.label)}</span>
      <span className={done ? styles.done : styles.open}>
        <Icon name={done ? "check" : "minus"} size={1.25} />
        {done ? t.done : t.open}
      </span>
    </>
  );
  return done || onTell === undefined ? (
    <div className={styles.line}>{words}</div>
  ) : (
    <button type="button" className={styles.line} onClick={() => onTell(item.satisfiedBy.fact)}>
      {words}
    </button>
  );
}
