import type { Complaint } from "../../../shared/projections/complaints.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Card } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";

/** Every outcome that was recorded, the newest first; none is ever taken away. */
export function Decisions({ complaint: { decisions, heads } }: { complaint: Complaint }) {
  const words = useMessages(complaintsMessages);
  const { page: t } = words;
  const format = useFormat();
  const nameOf = useOfficerNames();
  return (
    <>
      {decisions.toReversed().map((decision) => {
        const { author, seq, payloadHash, officer, data, position, hasRight } = decision;
        const stands = heads.includes(decision);
        return (
          <Card key={`${author} ${seq} ${payloadHash}`} as="article" tone={stands ? "accent" : "plain"}>
            <div className={styles.decision}>
              <p className={styles.head}>
                <strong>{data === null ? words.states.unreadable : words.states[data.outcome]}</strong>
                <bdi>{nameOf(officer)}</bdi>
                {!stands && <Chip icon="history" label={t.replaced} />}
                {position === null && <Chip icon="hourglass" label={t.waiting} />}
                {hasRight === false && <Chip tone="warning" icon="alert" label={t.withoutRight} />}
              </p>
              {data !== null && (
                <>
                  <p className={styles.quiet}>{t.decidedAt(format.moment(data.decidedAt))}</p>
                  <p className={styles.text} dir="auto">
                    {data.reason}
                  </p>
                </>
              )}
            </div>
          </Card>
        );
      })}
    </>
  );
}
