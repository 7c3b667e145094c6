import { firstPlausibilityNumber } from "../../../shared/catalogue/evaluate-rules.ts";
import type { ReportDay } from "../../../shared/projections/branch-day.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Chip } from "../../ui/Chip.tsx";
import { branchMessages } from "./branch-messages.ts";
import styles from "./DayReports.module.css";

const tones = { info: "info", warning: "warning", critical: "danger" } as const;

interface FindingsProps {
  filed: ReportDay;
  catalogue: ElectionCatalogue;
}

/** What the consistency rules say of the figures that stand, with what the officer explained. */
export function Findings({ filed, catalogue }: FindingsProps) {
  const { findings: t } = useMessages(branchMessages);
  const { severities } = useMessages(deskMessages);
  const format = useFormat();
  if (filed.findings.length === 0) return null;
  const broken = filed.findings.filter(({ outcome }) => outcome === "broken");
  const count = (wanted: "holds" | "unknown") => filed.findings.filter(({ outcome }) => outcome === wanted).length;
  const explanationOf = (rule: string, contest: string | null) =>
    filed.heads
      .flatMap(({ explanations }) => explanations)
      .find((noted) => noted.rule === rule && noted.contest === contest)?.explanation;
  return (
    <section className={styles.findings}>
      <h3 className={styles.heading}>{t.title}</h3>
      <ul role="list" className={styles.findings}>
        {broken.map(({ ruleId, number, severity, contest }) => {
          const rule = catalogue.ruleOf.get(ruleId);
          const named = catalogue.election.contests.find(({ id }) => id === contest);
          const explanation = explanationOf(ruleId, contest);
          return (
            <li key={`${ruleId} ${contest}`} className={styles.finding}>
              <Chip tone={tones[severity]} icon="scale" label={severities[severity]} />
              <span>
                {number < firstPlausibilityNumber
                  ? t.number(number)
                  : t.plausibility(number - firstPlausibilityNumber + 1)}
                {named !== undefined && ` (${format.pick(named.name)})`}:{" "}
                {rule === undefined ? ruleId : format.pick(rule.message)}
              </span>
              <span className={styles.quiet}>
                {t.explained}: <span dir="auto">{explanation ?? t.notExplained}</span>
              </span>
            </li>
          );
        })}
      </ul>
      <p className={styles.quiet}>
        {t.holds(count("holds"))} · {t.unknown(count("unknown"))}
      </p>
    </section>
  );
}
