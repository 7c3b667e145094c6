import { useState } from "react";
import type { ComplaintDecided } from "../../../shared/events/complaint.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { mentionsOf, type Complaint } from "../../../shared/projections/complaints.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { useLocaleStore } from "../../i18n/locale.ts";
import { localDateOf, localTimeOf } from "../../i18n/moments.ts";
import { useMessages } from "../../i18n/messages.ts";
import { findDraft } from "../../journal-store/drafts.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { recordEvent } from "../../session/record-event.ts";
import { useSession } from "../../session/session-store.ts";
import { useDraft } from "../../tablet/use-draft.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { JalaliDateInput } from "../../ui/JalaliDateInput.tsx";
import { TextArea } from "../../ui/TextInput.tsx";
import { TimeInput } from "../../ui/TimeInput.tsx";
import { showToast } from "../../ui/Toast.tsx";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";
import { receivedAtOf } from "./intake-form.ts";

interface DecideDialogProps {
  complaint: Complaint;
  onClose: () => void;
}

interface OutcomeForm {
  outcome: ComplaintDecided["outcome"] | "";
  reason: string;
  date: string | null;
  time: string | null;
}

const noEvidence: readonly never[] = [];

/** Opens with what was begun before. */
export function DecideDialog(props: DecideDialogProps) {
  const { unit, subject } = props.complaint;
  const id = `complaint-outcome:${unit}:${subject}`;
  const utcOffsetMinutes = useLocaleStore((state) => state.utcOffsetMinutes);
  const lookup = useJournalQuery(async () => ({ row: await findDraft(id) }), [id]);
  const [found, setFound] = useState<OutcomeForm>();
  if (found === undefined && lookup !== undefined) {
    const content: unknown = lookup.row?.content;
    const now = deviceClock.now();
    setFound(
      isKept(content)
        ? content
        : {
            outcome: "",
            reason: "",
            date: localDateOf(now, utcOffsetMinutes),
            time: localTimeOf(now, utcOffsetMinutes),
          },
    );
  }
  return found === undefined ? null : <OutcomeFields {...props} id={id} initial={found} />;
}

function isKept(content: unknown): content is OutcomeForm {
  if (typeof content !== "object" || content === null) return false;
  const { outcome, reason, date, time } = content as Record<string, unknown>;
  const isTextOrNull = (value: unknown) => value === null || typeof value === "string";
  return typeof outcome === "string" && typeof reason === "string" && isTextOrNull(date) && isTextOrNull(time);
}

function OutcomeFields({ complaint, onClose, id, initial }: DecideDialogProps & { id: string; initial: OutcomeForm }) {
  const { dialog: t } = useMessages(complaintsMessages);
  const officer = useSession((session) => session.officer ?? "");
  const utcOffsetMinutes = useLocaleStore((store) => store.utcOffsetMinutes);
  const [form, setForm] = useState(initial);
  const [touched, setTouched] = useState(false);
  const [state, setState] = useState<"writing" | "missing" | "busy" | "failed">("writing");
  // What stood when the dialog was opened is what whoever decides has seen.
  const [after] = useState(() => mentionsOf(complaint.heads));
  const draft = useDraft({ id, kind: "complaint-outcome", officer, content: form, evidence: noEvidence, touched });
  const decidedAt = receivedAtOf(form, utcOffsetMinutes);
  const change = (changed: Partial<OutcomeForm>) => {
    setForm((before) => ({ ...before, ...changed }));
    setTouched(true);
  };
  const needed = (isMissing: boolean) => (state === "missing" && isMissing ? t.needed : undefined);
  const save = async () => {
    const { outcome, reason } = form;
    if (outcome === "" || reason.trim() === "" || decidedAt === null) return setState("missing");
    setState("busy");
    try {
      await draft.saveNow();
      await draft.end();
      await recordEvent({
        type: "complaint.decided",
        unit: complaint.unit as UnitId,
        subject: complaint.subject,
        data: { after, outcome, reason: reason.trim(), decidedAt },
        draft: id,
      });
    } catch (error) {
      reportError(error);
      draft.resume();
      return setState("failed");
    }
    showToast("success", t.done);
    onClose();
  };
  return (
    <Dialog
      title={t.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" icon="check" busy={state === "busy"} onClick={() => void save()}>
            {t.save}
          </Button>
          <Button onClick={onClose}>{t.later}</Button>
        </>
      }
    >
      <div className={styles.group}>
        <p>{t.text}</p>
        {state === "failed" && (
          <Banner tone="danger" live="alert">
            {t.failed}
          </Banner>
        )}
        <ChoiceGroup
          label={t.outcome}
          value={form.outcome}
          onChange={(outcome) => change({ outcome: outcome as OutcomeForm["outcome"] })}
          choices={Object.entries(t.outcomes).map(([value, label]) => ({ value, label }))}
          error={needed(form.outcome === "")}
          required
        />
        <TextArea
          label={t.reason}
          value={form.reason}
          onChange={(reason) => change({ reason })}
          maxLength={4000}
          error={needed(form.reason.trim() === "")}
          required
        />
        <div className={styles.pair}>
          <JalaliDateInput
            label={t.date}
            value={form.date}
            onChange={(date) => change({ date })}
            error={needed(form.date === null)}
            required
          />
          <TimeInput
            label={t.time}
            value={form.time}
            onChange={(time) => change({ time })}
            error={needed(form.time === null)}
            required
          />
        </div>
      </div>
    </Dialog>
  );
}
