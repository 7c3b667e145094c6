import { useMemo } from "react";
import type { TodayItem } from "../../../shared/projections/today.ts";
import { useMessages } from "../../i18n/messages.ts";
import { newViolationPath } from "../../tablet/kept-form.ts";
import { reportPath } from "../../tablet/report-title.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import styles from "./MainActions.module.css";
import { todayMessages } from "./today-messages.ts";

/** The two things that an officer does, as large as a gloved thumb. */
export function MainActions({ next, mayLog }: { next: TodayItem | null; mayLog: boolean }) {
  const t = useMessages(todayMessages);
  const violation = useMemo(() => newViolationPath(crypto.randomUUID()), []);
  if (next === null && !mayLog) return null;
  return (
    <div className={styles.actions}>
      {next && (
        <ButtonLink
          kind={next.state === "upcoming" ? "secondary" : "primary"}
          icon="report"
          href={reportPath(next.slot.report, next.slot.slot)}
          className={styles.action}
        >
          {t.file}
        </ButtonLink>
      )}
      {mayLog && (
        <ButtonLink kind="secondary" icon="scale" href={violation} className={styles.action}>
          {t.logViolation}
        </ButtonLink>
      )}
    </div>
  );
}
