import type { Offence } from "../../../shared/catalogue/schema.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Chip } from "../../ui/Chip.tsx";
import { violationsMessages } from "./violations-messages.ts";
import styles from "./ViolationAccount.module.css";

interface LawFactsProps {
  offences: readonly string[];
  offenceOf: ReadonlyMap<string, Offence>;
}

/** What the law calls it, and a mark where its text is still to be verified. */
export function LawFacts({ offences, offenceOf }: LawFactsProps) {
  const t = useMessages(violationsMessages);
  const format = useFormat();
  return (
    <ul role="list" className={styles.law}>
      {offences.map((id) => {
        const offence = offenceOf.get(id);
        if (offence === undefined) return <li key={id}>{t.unknownOffence(id)}</li>;
        const { kind, article, clause, penaltyGroup, toBeVerified, name } = offence;
        const where =
          article === null
            ? ""
            : clause === null
              ? t.article(format.digits(article))
              : t.clause(format.digits(article), clause);
        return (
          <li key={id} className={styles.lawLine}>
            <strong>{format.pick(name)}</strong>
            <span>
              {[t.kinds[kind], where, penaltyGroup === null ? "" : t.penalty(penaltyGroup)].filter(Boolean).join(" · ")}
            </span>
            {toBeVerified && <Chip tone="warning" icon="info" label={t.toBeVerified} />}
          </li>
        );
      })}
    </ul>
  );
}
