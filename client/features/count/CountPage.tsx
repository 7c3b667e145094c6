import { slotSubject } from "../../../shared/catalogue/due-slots.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import type { Report } from "../../../shared/catalogue/schema.ts";
import type { DayFiling } from "../../../shared/projections/branch-day.ts";
import { countReport, type CountCheck } from "../../../shared/projections/count.ts";
import { CountStateChip } from "../../count-state/CountStateChip.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useSession } from "../../session/session-store.ts";
import { reportPath } from "../../tablet/report-title.ts";
import { SavedNotice } from "../../tablet/SavedNotice.tsx";
import { useOwnBranch, type OwnBranch } from "../../tablet/use-branch-day.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import styles from "./Count.module.css";
import { countMessages } from "./count-messages.ts";
import { OtherOfficer } from "./OtherOfficer.tsx";
import { SecondEntry } from "./SecondEntry.tsx";
import { Settlement } from "./Settlement.tsx";
import { Signing } from "./Signing.tsx";

/** Filed minutes under the two-person rule. */
export interface CountedMinutes {
  branch: OwnBranch;
  report: Report;
  slot: string;
  subject: string;
  head: DayFiling;
  check: CountCheck;
}

/** What comes next for the minutes of a count: entering them again, settling what differs, signing. */
export function CountPage({ slot }: { slot: string }) {
  const t = useMessages(countMessages);
  const branch = useOwnBranch();
  const back = reportPath(countReport, slot);
  if (branch === undefined) {
    return (
      <Page>
        <LoadingState lines={6} />
      </Page>
    );
  }
  const report = branch.catalogue.reportOf.get(countReport);
  const subject = slotSubject(branch.unit.id, countReport, slot);
  const filed = branch.day.reports.find((each) => each.report === countReport && each.subject === subject);
  const head = filed?.heads[0];
  const check = filed?.counts[0];
  const isApart = filed !== undefined && filed.current === null;
  return (
    <Page>
      <TopBar title={t.title} back={back} actions={check && !isApart && <CountStateChip state={check.state} />} />
      <SavedNotice />
      {report === undefined || head === undefined || check === undefined || isApart ? (
        <EmptyState
          icon="report"
          title={isApart ? t.apart.title : t.notYet.title}
          actions={
            <ButtonLink kind="primary" href={back}>
              {t.back}
            </ButtonLink>
          }
        >
          {isApart ? t.apart.text : t.notYet.text}
        </EmptyState>
      ) : (
        <CountSteps
          minutes={{ branch, report, slot, subject, head, check }}
          first={filed?.filings.find((filing) => isRepeated(filing, check)) ?? head}
        />
      )}
    </Page>
  );
}

/** The filing that the second entry repeats, whatever has corrected it since. */
const isRepeated = ({ author, seq }: DayFiling, { second }: CountCheck): boolean =>
  second !== null && second.repeats.author === author && second.repeats.seq === seq;

function Entered({ by, at }: { by: string; at: string }) {
  const format = useFormat();
  return (
    <>
      <bdi>{by}</bdi> · {format.moment(at)}
    </>
  );
}

function CountSteps({ minutes, first }: { minutes: CountedMinutes; first: DayFiling }) {
  const t = useMessages(countMessages);
  const nameOf = useOfficerNames();
  const role = useSession((session) => session.device?.role ?? "");
  const officer = useSession((session) => session.officer ?? "");
  const { check } = minutes;
  const { state, second } = check;
  if (!mayRecord(role, "count.reentered")) return <Banner>{t.mayNot}</Banner>;
  return (
    <>
      <Card>
        <Facts
          facts={[
            { label: t.enteredBy, value: <Entered by={nameOf(check.firstOfficer)} at={first.time.claimedAt} /> },
            ...(second === null
              ? []
              : [
                  {
                    label: t.secondBy,
                    value: <Entered by={nameOf(second.officer)} at={second.time.claimedAt} />,
                  },
                ]),
          ]}
        />
        <p className={styles.quiet}>{t.notTheOffice}</p>
      </Card>
      {state === "once" ? (
        check.enteredBy.includes(officer) ? (
          <OtherOfficer title={t.sameOfficer.title}>{t.sameOfficer.text(nameOf(officer))}</OtherOfficer>
        ) : (
          <SecondEntry key={officer} minutes={minutes} officer={officer} />
        )
      ) : state === "differing" && second !== null ? (
        <Settlement key={officer} minutes={minutes} second={second} officer={officer} />
      ) : (
        second !== null && <Signing minutes={minutes} second={second} officer={officer} />
      )}
    </>
  );
}
