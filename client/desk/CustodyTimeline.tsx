import { useState } from "react";
import type { CustodyStep } from "../../shared/projections/evidence-custody.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { IconName } from "../ui/icon-paths.tsx";
import styles from "./CustodyTimeline.module.css";
import { deskEntriesMessages } from "./desk-entries-messages.ts";
import { HandOverDialog } from "./HandOverDialog.tsx";
import type { EvidenceCustody } from "./use-evidence-custody.ts";

const icons: Record<CustodyStep["act"], IconName> = {
  captured: "camera",
  added: "import",
  named: "edit",
  logged: "seal",
  arrived: "checkCircle",
  received: "checkCircle",
  opened: "eye",
  printed: "print",
  "handed-over": "users",
};

interface CustodyTimelineProps {
  sha256: string;
  /** When the server had the file; null where that is not known here. */
  arrivedAt: string | null;
  custody: EvidenceCustody;
}

/** Whose hands it went through, and the way to record that it goes on. */
export function CustodyTimeline({ sha256, arrivedAt, custody }: CustodyTimelineProps) {
  const { custody: t } = useMessages(deskEntriesMessages);
  const format = useFormat();
  const [isHanding, setIsHanding] = useState(false);
  const steps = custody.stepsOf(sha256, arrivedAt);
  return (
    <details className={styles.custody}>
      <summary className={styles.summary}>
        <Icon name="chevronDown" size={1} />
        {t.title(steps.length)}
      </summary>
      <ol className={styles.steps}>
        {Array.from(steps.entries(), ([index, { act, at, officer, to, note, position }]) => (
          <li key={index} className={styles.step}>
            <Icon name={icons[act]} size={1.25} />
            <div>
              <strong>{t.acts[act]}</strong> · {format.moment(at)}
              {officer !== null && (
                <>
                  {" · "}
                  <bdi dir="ltr">{officer}</bdi>
                </>
              )}
              {to !== "" && (
                <p>
                  {t.to} <bdi>{to}</bdi>
                </p>
              )}
              {note !== "" && <p dir="auto">{note}</p>}
              {position === null && act !== "arrived" && <p>{t.notInLog}</p>}
            </div>
          </li>
        ))}
      </ol>
      {custody.mayHandle && (
        <Button icon="users" onClick={() => setIsHanding(true)}>
          {t.handOver}
        </Button>
      )}
      {isHanding && <HandOverDialog sha256={sha256} custody={custody} onClose={() => setIsHanding(false)} />}
    </details>
  );
}
