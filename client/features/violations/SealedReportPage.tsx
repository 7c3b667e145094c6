import { useState } from "react";
import { Link } from "wouter";
import type { ViolationLogged } from "../../../shared/events/violation.ts";
import { mayAdminister } from "../../../shared/policy/may-administer.ts";
import type { SealedReport } from "../../../shared/projections/sealed-reports.ts";
import { EntryTable } from "../../desk/EntryTable.tsx";
import { usePlaces } from "../../desk/places.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { listEntriesOfSubject } from "../../journal-store/seldom-queries.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { ProvenTimeFacts } from "../../proven-time/ProvenTimeFacts.tsx";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, Section, TopBar } from "../../ui/Page.tsx";
import { AccountChecklist } from "./AccountChecklist.tsx";
import { LawFacts } from "./LawFacts.tsx";
import { openSealedReport } from "./open-sealed-report.ts";
import { everySealedReport } from "./SealedLink.tsx";
import { sealedMessages } from "./sealed-messages.ts";
import { useOffences } from "./use-offences.ts";
import { ViolationAccount } from "./ViolationAccount.tsx";

const list = "/violations/sealed";

/** One report that its branch cannot read, and what it says once somebody has opened it. */
export function SealedReportPage({ author, seq }: { author: string; seq: number }) {
  const t = useMessages(sealedMessages);
  const sealed = useAnswer("sealed-reports", everySealedReport);
  const report = sealed?.find((each) => each.author === author && each.seq === seq);
  if (report !== undefined) return <KnownReport report={report} />;
  return (
    <Page width="full">
      <TopBar title={t.one} back={list} />
      {sealed === undefined ? (
        <LoadingState label={t.loading} />
      ) : (
        <EmptyState icon="search" title={t.notFound} actions={<ButtonLink href={list}>{t.toList}</ButtonLink>}>
          {t.notFoundAdvice}
        </EmptyState>
      )}
    </Page>
  );
}

function KnownReport({ report }: { report: SealedReport }) {
  const t = useMessages(sealedMessages);
  const format = useFormat();
  const places = usePlaces();
  const { subject, unit, officer, time } = report;
  const rows = useJournalQuery(() => listEntriesOfSubject(subject), [subject]) ?? [];
  const branch = places.unitOf.get(unit);
  const county = branch && places.countyOf(branch);
  return (
    <Page width="full">
      <TopBar title={t.one} subtitle={branch ? format.pick(branch.name) : unit} back={list} />
      <Card>
        <Facts
          facts={[
            {
              label: t.branch,
              value: (
                <Link href={`/branches/${unit}`}>
                  {branch ? format.pick(branch.name) : unit}
                  {county ? ` · ${format.pick(county.name)}` : ""}
                </Link>
              ),
            },
            { label: t.officer, value: <bdi dir="ltr">{officer}</bdi> },
          ]}
        />
      </Card>
      <Section title={t.content}>
        <Content report={report} />
      </Section>
      <Section title={t.time}>
        <Card>
          <ProvenTimeFacts time={time} />
        </Card>
      </Section>
      <Section title={t.entries}>
        {rows.length === 0 ? <p>{t.entriesPending}</p> : <EntryTable entries={rows} />}
      </Section>
    </Page>
  );
}

/** Shut until somebody with the right asks for it, and shut again when the page is left: what it says is in this component alone. */
function Content({ report }: { report: SealedReport }) {
  const t = useMessages(sealedMessages);
  const role = useSession((session) => session.device?.role ?? "");
  const places = usePlaces();
  const offenceOf = useOffences();
  const { run, busy, notice } = useDeskCall();
  const [content, setContent] = useState<ViolationLogged | null>(null);
  if (!mayAdminister(role, "sealed")) return <p>{t.mayNot}</p>;
  if (content === null) {
    const open = async () => {
      const opened = await run(() => openSealedReport(report.author, report.seq));
      if (opened !== undefined) setContent(opened);
    };
    return (
      <Card>
        <p>{t.closed}</p>
        {notice}
        <div>
          <Button kind="primary" icon="lock" busy={busy} onClick={() => void open()}>
            {t.open}
          </Button>
        </div>
      </Card>
    );
  }
  return (
    <>
      <Banner
        tone="warning"
        icon="lock"
        live="status"
        actions={<Button onClick={() => setContent(null)}>{t.shut}</Button>}
      >
        {t.opened}
      </Banner>
      <Card>
        <LawFacts offences={[content.offence]} offenceOf={offenceOf} />
      </Card>
      <ViolationAccount
        files={[]}
        entry={{ ...report, revises: null, content, evidence: [] }}
        branch={places.unitOf.get(report.unit)}
      />
      <AccountChecklist content={content} evidence={[]} offenceOf={offenceOf} isSealed />
    </>
  );
}
