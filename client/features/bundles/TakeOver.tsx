import { useState, type FormEvent } from "react";
import { toRanges, type Medium } from "../../../shared/events/custody.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { useMessages } from "../../i18n/messages.ts";
import { findDevice } from "../../journal-store/device.ts";
import { findEntry } from "../../journal-store/queries.ts";
import type { DeviceRow } from "../../journal-store/rows.ts";
import { recordEvent } from "../../session/record-event.ts";
import { useSession } from "../../session/session-store.ts";
import { syncNow } from "../../sync/start-sync.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { showToast } from "../../ui/Toast.tsx";
import styles from "./Bundles.module.css";
import { bundlesMessages } from "./bundles-messages.ts";
import { receivedOf, type Taken } from "./taken.ts";

const carried = ["usb", "memory-card", "phone", "other"] as const satisfies readonly Medium[];

/** Who brought it. Told to the branch as well, whose tablet shows where its bundle is. */
export function TakeOver({ taken }: { taken: Taken }) {
  const t = useMessages(bundlesMessages).takeOver;
  const officer = useSession((session) => session.officer);
  const [name, setName] = useState("");
  const [contact, setContact] = useState("");
  const [medium, setMedium] = useState<Medium>(taken.medium ?? "usb");
  const [state, setState] = useState<"asking" | "missing" | "busy" | "failed" | "recorded">("asking");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state === "busy" || officer === null) return;
    if (name.trim() === "") {
      setState("missing");
      return;
    }
    setState("busy");
    try {
      const device = await findDevice();
      if (device === undefined) return;
      const { sha256, sizeBytes, results, evidence, damage } = taken;
      const places = results.flatMap(({ author, seq }) => (author === null || seq === null ? [] : [{ author, seq }]));
      await recordEvent({
        type: "custody.taken-over",
        unit: await findUnit(taken, device),
        subject: sha256,
        data: {
          bundle: { sha256, sizeBytes },
          medium,
          from: { name: name.trim(), contact: contact.trim() },
          to: { name: officer, contact: "" },
          happenedAt: deviceClock.now(),
          covers: toRanges(places).slice(0, 500),
          // What is no entry was not taken over; it is among what is damaged.
          entryCount: places.length,
          evidenceCount: evidence.length,
          damagedParts: damage.length,
        },
      });
      setState("recorded");
      showToast("success", t.recorded);
    } catch (error) {
      reportError(error);
      setState("failed");
    }
  };
  if (state === "recorded") {
    return (
      <Banner tone="success" live="status">
        {t.recorded}
      </Banner>
    );
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <h3>{t.title}</h3>
      <TextInput
        label={t.name}
        value={name}
        onChange={setName}
        maxLength={200}
        required
        error={state === "missing" ? t.nameMissing : undefined}
      />
      <TextInput label={t.contact} value={contact} onChange={setContact} maxLength={100} inputMode="tel" />
      {taken.medium === null && (
        <Select
          label={t.medium}
          value={medium}
          empty={null}
          options={carried.map((value) => ({ value, label: t.media[value] }))}
          onChange={(value) => setMedium(value as Medium)}
        />
      )}
      {state === "failed" && (
        <Banner tone="danger" live="alert">
          {t.failed}
        </Banner>
      )}
      <Button type="submit" icon="check" busy={state === "busy"}>
        {t.record}
      </Button>
    </form>
  );
}

/** The branch that the bundle is of, so that its tablet is told; the desk's own place where that cannot be seen. */
async function findUnit(taken: Taken, device: DeviceRow): Promise<DeviceRow["unit"]> {
  await syncNow();
  for (const { author, seq } of receivedOf(taken.results)) {
    const row = await findEntry(author, seq);
    if (row !== undefined) return row.unit;
  }
  return device.unit;
}
