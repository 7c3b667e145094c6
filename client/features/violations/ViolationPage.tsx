import { Fragment, useState } from "react";
import { Link, useLocation } from "wouter";
import { mayRead } from "../../../shared/policy/may-read.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { readDocumentation } from "../../../shared/projections/documentation.ts";
import { listItems } from "../../../shared/projections/evidence-items.ts";
import { CaseQuestions } from "../../cases/CaseQuestions.tsx";
import { CaseStateChip } from "../../cases/CaseStateChip.tsx";
import { caseWords } from "../../cases/case-words.ts";
import { toDeskCase } from "../../desk/desk-case.ts";
import { EntryTable } from "../../desk/EntryTable.tsx";
import { EvidenceGallery } from "../../desk/EvidenceGallery.tsx";
import { deskEntriesMessages } from "../../desk/desk-entries-messages.ts";
import { usePlaces } from "../../desk/places.ts";
import { useEvidenceCustody } from "../../desk/use-evidence-custody.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ProvenTimeFacts } from "../../proven-time/ProvenTimeFacts.tsx";
import { ViolationPapers } from "../../papers/ViolationPapers.tsx";
import { useSession } from "../../session/session-store.ts";
import { useAuthorRoles } from "../../supervision/use-author-roles.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, Section, TopBar } from "../../ui/Page.tsx";
import { AccountChecklist } from "./AccountChecklist.tsx";
import { CaseActions, type CaseDialog } from "./CaseActions.tsx";
import { CaseDisputes } from "./CaseDisputes.tsx";
import { CaseHead } from "./CaseHead.tsx";
import { casesMessages } from "./cases-messages.ts";
import { CaseNotes } from "./CaseNotes.tsx";
import { CaseReports } from "./CaseReports.tsx";
import { CaseTimeline } from "./CaseTimeline.tsx";
import { LawFacts } from "./LawFacts.tsx";
import { offenceNames } from "./offence-names.ts";
import { severityOf } from "./select-violations.ts";
import { SeverityChip } from "./SeverityChip.tsx";
import { ShortcutHelp } from "./ShortcutHelp.tsx";
import { useCase, type ShownCase } from "./use-case.ts";
import { useOffences } from "./use-offences.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import { ViolationAccount } from "./ViolationAccount.tsx";
import { useViolationChoice } from "./violation-choice.ts";
import { violationsMessages } from "./violations-messages.ts";

/** Everything that was said of one violation, by whom, when, what of it can be proven, and what became of its case. */
export function ViolationPage({ subject }: { subject: string }) {
  const t = useMessages(violationsMessages);
  const shown = useCase(subject);
  useWayThroughList(subject);
  if (shown) return <KnownCase shown={shown} />;
  return (
    <Page width="full">
      <TopBar title={t.page.title} back="/violations" />
      {shown === undefined ? (
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

function KnownCase({ shown: { view, violation, violations, rows } }: { shown: ShownCase }) {
  const t = useMessages(violationsMessages);
  const c = useMessages(casesMessages);
  const { questions } = useMessages(caseWords);
  const { page } = t;
  const format = useFormat();
  const places = usePlaces();
  const offenceOf = useOffences();
  const role = useSession((session) => session.device?.role ?? "");
  const [dialog, setDialog] = useState<CaseDialog | null>(null);
  const roleOf = useAuthorRoles(view.timeline.map(({ author }) => author));
  const { clock, severity } = toDeskCase(view, violations);
  const branch = places.unitOf.get(violation.unit);
  const report = { unit: violation.unit, subject: violation.subject };
  return (
    <Page width="full">
      <TopBar
        title={offenceNames(violation, offenceOf, t, format)}
        subtitle={branch ? format.pick(branch.name) : violation.unit}
        back="/violations"
        actions={
          <>
            <SeverityChip severity={severityOf({ severity })} />
            <CaseStateChip stand={view.stand} />
            {violation.state === "amended" && <Chip icon="edit" label={t.states.amended} />}
            <ShortcutHelp />
          </>
        }
      />
      <CaseDisputes
        view={view}
        roleOf={roleOf}
        onSettle={mayRecord(role, "case.stepped") ? () => setDialog("step") : null}
      />
      <CaseHead view={view} clock={clock} documentation={readDocumentation(violations)} />
      <CaseActions report={report} view={view} places={places} open={dialog} onOpen={setDialog} />
      <ReportSections violation={violation} rows={rows} />
      <Section title={questions.title}>
        <CaseQuestions view={view} roleOf={roleOf} />
      </Section>
      {mayRead(role, "deliberation") && (
        <Section title={c.page.notes}>
          <CaseNotes notes={view.notes} roleOf={roleOf} />
        </Section>
      )}
      <Section title={c.page.joined}>
        <CaseReports view={view} violations={violations} subject={violation.subject} places={places} roleOf={roleOf} />
      </Section>
      <Section title={c.page.timeline}>
        <CaseTimeline timeline={view.timeline} roleOf={roleOf} />
      </Section>
      <Section title={page.entries}>
        {rows.length === 0 ? <p>{page.entriesPending}</p> : <EntryTable entries={rows} />}
      </Section>
    </Page>
  );
}

/** The report itself, as the branch tells it. */
function ReportSections({ violation, rows }: Pick<ShownCase, "violation" | "rows">) {
  const t = useMessages(violationsMessages);
  const { page } = t;
  const { evidence: files } = useMessages(deskEntriesMessages);
  const format = useFormat();
  const places = usePlaces();
  const offenceOf = useOffences();
  const { heads, entries, evidence, time, officer } = violation;
  const items = listItems(violation);
  const custody = useEvidenceCustody(violation.unit, violation.subject, rows);
  const branch = places.unitOf.get(violation.unit);
  const county = branch && places.countyOf(branch);
  const earlier = entries.filter((entry) => !heads.includes(entry));
  return (
    <>
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
    </>
  );
}

/** From case to case in the order of the list, and back to it. */
function useWayThroughList(subject: string): void {
  const [, navigate] = useLocation();
  const step = (by: number) => {
    const { shown } = useViolationChoice.getState();
    const next = shown[shown.indexOf(subject) + by];
    if (shown.includes(subject) && next !== undefined) navigate(`/violations/${encodeURIComponent(next)}`);
  };
  useShortcuts({ KeyJ: () => step(1), KeyK: () => step(-1), KeyB: () => navigate("/violations") });
}
