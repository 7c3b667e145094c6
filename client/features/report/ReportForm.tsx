import { useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { EntryReference } from "../../../shared/projections/stored-entry.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { localTimeOf } from "../../i18n/moments.ts";
import { useMessages } from "../../i18n/messages.ts";
import type { Format } from "../../i18n/use-format.ts";
import { useSession } from "../../session/session-store.ts";
import { draftId, type DraftPlace, type KeptForm } from "../../tablet/kept-form.ts";
import { DraftStateLine } from "../../tablet/DraftStateLine.tsx";
import { enterMovesOn, hintNext } from "../../tablet/enter-moves-on.ts";
import { tellSaved } from "../../tablet/last-saved.ts";
import { reportTitleOf } from "../../tablet/report-title.ts";
import { saveFailureOf, type SaveFailure } from "../../tablet/save-failure.ts";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { useDraft } from "../../tablet/use-draft.ts";
import { useSettled } from "../../tablet/use-settled.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { BottomBar } from "../../ui/Page.tsx";
import { TextArea } from "../../ui/TextInput.tsx";
import { checkForm, needsSecondLook, type FormChecks, type FormSubject } from "./form-checks.ts";
import type { FormState } from "./form-state.ts";
import { FormQuestions } from "./FormQuestions.tsx";
import { reportMessages } from "./report-messages.ts";
import styles from "./ReportForm.module.css";
import { SaveDialog } from "./SaveDialog.tsx";
import { saveReport } from "./save-report.ts";
import { useFieldFindings } from "./use-field-findings.ts";
import { useFormActions } from "./use-form-actions.ts";

/** What a draft of a report keeps. */
export interface KeptReport {
  form: FormState;
  reason: string;
  explanation: string;
}

interface ReportFormProps {
  subject: FormSubject;
  branch: OwnBranch;
  /** The form as it is opened: empty, a draft's, or what is being corrected. */
  initial: KeptReport;
  /** It comes from a draft. */
  restored: boolean;
  corrects: EntryReference | null;
}

/** Long enough for a figure's next digit, short enough to be at once. */
const settleMs = 120;

export function ReportForm({ subject, branch, initial, restored, corrects }: ReportFormProps) {
  const t = useMessages(reportMessages);
  const failures = useMessages(tabletMessages).failure;
  const officer = useSession((session) => session.officer);
  const [, navigate] = useLocation();
  const [form, setForm] = useState(initial.form);
  const [reason, setReason] = useState(initial.reason);
  const [explanation, setExplanation] = useState(initial.explanation);
  const [reasonAsked, setReasonAsked] = useState(false);
  const [asking, setAsking] = useState<FormChecks | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SaveFailure | null>(null);
  const { catalogue, unit, day } = branch;
  const { report, slot } = subject;

  const place = useMemo<DraftPlace>(
    () => ({ kind: "report", report: report.id, slot, subject: subject.subject, corrects }),
    [report.id, slot, subject.subject, corrects],
  );
  const touched = restored || form !== initial.form || reason !== initial.reason || explanation !== initial.explanation;
  const content = useMemo<KeptForm<KeptReport>>(
    () => ({ version: 1, place, boot: deviceClock.boot(), form: { form, reason, explanation } }),
    [place, form, reason, explanation],
  );
  const id = draftId(place);
  const evidence = form.evidence.map(({ sha256 }) => sha256);
  const draft = useDraft({ id, kind: "report", officer: officer ?? "", content, evidence, touched });

  const settled = useSettled(form, settleMs);
  const checks = useMemo(
    () => checkForm(subject, settled, { catalogue, unit, day }, deviceClock.now()),
    [subject, settled, catalogue, unit, day],
  );
  const findings = useFieldFindings(report, checks);
  const now = () => localTimeOf(deviceClock.now(), catalogue.election.utcOffsetMinutes);
  const actions = useFormActions(setForm, draft.saveNow, now);
  const root = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Where figures come first they are what one came for: the keyboard is up at once.
    if (report.fields[0]?.type === "integer" && corrects === null) {
      root.current?.querySelector<HTMLInputElement>("input")?.focus();
    }
  }, [report, corrects]);

  useEffect(() => {
    if (reasonAsked) root.current?.querySelector<HTMLTextAreaElement>("textarea[aria-invalid]")?.focus();
  }, [reasonAsked]);

  const save = async (newest: FormChecks) => {
    setBusy(true);
    setFailure(null);
    try {
      await draft.saveNow();
      await draft.end();
      const row = await saveReport({
        subject,
        unit,
        catalogue,
        form,
        explanation,
        draft: id,
        checks: newest,
        corrects: corrects && { entry: corrects, reason },
      });
      const nameIn = (format: Format) => reportTitleOf(catalogue, unit, report.id, slot, format);
      await tellSaved({ nameIn, author: row.author, seq: row.seq });
      navigate("/");
    } catch (error) {
      draft.resume();
      setFailure(saveFailureOf(error));
      setAsking(null);
      setBusy(false);
    }
  };
  const submit = () => {
    if (busy) return;
    if (corrects !== null && reason.trim() === "") {
      // Anew at each press: the field may have been left again.
      setReasonAsked(false);
      requestAnimationFrame(() => setReasonAsked(true));
      return;
    }
    const newest = checkForm(subject, form, { catalogue, unit, day }, deviceClock.now());
    if (needsSecondLook(newest)) setAsking(newest);
    else void save(newest);
  };

  return (
    <form
      autoComplete="off"
      ref={root}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={enterMovesOn}
      onFocus={hintNext}
    >
      {findings.elsewhere.length > 0 && (
        <div className={styles.elsewhere} aria-live="polite">
          {findings.elsewhere.map(({ text, severity }) => (
            <Banner key={text} tone={severity === "critical" ? "danger" : severity} title={t.wholeDay}>
              {text}
            </Banner>
          ))}
        </div>
      )}
      <FormQuestions
        report={report}
        contests={catalogue.election.contests}
        form={form}
        checks={checks}
        findingsAt={findings.at}
        actions={actions}
      />
      {corrects !== null && (
        <TextArea
          label={t.reason}
          hint={t.reasonHint}
          required
          rows={2}
          maxLength={4000}
          error={reasonAsked && reason.trim() === "" ? t.reasonNeeded : undefined}
          value={reason}
          onChange={setReason}
        />
      )}
      <BottomBar>
        {failure && (
          <div style={{ flexBasis: "100%" }}>
            <Banner tone="danger" live="alert" title={failures.title}>
              {failures[failure]}
            </Banner>
          </div>
        )}
        <Button type="submit" kind="primary" icon="check" busy={busy} data-last>
          {corrects === null ? t.save : t.saveCorrection}
        </Button>
        <DraftStateLine state={draft.state} />
      </BottomBar>
      {asking && (
        <SaveDialog
          report={report}
          catalogue={catalogue}
          checks={asking}
          explanation={explanation}
          onExplanation={setExplanation}
          busy={busy}
          onSave={() => void save(asking)}
          onClose={() => setAsking(null)}
        />
      )}
    </form>
  );
}
