import { useMemo, useState } from "react";
import type { Report, Role } from "../../../shared/catalogue/schema.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import type { ReportDay } from "../../../shared/projections/branch-day.ts";
import type { EntryReference } from "../../../shared/projections/stored-entry.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useDocument } from "../../reference/use-reference.ts";
import { useSession } from "../../session/session-store.ts";
import { isDraftAccepted } from "../../tablet/accept-draft.ts";
import { draftId } from "../../tablet/kept-form.ts";
import { RestoreDialog } from "../../tablet/RestoreDialog.tsx";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { useKeptForm } from "../../tablet/use-kept-form.ts";
import { useOpenBoots } from "../../tablet/use-open-boots.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { useIsHidden } from "./CountCard.tsx";
import { FiledReport } from "./FiledReport.tsx";
import type { FormSubject } from "./form-checks.ts";
import { emptyForm, formOf } from "./form-state.ts";
import { ReportForm, type KeptReport } from "./ReportForm.tsx";
import { extensionForm } from "./prefill.ts";
import { reportMessages } from "./report-messages.ts";
import type { ReportPlace } from "./ReportPage.tsx";

interface OpenedReportProps {
  place: ReportPlace;
  branch: OwnBranch;
  report: Report;
  slot: string | null;
  subject: string;
  /** What was filed on it; undefined while nothing was. */
  filed: ReportDay | undefined;
  name: string;
  due: string;
}

/** One report: its form while it is not filed or is being corrected, else what was filed. */
export function OpenedReport({ place, branch, report, slot, subject, filed, name, due }: OpenedReportProps) {
  const t = useMessages(reportMessages);
  const { mayNotRecord, draft: draftWords } = useMessages(tabletMessages);
  const format = useFormat();
  const role = useSession((session) => session.device?.role as Role | undefined);
  const corrected = filed?.filings.find(({ author, seq }) => author === place.author && String(seq) === place.seq);
  const corrects = useMemo<EntryReference | null>(
    () => (place.author === undefined ? null : { author: place.author, seq: Number(place.seq) }),
    [place.author, place.seq],
  );
  const formSubject = useMemo<FormSubject>(() => ({ report, slot, subject }), [report, slot, subject]);
  // Decided once: what comes in from the other tablet must not take an open form away.
  const [writing, setWriting] = useState(filed === undefined || corrects !== null);
  const [lookup, discard] = useKeptForm<KeptReport>(
    draftId({ kind: "report", report: report.id, slot, subject, corrects }),
  );
  const boot = lookup.state === "found" ? lookup.kept.boot : deviceClock.boot();
  const openBoots = useOpenBoots([boot]);
  const [accepted, setAccepted] = useState(isDraftAccepted);
  const isHidden = useIsHidden(filed?.counts[0]);
  // An extension that was ordered by a notice has the notice's id for its subject.
  const order = useDocument("notices", slot === null ? subject : null)?.extension;
  const mayFile = role !== undefined && mayRecord(role, corrects === null ? "report.filed" : "report.corrected");

  const subtitle = [due, report.formNo === null ? "" : t.formNo(report.formNo)].filter(Boolean).join(" · ");
  if (lookup.state === "looking" || openBoots === undefined) {
    return (
      <Page>
        <TopBar title={name} subtitle={subtitle} back="/" />
        <LoadingState lines={6} />
      </Page>
    );
  }
  if (!writing && filed !== undefined) {
    return (
      <Page>
        <TopBar title={name} subtitle={subtitle} back="/" />
        {lookup.state === "found" && (
          <Banner
            title={t.filed.draftWaits}
            actions={<Button onClick={() => setWriting(true)}>{t.filed.continueDraft}</Button>}
          >
            {format.moment(lookup.row.savedAt)}
          </Banner>
        )}
        <FiledReport filed={filed} report={report} branch={branch} name={name} mayCorrect={mayFile} />
      </Page>
    );
  }
  const fromElsewhere = lookup.state === "found" && boot !== deviceClock.boot();
  const restoring = fromElsewhere && !accepted && !openBoots.has(boot);
  const initial: KeptReport =
    lookup.state === "found"
      ? lookup.kept.form
      : {
          form: corrected?.content
            ? formOf(report, corrected.content, corrected.evidence, () => crypto.randomUUID())
            : order !== undefined && report.id === "R5"
              ? extensionForm(order, branch.catalogue.election, branch.unit)
              : emptyForm,
          reason: "",
          explanation: "",
        };
  return (
    <Page>
      <TopBar title={corrects === null ? name : t.correctTitle(name)} subtitle={subtitle} back="/" />
      {corrects !== null && <Banner>{t.correctText}</Banner>}
      {corrects === null && filed !== undefined && (
        <Banner tone="warning" live="status">
          {t.filedMeanwhile}
        </Banner>
      )}
      {fromElsewhere && openBoots.has(boot) && <Banner tone="warning">{draftWords.openElsewhere}</Banner>}
      {corrects !== null && isHidden ? (
        <Banner tone="warning">{t.count.hidden}</Banner>
      ) : mayFile ? (
        <ReportForm
          key={lookup.state}
          subject={formSubject}
          branch={branch}
          initial={initial}
          restored={lookup.state === "found"}
          corrects={corrects}
        />
      ) : (
        <Banner>{mayNotRecord}</Banner>
      )}
      {restoring && !isHidden && (
        <RestoreDialog name={name} row={lookup.row} onContinue={() => setAccepted(true)} onFresh={discard} />
      )}
    </Page>
  );
}
