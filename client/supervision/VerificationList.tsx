import type { Verification } from "../../shared/projections/supervision.ts";
import { useMessages } from "../i18n/messages.ts";
import { Chip } from "../ui/Chip.tsx";
import styles from "./Supervision.module.css";
import { supervisionMessages } from "./supervision-messages.ts";
import { ToldBy, type RoleOf } from "./ToldBy.tsx";

/** Who found the figures right, also where that counts for nothing, with the reason. */
export function VerificationList({
  verifications,
  roleOf,
}: {
  verifications: readonly Verification[];
  roleOf: RoleOf;
}) {
  const t = useMessages(supervisionMessages);
  return (
    <ul role="list" className={styles.list} aria-label={t.verifiedBy}>
      {verifications.map((verification) => {
        const { author, seq, weight } = verification;
        return (
          <li key={`${author} ${seq}`} className={styles.told}>
            <p className={styles.head}>
              <Chip
                tone={weight === "counts" ? "success" : "warning"}
                icon={weight === "counts" ? "seal" : "alert"}
                label={t.verifiedBy}
              />
              <ToldBy told={verification} roleOf={roleOf} />
            </p>
            {weight !== "counts" && <p className={styles.quiet}>{t.weights[weight]}</p>}
          </li>
        );
      })}
    </ul>
  );
}
