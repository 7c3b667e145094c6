import { mayRecord } from "../../shared/policy/may-record.ts";
import { useMessages } from "../i18n/messages.ts";
import { useSession } from "../session/session-store.ts";
import { ButtonLink } from "../ui/Button.tsx";
import styles from "./PaperLinks.module.css";
import { paperLinksMessages } from "./paper-links-messages.ts";

/** The papers that can be printed of a violation's report. Nothing for a role that prints none. */
export function ViolationPapers({ subject }: { subject: string }) {
  const t = useMessages(paperLinksMessages);
  const role = useSession((session) => session.device?.role ?? "");
  if (!mayRecord(role, "paper.printed")) return null;
  return (
    <div className={styles.links} role="group" aria-label={t.label}>
      {(["violation-report", "referral-letter"] as const).map((kind) => (
        <ButtonLink key={kind} icon="print" href={`/print/${kind}/${encodeURIComponent(subject)}`}>
          {t[kind]}
        </ButtonLink>
      ))}
    </div>
  );
}
