import { useMemo, useState } from "react";
import { Link } from "wouter";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { EntryTable } from "../../desk/EntryTable.tsx";
import { usePlaces } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { listEntriesOfSubject } from "../../journal-store/seldom-queries.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { paperLinksMessages } from "../../papers/paper-links-messages.ts";
import { useSession } from "../../session/session-store.ts";
import { useElectionCatalogue } from "../../tablet/use-election-catalogue.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, Section, TopBar } from "../../ui/Page.tsx";
import { StateChips, WindowChip } from "./ComplaintChips.tsx";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";
import { DecideDialog } from "./DecideDialog.tsx";
import { Decisions } from "./Decisions.tsx";
import { listComplaints, type ListedComplaint } from "./select-complaints.ts";
import { useComplaints } from "./use-complaints.ts";

/** One complaint as its paper says, its outcome, and the signed entries behind both. */
export function ComplaintPage({ subject }: { subject: string }) {
  const t = useMessages(complaintsMessages);
  const complaints = useComplaints();
  const catalogue = useElectionCatalogue();
  const { unitOf } = usePlaces();
  const nowMs = useNow();
  const listed = useMemo(
    () =>
      complaints &&
      catalogue &&
      listComplaints(complaints, catalogue, unitOf, nowMs).filter(({ complaint }) => complaint.subject === subject),
    [complaints, catalogue, unitOf, nowMs, subject],
  );
  const [found] = listed ?? [];
  if (found !== undefined) return <KnownComplaint listed={found} />;
  return (
    <Page>
      <TopBar title={t.title} back="/complaints" />
      {listed === undefined ? (
        <LoadingState label={t.loading} lines={8} />
      ) : (
        <EmptyState
          icon="search"
          title={t.page.notFound}
          actions={<ButtonLink href="/complaints">{t.page.toList}</ButtonLink>}
        >
          {t.page.notFoundFor}
        </EmptyState>
      )}
    </Page>
  );
}

function KnownComplaint({ listed }: { listed: ListedComplaint }) {
  const words = useMessages(complaintsMessages);
  const { page: t } = words;
  const links = useMessages(paperLinksMessages);
  const format = useFormat();
  const { complaint, window, isNumberedTwice } = listed;
  const { registered, alsoRegistered, decisions, state } = complaint;
  const role = useSession((session) => session.device?.role ?? "");
  const rows = useJournalQuery(() => listEntriesOfSubject(complaint.subject), [complaint.subject]);
  const [deciding, setDeciding] = useState(false);
  const data = registered?.data ?? null;
  const number = data === null ? words.notNumbered : format.digits(data.number);
  return (
    <Page>
      <TopBar
        title={t.title(number)}
        subtitle={
          <span className={styles.chips}>
            <WindowChip window={window} />
            <StateChips listed={listed} />
          </span>
        }
        back="/complaints"
        actions={
          data !== null &&
          mayRecord(role, "paper.printed") && (
            <ButtonLink icon="print" href={`/print/complaint-receipt/${encodeURIComponent(complaint.subject)}`}>
              {links["complaint-receipt"]}
            </ButtonLink>
          )
        }
      />
      <Banner tone="warning" icon="lock" title={words.confidential}>
        {words.confidentialFor}
      </Banner>
      {isNumberedTwice && <Banner tone="warning">{t.twice}</Banner>}
      {alsoRegistered.length > 0 && <Banner tone="warning">{t.also}</Banner>}
      {state === "disputed" && <Banner tone="warning">{t.disputed}</Banner>}
      {data === null ? <Banner tone="warning">{t.unreadable}</Banner> : <Paper listed={listed} />}
      <Section
        title={t.outcome}
        actions={
          mayRecord(role, "complaint.decided") && (
            <Button icon="edit" onClick={() => setDeciding(true)}>
              {state === "disputed" ? t.settle : t.decide}
            </Button>
          )
        }
      >
        {decisions.length === 0 ? <p>{t.noOutcome}</p> : <Decisions complaint={complaint} />}
      </Section>
      <Section title={t.history}>{rows === undefined ? <LoadingState /> : <EntryTable entries={rows} />}</Section>
      {deciding && <DecideDialog complaint={complaint} onClose={() => setDeciding(false)} />}
    </Page>
  );
}

function Paper({ listed: { complaint, timing } }: { listed: ListedComplaint }) {
  const words = useMessages(complaintsMessages);
  const { page: t, intake, law } = words;
  const format = useFormat();
  const { unitOf } = usePlaces();
  const { registered, unit } = complaint;
  if (registered?.data == null) return null;
  const { complainant, signatureSeen, addressee, contest, about, text, pages, receivedAt } = registered.data;
  const nameOf = (id: string) => {
    const place = unitOf.get(id);
    return place === undefined ? id : format.pick(place.name);
  };
  return (
    <>
      <Card as="section">
        <h2>{t.registered}</h2>
        <Facts
          facts={[
            { label: t.office, value: nameOf(unit) },
            { label: t.by, value: <bdi dir="ltr">{registered.officer}</bdi> },
            { label: intake.received, value: format.moment(receivedAt) },
            { label: intake.pages, value: format.figure(pages) },
            { label: intake.addressee, value: intake.addressees[addressee] },
            { label: intake.contest, value: words.contests[contest] },
            {
              label: intake.branch,
              value: about === null ? t.noBranch : <Link href={`/branches/${about}`}>{nameOf(about)}</Link>,
            },
            ...(timing?.decideByMs == null
              ? []
              : [
                  {
                    label: t.decideBy,
                    value: law.until(format.dateOf(new Date(timing.decideByMs - 1).toISOString())),
                  },
                ]),
            { label: t.signature, value: signatureSeen ? t.signatureSeen : t.signatureNotSeen },
          ]}
        />
      </Card>
      <Card as="section">
        <h2>{intake.complainant}</h2>
        <Facts
          facts={[
            { label: intake.standing, value: words.standings[complainant.standing] },
            { label: intake.name, value: <bdi>{complainant.name}</bdi> },
            { label: intake.surname, value: <bdi>{complainant.surname}</bdi> },
            { label: intake.fatherName, value: <bdi>{complainant.fatherName}</bdi> },
            { label: intake.job, value: <bdi>{complainant.job}</bdi> },
            { label: intake.phone, value: <bdi dir="ltr">{format.digits(complainant.phone)}</bdi> },
            { label: intake.address, value: <bdi>{complainant.address}</bdi> },
          ]}
        />
      </Card>
      <Section title={t.text}>
        <p className={styles.text} dir="auto">
          {text}
        </p>
      </Section>
    </>
  );
}
