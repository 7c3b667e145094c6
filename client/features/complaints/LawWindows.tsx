import { complaintWindows, endOfWindow, findResultsDay } from "../../../shared/catalogue/complaint-windows.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useElectionCatalogue } from "../../tablet/use-election-catalogue.ts";
import { Card, Facts } from "../../ui/Card.tsx";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";

/** Until when complaints are taken and decided. What is not known yet is said to be so. */
export function LawWindows() {
  const { law: t } = useMessages(complaintsMessages);
  const format = useFormat();
  const catalogue = useElectionCatalogue();
  if (catalogue === undefined) return null;
  const { election, calendar } = catalogue;
  const days = election.contests.map(({ id }) => findResultsDay(calendar, id, null, election));
  return (
    <Card as="section">
      <h2 className={styles.heading}>{t.title}</h2>
      <Facts
        facts={complaintWindows.map((window) => {
          const { kind, endsMs } = endOfWindow(window, election, days);
          return {
            label: window.addressee === "guardian-council" ? t.council : window.act === "accept" ? t.boards : t.decide,
            value: kind === "known" ? t.until(format.dateOf(new Date(endsMs - 1).toISOString())) : t.untilResults,
          };
        })}
      />
      <p className={styles.quiet}>{t.basis}</p>
    </Card>
  );
}
