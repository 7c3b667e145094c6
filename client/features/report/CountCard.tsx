import { mayRecord } from "../../../shared/policy/may-record.ts";
import type { CountCheck } from "../../../shared/projections/count.ts";
import { CountStateChip } from "../../count-state/CountStateChip.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useSession } from "../../session/session-store.ts";
import { countPath } from "../../tablet/kept-form.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import styles from "./FiledReport.module.css";
import { reportMessages } from "./report-messages.ts";

/**
 * Whether what was entered first is not to be seen by whoever is signed in, who may be the one to enter it again. Nobody but
 * those who can make a second entry has anything hidden from them.
 */
export function useIsHidden(check: CountCheck | undefined): boolean {
  const officer = useSession((session) => session.officer ?? "");
  const role = useSession((session) => session.device?.role ?? "");
  return check?.state === "once" && !check.enteredBy.includes(officer) && mayRecord(role, "count.reentered");
}

/** How the minutes stand under the two-person rule, and the way to what comes next. */
export function CountCard({ check, slot, isHidden }: { check: CountCheck; slot: string; isHidden: boolean }) {
  const t = useMessages(reportMessages).count;
  const role = useSession((session) => session.device?.role ?? "");
  return (
    <Card as="section" tone={isHidden ? "accent" : "info"}>
      <div className={styles.chips}>
        <h2>{t.title}</h2>
        <CountStateChip state={check.state} />
      </div>
      <p>{isHidden ? t.hidden : t[check.state]}</p>
      {mayRecord(role, "count.reentered") && (
        <ButtonLink kind={isHidden ? "primary" : "secondary"} icon="users" href={countPath(slot)}>
          {isHidden ? t.begin : check.state === "once" ? t.second : t.open}
        </ButtonLink>
      )}
    </Card>
  );
}
