import type { Report } from "../../../shared/catalogue/schema.ts";
import type { DayFiling, ReportDay } from "../../../shared/projections/branch-day.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { useRuleText } from "../../tablet/use-rule-text.ts";
import { findRuleFigures } from "../../tablet/rule-figures.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Section } from "../../ui/Page.tsx";
import { CountCard, useIsHidden } from "./CountCard.tsx";
import { FilingCard } from "./FilingCard.tsx";
import styles from "./FiledReport.module.css";
import { reportMessages } from "./report-messages.ts";

interface FiledReportProps {
  filed: ReportDay;
  report: Report;
  branch: OwnBranch;
  name: string;
  mayCorrect: boolean;
}

/** What stands of a report, side by side where two filings differ, and below it everything that was corrected. */
export function FiledReport({ filed, report, branch, name, mayCorrect }: FiledReportProps) {
  const t = useMessages(reportMessages).filed;
  const format = useFormat();
  const say = useRuleText();
  const isHead = (filing: DayFiling) => filed.heads.includes(filing);
  // Where two stand beside each other, neither is entered a second time before one of them is corrected.
  const check = filed.current === null ? undefined : filed.counts[0];
  const isHidden = useIsHidden(filed.counts[0]);
  const earlier = filed.filings.filter((filing) => !isHead(filing)).toReversed();
  const card = (filing: DayFiling) => (
    <FilingCard
      key={`${filing.author} ${filing.seq} ${filing.payloadHash}`}
      filing={filing}
      report={report}
      branch={branch}
      name={name}
      base={filed}
      stands={isHead(filing)}
      mayCorrect={mayCorrect}
      isHidden={isHidden}
    />
  );
  const { current, facts } = filed;
  const broken = filed.findings.filter(({ outcome, severity }) => outcome === "broken" && severity !== "info");
  return (
    <>
      {filed.agreement !== "single" && (
        <Banner
          tone={filed.agreement === "differing" ? "danger" : filed.agreement === "agreeing" ? "success" : "warning"}
        >
          {t[filed.agreement]}
        </Banner>
      )}
      {check !== undefined && filed.slot !== null && <CountCard check={check} slot={filed.slot} isHidden={isHidden} />}
      {!isHidden && broken.length > 0 && current !== null && facts !== null && (
        <Banner tone="warning" title={t.findings}>
          <ul className={styles.findings}>
            {broken.map((finding) => {
              const rule = branch.catalogue.ruleOf.get(finding.ruleId)!;
              const seats = branch.catalogue.seatsOf(branch.unit);
              const figures = findRuleFigures(rule, finding, { report, answers: current, facts, seats });
              const held = branch.catalogue.election.contests.find(({ id }) => id === finding.contest);
              return (
                <li key={`${finding.ruleId} ${finding.contest}`}>
                  {held && `${format.pick(held.name)}: `}
                  {say(rule, figures)}
                </li>
              );
            })}
          </ul>
        </Banner>
      )}
      <div className={styles.standing}>{filed.heads.map(card)}</div>
      {earlier.length > 0 && <Section title={t.history}>{earlier.map(card)}</Section>}
    </>
  );
}
