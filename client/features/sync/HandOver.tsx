import { useState, type FormEvent } from "react";
import type { EntryRange, Medium } from "../../../shared/events/custody.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { useMessages } from "../../i18n/messages.ts";
import { recordEvent } from "../../session/record-event.ts";
import { useSession } from "../../session/session-store.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { courierMessages } from "./courier-messages.ts";

interface HandedBundle {
  sha256: string;
  sizeBytes: number;
  covers: EntryRange[];
  entryCount: number;
  evidenceCount: number;
}

interface HandOverProps {
  bundle: HandedBundle;
  /** Null: it is asked for. */
  medium: Medium | null;
  onDone: () => void;
}

const carried = ["usb", "memory-card", "phone", "other"] as const satisfies readonly Medium[];

/** Who took it. That somebody has it is an entry of its own, and no receipt. */
export function HandOver({ bundle, medium: known, onDone }: HandOverProps) {
  const t = useMessages(courierMessages);
  const device = useSession((session) => session.device);
  const officer = useSession((session) => session.officer);
  const nameOf = useOfficerNames();
  const [name, setName] = useState("");
  const [contact, setContact] = useState("");
  const [medium, setMedium] = useState<Medium>(known ?? "usb");
  const [isMissing, setIsMissing] = useState(false);
  const [isFailed, setIsFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsMissing(name.trim() === "");
    if (name.trim() === "" || device === null || officer === null || busy) return;
    setBusy(true);
    setIsFailed(false);
    const { sha256, sizeBytes, covers, entryCount, evidenceCount } = bundle;
    try {
      await recordEvent({
        type: "custody.handed-over",
        unit: device.unit,
        subject: sha256,
        data: {
          bundle: { sha256, sizeBytes },
          medium,
          from: { name: nameOf(officer).slice(0, 200), contact: "" },
          to: { name: name.trim(), contact: contact.trim() },
          happenedAt: deviceClock.now(),
          covers: covers.slice(0, 500),
          entryCount,
          evidenceCount,
        },
      });
      showToast("success", t.handOver.recorded);
      onDone();
    } catch (error) {
      reportError(error);
      setIsFailed(true);
      setBusy(false);
    }
  };
  return (
    <Card as="section">
      <h2>{t.handOver.title}</h2>
      <p>{t.handOver.text}</p>
      <form autoComplete="off" onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t.handOver.name}
          value={name}
          onChange={setName}
          maxLength={200}
          required
          error={isMissing ? t.handOver.nameMissing : undefined}
        />
        <TextInput label={t.handOver.contact} value={contact} onChange={setContact} maxLength={100} inputMode="tel" />
        {known === null && (
          <Select
            label={t.handOver.medium}
            value={medium}
            empty={null}
            options={carried.map((value) => ({ value, label: t.media[value] }))}
            onChange={(value) => setMedium(value as Medium)}
          />
        )}
        {isFailed && (
          <Banner tone="danger" live="alert">
            {t.handOver.failed}
          </Banner>
        )}
        <Button kind="primary" type="submit" icon="check" wide busy={busy}>
          {t.handOver.record}
        </Button>
      </form>
    </Card>
  );
}
