import { useState } from "react";
import type { ComplaintDecided } from "../../../shared/events/complaint.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { mentionsOf, type Complaint } from "../../../shared/projections/complaints.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { useLocaleStore } from "../../i18n/locale.ts";
import { localDateOf, localTimeOf } from "../../i18n/moments.ts";
import { useMessages } from "../../i18n/messages.ts";
import { KeptDialog, type Choices, type KeptForm } from "../../kept/KeptDialog.tsx";
import { recordEvent } from "../../session/record-event.ts";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { JalaliDateInput } from "../../ui/JalaliDateInput.tsx";
import { TimeInput } from "../../ui/TimeInput.tsx";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";
import { receivedAtOf } from "./intake-form.ts";

interface DecideDialogProps {
  complaint: Complaint;
  onClose: () => void;
}

/** What the board decided, when and why. */
export function DecideDialog({ complaint, onClose }: DecideDialogProps) {
  const { dialog: t } = useMessages(complaintsMessages);
  const utcOffsetMinutes = useLocaleStore((store) => store.utcOffsetMinutes);
  const { unit, subject } = complaint;
  // What stood when the dialog was opened is what whoever decides has seen.
  const [after] = useState(() => mentionsOf(complaint.heads));
  const [initial] = useState((): Choices => {
    const now = deviceClock.now();
    return { date: localDateOf(now, utcOffsetMinutes), time: localTimeOf(now, utcOffsetMinutes) };
  });
  const decidedAtOf = ({ date, time }: Choices) =>
    receivedAtOf({ date: date || null, time: time || null }, utcOffsetMinutes);
  return (
    <KeptDialog
      id={`complaint-outcome:${unit}:${subject}`}
      words={{ ...t, label: t.reason }}
      initialChoices={initial}
      isComplete={(choices) => (choices["outcome"] ?? "") !== "" && decidedAtOf(choices) !== null}
      renderFields={(form) => <OutcomeFields form={form} />}
      onSave={(reason, choices, draft) =>
        recordEvent({
          type: "complaint.decided",
          unit: unit as UnitId,
          subject,
          data: {
            after,
            outcome: choices["outcome"] as ComplaintDecided["outcome"],
            reason,
            decidedAt: decidedAtOf(choices)!,
          },
          draft,
        })
      }
      onClose={onClose}
    />
  );
}

function OutcomeFields({ form: { choices, choose, tried } }: { form: KeptForm }) {
  const { dialog: t } = useMessages(complaintsMessages);
  const valueOf = (name: string) => choices[name] || null;
  const needed = (name: string) => (tried && valueOf(name) === null ? t.needed : undefined);
  return (
    <>
      <ChoiceGroup
        label={t.outcome}
        value={choices["outcome"] ?? ""}
        onChange={(outcome) => choose({ outcome })}
        choices={Object.entries(t.outcomes).map(([value, label]) => ({ value, label }))}
        error={needed("outcome")}
        required
      />
      <div className={styles.pair}>
        <JalaliDateInput
          label={t.date}
          value={valueOf("date")}
          onChange={(date) => choose({ date: date ?? "" })}
          error={needed("date")}
          required
        />
        <TimeInput
          label={t.time}
          value={valueOf("time")}
          onChange={(time) => choose({ time: time ?? "" })}
          error={needed("time")}
          required
        />
      </div>
    </>
  );
}
