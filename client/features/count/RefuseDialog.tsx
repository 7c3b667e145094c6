import { useState } from "react";
import type { EntryMention } from "../../../shared/events/mention.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { useMessages } from "../../i18n/messages.ts";
import { recordEvent } from "../../session/record-event.ts";
import { DraftStateLine } from "../../tablet/DraftStateLine.tsx";
import { tabletMessages } from "../../tablet/tablet-messages.ts";
import { useKeptForm } from "../../tablet/use-kept-form.ts";
import { draftId, type DraftPlace } from "../../tablet/kept-form.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextArea } from "../../ui/TextInput.tsx";
import { countMessages } from "./count-messages.ts";
import type { CountedMinutes } from "./CountPage.tsx";
import { useCountDraft } from "./KeptCountForm.tsx";
import { useSaving } from "./use-saving.ts";

interface RefuseDialogProps {
  minutes: CountedMinutes;
  officer: string;
  about: EntryMention;
  onClose: () => void;
}

interface RefuseForm {
  reason: string;
}

/** Why one of the two does not sign. Opens with what was begun before. */
export function RefuseDialog(props: RefuseDialogProps) {
  const { slot, subject } = props.minutes;
  const [place] = useState<DraftPlace>({ kind: "count", slot, subject, step: "refuse", officer: props.officer });
  const [lookup] = useKeptForm<RefuseForm>(draftId(place));
  if (lookup.state === "looking") return null;
  const initial = lookup.state === "found" ? lookup.kept.form : { reason: "" };
  return <RefuseFields {...props} place={place} initial={initial} />;
}

function RefuseFields({
  minutes,
  officer,
  about,
  onClose,
  place,
  initial,
}: RefuseDialogProps & { place: DraftPlace; initial: RefuseForm }) {
  const words = useMessages(countMessages);
  const t = words.refuse;
  const failures = useMessages(tabletMessages).failure;
  const [form, setForm] = useState(initial);
  const [asked, setAsked] = useState(false);
  const id = draftId(place);
  const draft = useCountDraft({ id, place, officer }, form, form.reason !== "" || initial.reason !== "");
  const { busy, failure, save } = useSaving(draft, ({ refuse: { title } }) => title);
  const reason = form.reason.trim();
  const refuse = async () => {
    if (reason === "") return setAsked(true);
    await save(async () => {
      const data = { about, verdict: "refused" as const, reason };
      const unit = minutes.branch.unit.id as UnitId;
      const row = await recordEvent({ type: "count.signed", unit, subject: minutes.subject, data, draft: id });
      onClose();
      return row;
    });
  };
  return (
    <Dialog
      title={t.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" icon="check" busy={busy} onClick={() => void refuse()}>
            {t.save}
          </Button>
          <Button onClick={onClose}>{t.later}</Button>
        </>
      }
    >
      <p>{t.text}</p>
      {failure && (
        <Banner tone="danger" live="alert" title={failures.title}>
          {failures[failure]}
        </Banner>
      )}
      <TextArea
        label={t.reason}
        required
        maxLength={4000}
        error={asked && reason === "" ? t.needed : undefined}
        value={form.reason}
        onChange={(next) => setForm({ reason: next })}
      />
      <DraftStateLine state={draft.state} />
    </Dialog>
  );
}
