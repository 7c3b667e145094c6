import { useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { Offence, Role } from "../../../shared/catalogue/schema.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { rightInList } from "../../../shared/policy/right-by-role.ts";
import { findSimilarReports, listEndedCases } from "../../../shared/projections/similar-reports.ts";
import type { EntryReference } from "../../../shared/projections/stored-entry.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import { useHoldDraft } from "../../app/open-draft.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { messagesIn, useMessages } from "../../i18n/messages.ts";
import type { Format } from "../../i18n/use-format.ts";
import { listAuthorRoles } from "../../journal-store/author-roles.ts";
import { deleteDraft } from "../../journal-store/drafts.ts";
import { forgetDraft } from "../../journal-store/forget-draft.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useSession } from "../../session/session-store.ts";
import { branchEntries } from "../../tablet/branch-entries.ts";
import { DraftStateLine } from "../../tablet/DraftStateLine.tsx";
import { draftId, violationPath, type DraftPlace, type KeptForm } from "../../tablet/kept-form.ts";
import { tellSaved } from "../../tablet/last-saved.ts";
import { saveFailureOf, type SaveFailure } from "../../tablet/save-failure.ts";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { useDraft } from "../../tablet/use-draft.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { BottomBar, Page, TopBar } from "../../ui/Page.tsx";
import { anonymousMessages } from "./anonymous-messages.ts";
import { AnonymityField, UnkeptLine } from "./AnonymityField.tsx";
import { DiscardDraft } from "./DiscardDraft.tsx";
import { ForbiddenNote } from "./ForbiddenNote.tsx";
import { FormChecklist } from "./FormChecklist.tsx";
import { OffencePicker } from "./OffencePicker.tsx";
import { recentOffences } from "./recent-offences.ts";
import { saveSealed, sealFailureOf, type SealFailure } from "./save-sealed.ts";
import { saveViolation } from "./save-violation.ts";
import { SimilarReports } from "./SimilarReports.tsx";
import { contentSoFar, problemsOf, violationOf, withoutFiles, type ViolationForm } from "./violation-form.ts";
import { ViolationFields } from "./ViolationFields.tsx";
import { violationMessages } from "./violation-messages.ts";
import type { Amended } from "./ViolationFormPage.tsx";
import styles from "./violation.module.css";

/** What becomes of the form: parts of it, or what they are made of at that moment. */
export type FormChange = Partial<ViolationForm> | ((before: ViolationForm) => Partial<ViolationForm>);

const noRoles: Readonly<Record<string, string>> = {};

interface ViolationFormViewProps {
  subject: string;
  branch: OwnBranch;
  amended: Amended | null;
  /** The same entry as `amended`'s. */
  amends: EntryReference | null;
  initial: ViolationForm;
  /** It comes from a draft. */
  restored: boolean;
}

/** First which offence, then the rest on one page. */
export function ViolationFormView({ subject, branch, amended, amends, initial, restored }: ViolationFormViewProps) {
  const t = useMessages(violationMessages);
  const failures = useMessages(tabletMessages).failure;
  const anonymous = useMessages(anonymousMessages);
  const officer = useSession((session) => session.officer);
  const role = useSession((session) => session.device?.role as Role | undefined);
  const [, navigate] = useLocation();
  const [form, setForm] = useState(initial);
  const [picking, setPicking] = useState(initial.offence === null);
  const [asked, setAsked] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SaveFailure | null>(null);
  const [similar, setSimilar] = useState<readonly Violation[]>([]);
  const [isSealed, setIsSealed] = useState(false);
  const [sealFailure, setSealFailure] = useState<SealFailure | null>(null);
  const fields = useRef<HTMLFormElement>(null);
  const roles = useJournalQuery(() => listAuthorRoles(), []) ?? noRoles;
  const { catalogue, unit, day } = branch;
  const offence = form.offence === null ? undefined : catalogue.offenceOf.get(form.offence);

  const place = useMemo<DraftPlace>(
    () => ({ kind: "violation", subject, offence: form.offence, amends }),
    [subject, form.offence, amends],
  );
  const content = useMemo<KeptForm<ViolationForm>>(
    () => ({ version: 1, place, boot: deviceClock.boot(), form }),
    [place, form],
  );
  const touched = restored || form !== initial;
  const id = draftId(place);
  const evidence = form.items.map(({ file }) => file);
  const named = evidence.map(({ sha256 }) => sha256);
  // What will be hidden from the tablet is not kept on it while it is being written either.
  const draft = useDraft({
    id,
    kind: "violation",
    officer: officer ?? "",
    content,
    evidence: named,
    touched: touched && !isSealed,
  });
  useHoldDraft(isSealed);

  useEffect(() => {
    if (asked > 0) fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [asked]);

  const problems = problemsOf(form, amends !== null);
  const change = (part: FormChange) =>
    setForm((before) => ({ ...before, ...(typeof part === "function" ? part(before) : part) }));
  const back = amended === null ? "/violations" : violationPath(subject);

  const pick = (picked: Offence) => {
    // Of a form on which more is written only the offence changes.
    if (form.offence === null && amends === null) {
      const entries = branchEntries.getState().entries?.log.entries.values() ?? [];
      const ended = listEndedCases(entries, rightInList(roles));
      const atMs = Date.parse(form.openedAt);
      setSimilar(findSimilarReports(day.violations, picked, atMs, catalogue, ended));
    }
    change({ offence: picked.id });
    setPicking(false);
  };

  const leave = async (path: string) => {
    await draft.end();
    await deleteDraft(id);
    navigate(path, { replace: true });
  };

  const turnOn = async () => {
    await draft.end();
    try {
      await forgetDraft(id, named);
    } catch (error) {
      draft.resume();
      throw error;
    }
    change((now) => withoutFiles(now));
    setIsSealed(true);
  };

  const turnOff = () => {
    draft.resume();
    setSealFailure(null);
    setIsSealed(false);
  };

  const seal = async () => {
    setBusy(true);
    setSealFailure(null);
    try {
      // A photo may have been on its way when the draft was removed.
      await forgetDraft(id, named);
      const row = await saveSealed(
        unit.id,
        violationOf({ ...form, ...withoutFiles(form) }, catalogue.election.utcOffsetMinutes),
      );
      await tellSaved({
        nameIn: ({ locale }) => messagesIn(locale, anonymousMessages).name,
        author: row.author,
        seq: row.seq,
      });
      navigate("/violations", { replace: true });
    } catch (error) {
      setSealFailure(sealFailureOf(error));
      setBusy(false);
    }
  };

  const save = async () => {
    if (busy) return;
    setAsked((times) => times + 1);
    if (problems.length > 0) return;
    if (isSealed) return seal();
    setBusy(true);
    setFailure(null);
    try {
      await draft.saveNow();
      await draft.end();
      const row = await saveViolation({
        unit: unit.id,
        subject,
        evidence,
        draft: id,
        data: violationOf(form, catalogue.election.utcOffsetMinutes),
        amends: amends && { entry: amends, reason: form.reason.trim() },
      });
      const nameIn = ({ locale, pick }: Format) =>
        offence ? pick(offence.name) : messagesIn(locale, violationMessages).title;
      await tellSaved({ nameIn, author: row.author, seq: row.seq });
      navigate(amends === null ? "/" : violationPath(subject), { replace: true });
    } catch (error) {
      draft.resume();
      setFailure(saveFailureOf(error));
      setBusy(false);
    }
  };

  if (picking) {
    return (
      <Page>
        <TopBar title={t.pick.title} {...(form.offence === null ? { back } : { onBack: () => setPicking(false) })} />
        <OffencePicker branch={branch} recent={recentOffences(day.violations, catalogue)} onPick={pick} />
      </Page>
    );
  }
  if (similar.length > 0) {
    return (
      <SimilarReports
        similar={similar}
        branch={branch}
        onBack={() => {
          setSimilar([]);
          setPicking(true);
        }}
        onLeave={(path) => void leave(path)}
        onNew={() => setSimilar([])}
      />
    );
  }
  const soFar = contentSoFar(form, catalogue.election.utcOffsetMinutes);
  return (
    <Page>
      <TopBar
        title={amends === null ? t.form.title : t.form.amendTitle}
        back={back}
        actions={touched && <DiscardDraft id={id} onDiscard={draft.end} leadsTo={back} />}
      />
      <form
        autoComplete="off"
        ref={fields}
        className={styles.fields}
        noValidate
        inert={busy}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <ViolationFields
          form={form}
          onChange={change}
          offence={offence}
          onPick={() => setPicking(true)}
          amended={amended}
          problems={asked > 0 ? problems : []}
          onBeforeOpen={draft.saveNow}
          isSealed={isSealed}
        >
          {offence && <ForbiddenNote offence={offence} branch={branch} at={soFar.occurredAt} />}
          {amends === null && role !== undefined && mayRecord(role, "violation.sealed") && (
            <AnonymityField isOn={isSealed} fileCount={evidence.length} onTurnOn={turnOn} onTurnOff={turnOff} />
          )}
          {offence && (
            <FormChecklist
              offence={offence}
              content={soFar}
              evidence={[...(amended?.violation.evidence ?? []), ...evidence]}
              isSealed={isSealed}
              fields={fields}
            />
          )}
        </ViolationFields>
      </form>
      {failure && (
        <Banner tone="danger" live="alert" title={failures.title}>
          {failures[failure]}
        </Banner>
      )}
      {sealFailure && (
        <Banner tone="danger" live="alert" title={anonymous.failure.title}>
          {anonymous.failure[sealFailure]}
        </Banner>
      )}
      <BottomBar>
        <Button kind="primary" icon={isSealed ? "lock" : "check"} busy={busy} onClick={() => void save()}>
          {isSealed ? anonymous.save : amends === null ? t.form.save : t.form.saveAmendment}
        </Button>
        {isSealed ? <UnkeptLine /> : <DraftStateLine state={draft.state} />}
      </BottomBar>
    </Page>
  );
}
