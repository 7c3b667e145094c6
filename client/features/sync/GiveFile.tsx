import { useRef, useState } from "react";
import { BundleTooLargeError } from "../../../shared/bundle/write-bundle.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { buildBundle, type BuiltBundle } from "../../courier/build-bundle.ts";
import { chooseEntries, type Choice, type Load } from "../../courier/choose-entries.ts";
import { findRecipient } from "../../sync/district.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useLocaleStore } from "../../i18n/locale.ts";
import { localDateOf } from "../../i18n/moments.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { findDevice } from "../../journal-store/device.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import styles from "./Courier.module.css";
import { courierMessages } from "./courier-messages.ts";
import { GivenFile } from "./GivenFile.tsx";

type Step =
  | { kind: "choosing"; problem: "too-large" | "failed" | null }
  | { kind: "making"; share: number }
  | { kind: "made"; bundle: BuiltBundle };

/** What goes along, the file of it, and who took it. */
export function GiveFile() {
  const t = useMessages(courierMessages);
  const format = useFormat();
  const author = useSession((session) => session.device?.author);
  const utcOffsetMinutes = useLocaleStore((state) => state.utcOffsetMinutes);
  const [choice, setChoice] = useState<Choice>("unsent");
  const [step, setStep] = useState<Step>({ kind: "choosing", problem: null });
  const [isOpenAsked, setIsOpenAsked] = useState(false);
  const stop = useRef<AbortController>(undefined);
  const recipient = useJournalQuery(findRecipient, []);
  const load = useJournalQuery(async (): Promise<Load | null> => {
    const today = localDateOf(deviceClock.now(), utcOffsetMinutes);
    const isToday = (instant: string) => localDateOf(instant, utcOffsetMinutes) === today;
    return author === undefined ? null : chooseEntries({ author }, choice, isToday);
  }, [author, choice, utcOffsetMinutes]);

  const make = async (sealTo: string | null) => {
    setIsOpenAsked(false);
    const device = await findDevice();
    if (device === undefined || !load) return;
    const controller = new AbortController();
    stop.current = controller;
    setStep({ kind: "making", share: 0 });
    try {
      const about = { device, createdAt: deviceClock.now(), recipient: sealTo };
      const onProgress = (share: number) => setStep({ kind: "making", share });
      setStep({ kind: "made", bundle: await buildBundle(load, about, { signal: controller.signal, onProgress }) });
    } catch (error) {
      if (!controller.signal.aborted) reportError(error);
      const problem = error instanceof BundleTooLargeError ? "too-large" : "failed";
      setStep({ kind: "choosing", problem: controller.signal.aborted ? null : problem });
    }
  };

  if (step.kind === "made") {
    return <GivenFile bundle={step.bundle} onDone={() => setStep({ kind: "choosing", problem: null })} />;
  }
  if (step.kind === "making") {
    return (
      <div className={styles.part}>
        <ProgressBar label={t.file.making} share={step.share} />
        <div>
          <Button icon="stop" onClick={() => stop.current?.abort(new DOMException("stopped", "AbortError"))}>
            {t.stop}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.part}>
      <p>{t.file.intro}</p>
      <ChoiceGroup
        label={t.file.what}
        value={choice}
        onChange={(value) => setChoice(value as Choice)}
        choices={[
          { value: "unsent", label: t.file.unsent, description: t.file.unsentFor },
          { value: "today", label: t.file.today, description: t.file.todayFor },
        ]}
      />
      {step.problem !== null && (
        <Banner tone="danger" live="alert" title={t.file.problems[step.problem].title}>
          {t.file.problems[step.problem].advice}
        </Banner>
      )}
      {load && load.shut > 0 && <Banner tone="warning">{t.file.shut(load.shut)}</Banner>}
      {load?.entries.length === 0 && load.shut === 0 && <EmptyState icon="checkCircle" title={t.file.nothing} />}
      {load && load.entries.length > 0 && (
        <>
          <p>
            <strong>{t.load(load.entries.length, load.evidence.length, format.bytes(load.sizeBytes))}</strong>
          </p>
          {load.lost.length > 0 && <Banner tone="warning">{t.file.lost(load.lost.length)}</Banner>}
          <Button
            kind="primary"
            icon="courier"
            wide
            onClick={() => (recipient === undefined ? setIsOpenAsked(true) : void make(recipient))}
          >
            {t.file.make}
          </Button>
        </>
      )}
      {isOpenAsked && (
        <Dialog
          title={t.open.title}
          onClose={() => setIsOpenAsked(false)}
          actions={
            <>
              <Button kind="danger" onClick={() => void make(null)}>
                {t.open.make}
              </Button>
              <Button onClick={() => setIsOpenAsked(false)}>{t.open.not}</Button>
            </>
          }
        >
          <p>{t.open.text}</p>
        </Dialog>
      )}
    </div>
  );
}
