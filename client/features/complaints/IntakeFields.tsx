import { useMemo, useState, type FormEvent } from "react";
import { useLocation } from "wouter";
import { timeComplaint, type Complaint } from "../../../shared/projections/complaints.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { usePlaces } from "../../desk/places.ts";
import { jalaliFromIso } from "../../i18n/jalali.ts";
import { useLocaleStore } from "../../i18n/locale.ts";
import { localDateOf, localTimeOf } from "../../i18n/moments.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { deleteDraft } from "../../journal-store/drafts.ts";
import { recordEvent } from "../../session/record-event.ts";
import { useSession } from "../../session/session-store.ts";
import { useDraft } from "../../tablet/use-draft.ts";
import { useElectionCatalogue } from "../../tablet/use-election-catalogue.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { FigureInput } from "../../ui/FigureInput.tsx";
import { JalaliDateInput } from "../../ui/JalaliDateInput.tsx";
import { BottomBar } from "../../ui/Page.tsx";
import { TextArea, TextInput } from "../../ui/TextInput.tsx";
import { TimeInput } from "../../ui/TimeInput.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { BranchField } from "./BranchField.tsx";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";
import { complaintOf, problemsOf, receivedAtOf, type IntakeForm, type IntakeProblem } from "./intake-form.ts";
import { nextNumber, numbersOf, plainNumber } from "./register-number.ts";

interface IntakeFieldsProps {
  /** Of the draft. */
  id: string;
  initial: IntakeForm;
  isRestored: boolean;
  complaints: readonly Complaint[];
  onDiscarded: () => void;
}

const noEvidence: readonly never[] = [];

export function IntakeFields({ id, initial, isRestored, complaints, onDiscarded }: IntakeFieldsProps) {
  const words = useMessages(complaintsMessages);
  const { intake: t } = words;
  const format = useFormat();
  const [, navigate] = useLocation();
  const officer = useSession((session) => session.officer ?? "");
  const office = useSession((session) => session.device?.unit);
  const utcOffsetMinutes = useLocaleStore((store) => store.utcOffsetMinutes);
  const [form, setForm] = useState(initial);
  const [touched, setTouched] = useState(isRestored);
  const [state, setState] = useState<"writing" | "checked" | "busy" | "failed">("writing");
  const draft = useDraft({ id, kind: "complaint", officer, content: form, evidence: noEvidence, touched });

  const taken = useMemo(() => new Set(numbersOf(complaints, office ?? "").values()), [complaints, office]);
  const today = localDateOf(deviceClock.now(), utcOffsetMinutes);
  const suggested = nextNumber(taken, jalaliFromIso(form.date ?? today).year);
  const number = form.number ?? suggested;
  const problems = problemsOf(form, number);
  const isShown = state === "checked" && problems.size > 0;
  const errorOf = (field: IntakeProblem) => (isShown && problems.has(field) ? t.needed : undefined);
  const change = (changed: Partial<IntakeForm>) => {
    setForm((before) => ({ ...before, ...changed }));
    setTouched(true);
  };
  const text = (field: "name" | "surname" | "fatherName" | "job" | "phone") => ({
    label: t[field],
    value: form[field],
    onChange: (value: string) => change({ [field]: value }),
    error: errorOf(field),
    maxLength: 200,
    required: true,
  });
  const choicesOf = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state === "busy" || office === undefined) return;
    if (problems.size > 0) return setState("checked");
    setState("busy");
    const subject = crypto.randomUUID();
    try {
      await draft.saveNow();
      await draft.end();
      const data = complaintOf(form, number, utcOffsetMinutes);
      await recordEvent({ type: "complaint.registered", unit: office, subject, data, draft: id });
    } catch (error) {
      reportError(error);
      draft.resume();
      return setState("failed");
    }
    showToast("success", t.done(format.digits(number)));
    navigate(`/complaints/${subject}`);
  };

  const discard = async () => {
    await draft.end();
    await deleteDraft(id);
    showToast("success", t.discarded);
    onDiscarded();
  };

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <p>{t.intro}</p>
      <Banner tone="warning" icon="lock" title={words.confidential}>
        {words.confidentialFor}
      </Banner>
      <Card as="section">
        <h2>{t.register}</h2>
        <div className={styles.pair}>
          <TextInput
            label={t.number}
            hint={t.numberHint(format.digits(suggested))}
            value={number}
            onChange={(value) => change({ number: value })}
            dir="ltr"
            maxLength={200}
            required
            error={errorOf("number")}
            findings={taken.has(plainNumber(number)) ? [{ severity: "warning", text: t.numberTaken }] : []}
          />
          <FigureInput
            label={t.pages}
            value={form.pages}
            onChange={(pages) => change({ pages })}
            error={errorOf("pages")}
            required
          />
        </div>
        <div className={styles.pair}>
          <JalaliDateInput
            label={t.date}
            value={form.date}
            onChange={(date) => change({ date })}
            error={errorOf("date")}
            required
          />
          <TimeInput
            label={t.time}
            value={form.time}
            onChange={(time) => change({ time })}
            now={() => localTimeOf(deviceClock.now(), utcOffsetMinutes)}
            error={errorOf("time")}
            required
          />
        </div>
      </Card>
      <Card as="section">
        <h2>{t.complainant}</h2>
        <ChoiceGroup
          label={t.standing}
          inline
          value={form.standing}
          onChange={(standing) => change({ standing: standing as IntakeForm["standing"] })}
          choices={choicesOf(words.standings)}
          error={errorOf("standing")}
          required
        />
        <div className={styles.pair}>
          <TextInput {...text("name")} />
          <TextInput {...text("surname")} />
          <TextInput {...text("fatherName")} />
          <TextInput {...text("job")} />
          <TextInput {...text("phone")} inputMode="tel" />
        </div>
        <TextArea
          label={t.address}
          value={form.address}
          onChange={(address) => change({ address })}
          rows={2}
          maxLength={1000}
          error={errorOf("address")}
          required
        />
        <ChoiceGroup
          label={t.signature}
          inline
          value={form.signature}
          onChange={(signature) => change({ signature: signature as IntakeForm["signature"] })}
          choices={[
            { value: "seen", label: t.signatureSeen },
            { value: "not-seen", label: t.signatureNotSeen },
          ]}
          error={errorOf("signature")}
          findings={form.signature === "not-seen" ? [{ severity: "warning", text: t.signatureAdvice }] : []}
          required
        />
      </Card>
      <Card as="section">
        <h2>{t.about}</h2>
        <ChoiceGroup
          label={t.addressee}
          inline
          value={form.addressee}
          onChange={(addressee) => change({ addressee: addressee as IntakeForm["addressee"] })}
          choices={choicesOf(t.addressees)}
          error={errorOf("addressee")}
          required
        />
        <WindowNote form={form} />
        <ChoiceGroup
          label={t.contest}
          inline
          value={form.contest}
          onChange={(contest) => change({ contest: contest as IntakeForm["contest"] })}
          choices={choicesOf(words.contests)}
          error={errorOf("contest")}
          required
        />
        <BranchField value={form.about} onChange={(about) => change({ about })} />
        <TextArea
          label={t.text}
          hint={t.textHint}
          value={form.text}
          onChange={(value) => change({ text: value })}
          rows={8}
          maxLength={20_000}
          error={errorOf("text")}
          required
        />
      </Card>
      {isShown && (
        <Banner tone="warning" live="alert">
          {t.problems(problems.size)}
        </Banner>
      )}
      {state === "failed" && (
        <Banner tone="danger" live="alert">
          {t.failed}
        </Banner>
      )}
      {draft.state === "failed" && (
        <Banner tone="danger" live="alert">
          {t.keepFailed}
        </Banner>
      )}
      <BottomBar>
        <Button kind="primary" icon="check" type="submit" busy={state === "busy"}>
          {t.save}
        </Button>
        {touched && (
          <Button kind="quiet" icon="trash" onClick={() => void discard()}>
            {t.discard}
          </Button>
        )}
        {(draft.state === "saved" || draft.state === "saving") && (
          <p className={styles.quiet}>{draft.state === "saved" ? t.kept : t.saving}</p>
        )}
      </BottomBar>
    </form>
  );
}

/** How the paper stands to the law's window, as soon as that can be told. */
function WindowNote({ form }: { form: IntakeForm }) {
  const { intake: t } = useMessages(complaintsMessages);
  const catalogue = useElectionCatalogue();
  const { unitOf } = usePlaces();
  const office = useSession((session) => session.device?.unit ?? "");
  const utcOffsetMinutes = useLocaleStore((store) => store.utcOffsetMinutes);
  const receivedAt = receivedAtOf(form, utcOffsetMinutes);
  const { addressee, contest, about } = form;
  if (catalogue === undefined || receivedAt === null || addressee === "") return null;
  const constituency = unitOf.get(about ?? office)?.constituency ?? null;
  const { received } = timeComplaint({ addressee, contest: contest || "both", receivedAt }, constituency, catalogue);
  return (
    <Banner tone={received === "in-time" ? "success" : received === "after" ? "warning" : "info"}>
      {t.window[received]}
    </Banner>
  );
}
