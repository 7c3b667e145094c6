import { useState } from "react";
import { TooManyFramesError } from "../../../shared/courier-codes/frames.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { CodeShow } from "../../codes/CodeShow.tsx";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { findDevice } from "../../journal-store/device.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { saveFile } from "../../ui/save-file.ts";
import styles from "./Bundles.module.css";
import { bundlesMessages } from "./bundles-messages.ts";
import { fetchReceipts, makeReceiptCodes, makeReceiptFile } from "./receipts.ts";
import type { Receivable } from "./taken.ts";

/** The way back: without it the tablet cannot know that its items are received. */
export function GiveReceipts({ received }: { received: readonly Receivable[] }) {
  const t = useMessages(bundlesMessages).receipts;
  const { run, busy, notice } = useDeskCall();
  const [share, setShare] = useState(0);
  const [missing, setMissing] = useState(0);
  const [frames, setFrames] = useState<string[] | null>(null);
  const [isTooMuch, setIsTooMuch] = useState(false);
  if (received.length === 0) return null;

  const fetchAll = async (use: (fetched: Awaited<ReturnType<typeof fetchReceipts>>) => Promise<void>) => {
    setShare(0);
    setMissing(0);
    setIsTooMuch(false);
    await run(async () => {
      const device = await findDevice();
      if (device === undefined) return;
      const fetched = await fetchReceipts(received, device, setShare);
      setMissing(fetched.missing);
      if (fetched.receipts.length > 0) await use(fetched);
    });
  };
  const save = () =>
    fetchAll(async ({ receipts }) => {
      const file = await makeReceiptFile(receipts, (await findDevice())!, deviceClock.now());
      saveFile(file.name, file, file.type);
    });
  const show = () =>
    fetchAll(async ({ receipts }) => {
      try {
        setFrames((await makeReceiptCodes(receipts)) ?? null);
      } catch (error) {
        if (!(error instanceof TooManyFramesError)) throw error;
        setIsTooMuch(true);
      }
    });
  return (
    <section className={styles.part}>
      <h3>{t.title}</h3>
      <p>{t.text}</p>
      <div className={styles.actions}>
        <Button icon="download" busy={busy} onClick={() => void save()}>
          {t.save}
        </Button>
        <Button icon="qr" busy={busy} onClick={() => void show()}>
          {t.show}
        </Button>
      </div>
      {busy && <ProgressBar label={t.fetching} share={share} />}
      {missing > 0 && (
        <Banner tone="warning" live="status">
          {t.missing(missing)}
        </Banner>
      )}
      {isTooMuch && <Banner tone="warning">{t.tooMuch}</Banner>}
      {notice}
      {frames !== null && (
        <Dialog title={t.show} size="wide" onClose={() => setFrames(null)}>
          <p>{t.showText}</p>
          <CodeShow frames={frames} />
        </Dialog>
      )}
    </section>
  );
}
