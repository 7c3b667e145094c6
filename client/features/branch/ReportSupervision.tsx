import type { ReportDay } from "../../../shared/projections/branch-day.ts";
import { useMessages } from "../../i18n/messages.ts";
import { MinutesLink } from "../../papers/MinutesLink.tsx";
import { FilingSupervision } from "../../supervision/FilingSupervision.tsx";
import styles from "../../supervision/Supervision.module.css";
import { supervisionMessages } from "../../supervision/supervision-messages.ts";
import type { RoleOf } from "../../supervision/ToldBy.tsx";
import { VerifyButton } from "./VerifyButton.tsx";

interface ReportSupervisionProps {
  filed: ReportDay;
  unit: string;
  /** The report's, with its slot. */
  name: string;
  roleOf: RoleOf;
}

/** Beside the figures: who verified them, and what was remarked on them. What was replaced keeps what was said of it. */
export function ReportSupervision({ filed: { filings, heads, subject }, unit, name, roleOf }: ReportSupervisionProps) {
  const t = useMessages(supervisionMessages);
  const shown = filings.filter(
    (filing) => heads.includes(filing) || filing.verifications.length > 0 || filing.remarks.length > 0,
  );
  return (
    <section className={styles.part}>
      <h3 className={styles.heading}>{t.title}</h3>
      {shown.map((filing) => {
        const { author, seq, payloadHash, content } = filing;
        const mayStand = heads.includes(filing) && content !== null;
        return (
          <div key={`${author} ${seq} ${payloadHash}`} className={styles.part}>
            {shown.length > 1 && <h4 className={styles.quiet}>{t.filing(author.slice(0, 8), seq)}</h4>}
            <FilingSupervision
              filing={filing}
              unit={unit}
              subject={subject}
              roleOf={roleOf}
              actions={
                <>
                  {mayStand && <VerifyButton filing={filing} unit={unit} subject={subject} name={name} />}
                  <MinutesLink filing={filing} />
                </>
              }
            />
          </div>
        );
      })}
    </section>
  );
}
