import type { DayFiling } from "../../shared/projections/branch-day.ts";
import type { Remark } from "../../shared/projections/supervision.ts";
import { useMessages } from "../i18n/messages.ts";
import { BranchRemarks } from "./BranchRemarks.tsx";
import { FilingSupervision } from "./FilingSupervision.tsx";
import styles from "./Supervision.module.css";
import { supervisionMessages } from "./supervision-messages.ts";
import { useAuthorRoles } from "./use-author-roles.ts";

interface SupervisionOfFilingProps {
  filing: DayFiling;
  unit: string;
  subject: string;
}

export function SupervisionOfFiling(props: SupervisionOfFilingProps) {
  const t = useMessages(supervisionMessages);
  const { verifications, remarks } = props.filing;
  const roleOf = useAuthorRoles([...verifications, ...remarks].map(({ author }) => author));
  return (
    <section className={styles.part}>
      <h2 className={styles.heading}>{t.title}</h2>
      <FilingSupervision {...props} roleOf={roleOf} />
    </section>
  );
}

export function RemarksOnBranch({ unit, remarks }: { unit: string; remarks: readonly Remark[] }) {
  const roleOf = useAuthorRoles(remarks.map(({ author }) => author));
  return <BranchRemarks unit={unit} remarks={remarks} roleOf={roleOf} />;
}
