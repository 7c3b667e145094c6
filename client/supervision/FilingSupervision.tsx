import type { ReactNode } from "react";
import type { DayFiling } from "../../shared/projections/branch-day.ts";
import { RemarkButton } from "./RemarkButton.tsx";
import { RemarkList } from "./RemarkList.tsx";
import styles from "./Supervision.module.css";
import type { RoleOf } from "./ToldBy.tsx";
import { VerificationList } from "./VerificationList.tsx";

interface FilingSupervisionProps {
  filing: DayFiling;
  unit: string;
  subject: string;
  roleOf: RoleOf;
  /** Beside the remark's button. */
  actions?: ReactNode;
}

/** What others say of one filing, and what one may say oneself. */
export function FilingSupervision({ filing, unit, subject, roleOf, actions }: FilingSupervisionProps) {
  const { verifications, remarks } = filing;
  return (
    <div className={styles.part}>
      {verifications.length > 0 && <VerificationList verifications={verifications} roleOf={roleOf} />}
      {remarks.length > 0 && <RemarkList remarks={remarks} roleOf={roleOf} />}
      <div className={styles.actions}>
        {actions}
        <RemarkButton unit={unit} subject={subject} about={filing} />
      </div>
    </div>
  );
}
