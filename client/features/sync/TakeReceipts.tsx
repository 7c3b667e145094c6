import { useRef, useState } from "react";
import type { Message } from "../../../shared/courier-codes/frames.ts";
import { PackedTextsError } from "../../../shared/courier-codes/pack-texts.ts";
import { unpackReceipts } from "../../../shared/courier-codes/receipt-codes.ts";
import { CodeScanner } from "../../codes/CodeScanner.tsx";
import { importReceipts, readReceiptFile, type ImportedReceipts } from "../../courier/import-receipts.ts";
import { useMessages } from "../../i18n/messages.ts";
import { findDevice } from "../../journal-store/device.ts";
import { refreshWaiting } from "../../sync/run-sync.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import styles from "./Courier.module.css";
import { courierMessages } from "./courier-messages.ts";

/** Receipts that the courier brought back, as a file or as codes on another screen. */
export function TakeReceipts() {
  const t = useMessages(courierMessages).receipts;
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<ImportedReceipts | "empty" | "failed" | null>(null);
  const take = async (read: () => Promise<string[]> | string[]) => {
    setBusy(true);
    setTaken(null);
    try {
      const texts = await read();
      const device = await findDevice();
      if (device === undefined) return;
      setTaken(texts.length === 0 ? "empty" : await importReceipts(texts, device));
      await refreshWaiting();
    } catch (error) {
      if (!(error instanceof PackedTextsError)) reportError(error);
      setTaken(error instanceof PackedTextsError ? "empty" : "failed");
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.part}>
      <p>{t.intro}</p>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t.choose}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file !== undefined) void take(() => readReceiptFile(file));
        }}
      />
      <Button icon="upload" wide busy={busy} onClick={() => input.current?.click()}>
        {t.choose}
      </Button>
      <div role="status">{taken !== null && <Outcome taken={taken} />}</div>
      <p>{t.orCodes}</p>
      <CodeScanner kind="receipts" onMessage={({ bytes }: Message) => void take(() => unpackReceipts(bytes))} />
    </div>
  );
}

function Outcome({ taken }: { taken: ImportedReceipts | "empty" | "failed" }) {
  const t = useMessages(courierMessages).receipts;
  if (taken === "empty" || taken === "failed") return <Banner tone="warning">{t[taken]}</Banner>;
  const { marked, known, foreign, refused } = taken;
  return (
    <Banner tone={refused > 0 ? "danger" : marked > 0 ? "success" : "info"} title={t.marked(marked)}>
      {known > 0 && <p>{t.known(known)}</p>}
      {foreign > 0 && <p>{t.foreign(foreign)}</p>}
      {refused > 0 && <p>{t.refused(refused)}</p>}
    </Banner>
  );
}
