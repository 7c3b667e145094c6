import { Fragment, useMemo } from "react";
import { Link } from "wouter";
import { readStoredEntry } from "../../../shared/projections/stored-entry.ts";
import { listItems } from "../../../shared/projections/evidence-items.ts";
import { findViolationEntry } from "../../../shared/projections/violation-entry.ts";
import { groupViolations, type Violation } from "../../../shared/projections/violations.ts";
import { EntryTable } from "../../desk/EntryTable.tsx";
import { EvidenceGallery } from "../../desk/EvidenceGallery.tsx";
import { deskEntriesMessages } from "../../desk/desk-entries-messages.ts";
import { usePlaces } from "../../desk/places.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { useEvidenceCustody } from "../../desk/use-evidence-custody.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ProvenTimeFacts } from "../../proven-time/ProvenTimeFacts.tsx";
import { listEntriesOfSubject } from "../../journal-store/queries.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { ViolationPapers } from "../../papers/ViolationPapers.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, Section, TopBar } from "../../ui/Page.tsx";
import { AccountChecklist } from "./AccountChecklist.tsx";
import { LawFacts } from "./LawFacts.tsx";
import { offenceNames } from "./offence-names.ts";
import { severityOf } from "./select-violations.ts";
import { SeverityChip } from "./SeverityChip.tsx";
import { ViolationAccount } from "./ViolationAccount.tsx";
import { useOffences } from "./use-offences.ts";
import { violationsMessages } from "./violations-messages.ts";

const everyViolation = {};
const noRows: readonly EntryRow[] = [];

/** Everything that was said of one violation, by whom, when, and what of it can be proven. */
export function ViolationPage({ subject }: { subject: string }) {
  const t = useMessages(violationsMessages);
  const rows = useJournalQuery(() => listEntriesOfSubject(subject), [subject]);
  const offenceOf = useOffences();
  const own = useMemo(
    () => (rows === undefined ? undefined : groupViolations(rows.flatMap(toViolationEntry), { offenceOf }).at(0)),
    [rows, offenceOf],
  );
  // Until the entries are here, what the server's board says of it.
  const all = useAnswer("violations", everyViolation);
  const violation = own ?? all?.find((each) => each.subject === subject);
  if (violation !== undefined) return <KnownViolation violation={violation} rows={rows ?? noRows} />;
  return (
    <Page width="full">
      <TopBar title={t.page.title} back="/violations" />
      {rows === undefined || all === undefined ? (
        <LoadingState label={t.loading} />
      ) : (
        <EmptyState
          icon="search"
          title={t.page.notFound}
          actions={<ButtonLink href="/violations">{t.page.toList}</ButtonLink>}
        >
          {t.page.notFoundAdvice}
        </EmptyState>
      )}
    </Page>
  );
}

const toViolationEntry = ({ header, payload, position, receivedAt }: EntryRow) =>
  findViolationEntry(
    readStoredEntry({ header, payload, position: position ?? null, receivedAt: receivedAt ?? null }),
  ) ?? [];

function KnownViolation({ violation, rows }: { violation: Violation; rows: readonly EntryRow[] }) {
  const t = useMessages(violationsMessages);
  const { page } = t;
  const { evidence: files } = useMessages(deskEntriesMessages);
  const format = useFormat();
  const places = usePlaces();
  const offenceOf = useOffences();
  const { heads, entries, evidence, time, officer, state } = violation;
  const items = listItems(violation);
  const custody = useEvidenceCustody(violation.unit, violation.subject, rows);
  const branch = places.unitOf.get(violation.unit);
  const county = branch && places.countyOf(branch);
  const earlier = entries.filter((entry) => !heads.includes(entry));
  return (
    <Page width="full">
      <TopBar
        title={offenceNames(violation, offenceOf, t, format)}
        subtitle={branch ? format.pick(branch.name) : violation.unit}
        back="/violations"
        actions={
          <>
            <SeverityChip severity={severityOf(violation)} />
            {state === "amended" && <Chip icon="edit" label={t.states.amended} />}
          </>
        }
      />
      {heads.length > 1 && <Banner tone="warning">{page.differing}</Banner>}
      <Card>
        <Facts
          facts={[
            {
              label: page.branch,
              value: (
                <Link href={`/branches/${violation.unit}`}>
                  {branch ? format.pick(branch.name) : violation.unit}
                  {county ? ` · ${format.pick(county.name)}` : ""}
                </Link>
              ),
            },
            { label: page.officer, value: <bdi dir="ltr">{officer}</bdi> },
          ]}
        />
        <LawFacts offences={violation.offences} offenceOf={offenceOf} />
        <p>{t.neverRules}</p>
      </Card>
      {rows.length > 0 && <ViolationPapers subject={violation.subject} />}
      <Section title={heads.length > 1 ? page.said : page.standing}>
        {heads.map((entry) => (
          <Fragment key={`${entry.author}/${entry.seq}`}>
            <ViolationAccount entry={entry} files={evidence} branch={branch} />
            {entry.content && <AccountChecklist content={entry.content} evidence={evidence} offenceOf={offenceOf} />}
          </Fragment>
        ))}
      </Section>
      <Section title={files.title}>
        {items.length === 0 ? <p>{page.noEvidence}</p> : <EvidenceGallery items={items} custody={custody} />}
      </Section>
      <Section title={page.time}>
        <Card>
          <ProvenTimeFacts time={time} />
        </Card>
      </Section>
      {earlier.length > 0 && (
        <Section title={page.earlier}>
          {earlier.map((entry) => (
            <ViolationAccount key={`${entry.author}/${entry.seq}`} entry={entry} files={evidence} branch={branch} />
          ))}
        </Section>
      )}
      <Section title={page.entries}>
        {rows.length === 0 ? <p>{page.entriesPending}</p> : <EntryTable entries={rows} />}
      </Section>
    </Page>
  );
}
