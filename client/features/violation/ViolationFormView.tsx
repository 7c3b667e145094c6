import { useEffect, useMemo, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { EntryReference } from "../../../shared/projections/stored-entry.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useSession } from "../../session/session-store.ts";
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
import { DiscardDraft } from "./DiscardDraft.tsx";
import { OffencePicker } from "./OffencePicker.tsx";
import { recentOffences } from "./recent-offences.ts";
import { saveViolation } from "./save-violation.ts";
import { problemsOf, violationOf, type ViolationForm } from "./violation-form.ts";
import { ViolationFields } from "./ViolationFields.tsx";
import { violationMessages } from "./violation-messages.ts";
import type { Amended } from "./ViolationFormPage.tsx";
import styles from "./violation.module.css";

/** What becomes of the form: parts of it, or what they are made of at that moment. */
export type FormChange = Partial<ViolationForm> | ((before: ViolationForm) => Partial<ViolationForm>);

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
  const format = useFormat();
  const officer = useSession((session) => session.officer);
  const [, navigate] = useLocation();
  const [form, setForm] = useState(initial);
  const [picking, setPicking] = useState(initial.offence === null);
  const [asked, setAsked] = useState(0);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SaveFailure | null>(null);
  const fields = useRef<HTMLFormElement>(null);
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
  const draft = useDraft({ id, kind: "violation", officer: officer ?? "", content, evidence: named, touched });

  useEffect(() => {
    if (asked > 0) fields.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [asked]);

  const problems = problemsOf(form, amends !== null);
  const change = (part: FormChange) =>
    setForm((before) => ({ ...before, ...(typeof part === "function" ? part(before) : part) }));
  const back = amended === null ? "/violations" : violationPath(subject);

  const save = async () => {
    if (busy) return;
    setAsked((times) => times + 1);
    if (problems.length > 0) return;
    setBusy(true);
    setFailure(null);
    try {
      await draft.saveNow();
      draft.end();
      const row = await saveViolation({
        unit: unit.id,
        subject,
        evidence,
        draft: id,
        data: violationOf(form, catalogue.election.utcOffsetMinutes),
        amends: amends && { entry: amends, reason: form.reason.trim() },
      });
      const name = offence ? format.pick(offence.name) : t.title;
      await tellSaved({ name, author: row.author, seq: row.seq });
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
        <OffencePicker
          offences={catalogue.offences}
          recent={recentOffences(day.violations, catalogue)}
          onPick={(picked) => {
            change({ offence: picked.id });
            setPicking(false);
          }}
        />
      </Page>
    );
  }
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
        />
      </form>
      {failure && (
        <Banner tone="danger" live="alert" title={failures.title}>
          {failures[failure]}
        </Banner>
      )}
      <BottomBar>
        <Button kind="primary" icon="check" busy={busy} onClick={() => void save()}>
          {amends === null ? t.form.save : t.form.saveAmendment}
        </Button>
        <DraftStateLine state={draft.state} />
      </BottomBar>
    </Page>
  );
}
