import type { Remark } from "../../shared/projections/supervision.ts";
import { useMessages } from "../i18n/messages.ts";
import styles from "./Supervision.module.css";
import { supervisionMessages } from "./supervision-messages.ts";
import { ToldBy, type RoleOf } from "./ToldBy.tsx";

/** Remarks as they were written, the oldest first: none is ever edited or taken away. */
export function RemarkList({ remarks, roleOf }: { remarks: readonly Remark[]; roleOf: RoleOf }) {
  const t = useMessages(supervisionMessages);
  return (
    <ul role="list" className={styles.list} aria-label={t.remarks}>
      {remarks.map((remark) => (
        <li key={`${remark.author} ${remark.seq} ${remark.payloadHash}`} className={styles.told}>
          <p className={styles.head}>
            <ToldBy told={remark} roleOf={roleOf} />
          </p>
          <p className={styles.text} dir="auto">
            {remark.text ?? t.remarkUnreadable}
          </p>
        </li>
      ))}
    </ul>
  );
}
