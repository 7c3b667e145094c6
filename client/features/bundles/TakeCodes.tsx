import { useState } from "react";
import type { Message } from "../../../shared/courier-codes/frames.ts";
import { PackedTextsError } from "../../../shared/courier-codes/pack-texts.ts";
import { CodeScanner } from "../../codes/CodeScanner.tsx";
import { useDeskCall } from "../../desk/use-desk-call.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { findDevice } from "../../journal-store/device.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import styles from "./Bundles.module.css";
import { bundlesMessages } from "./bundles-messages.ts";
import { handInCodes } from "./hand-in-codes.ts";
import type { Taken } from "./taken.ts";
import { TakenCard } from "./TakenCard.tsx";

/** A branch's codes by the camera, handed in like anything else that somebody brings. */
export function TakeCodes() {
  const t = useMessages(bundlesMessages);
  const { run, busy, notice } = useDeskCall();
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const [isBroken, setIsBroken] = useState(false);
  const handIn = async ({ bytes }: Message) => {
    setIsBroken(false);
    const done = await run(async () => {
      const device = await findDevice();
      if (device === undefined) return undefined;
      try {
        return await handInCodes(bytes, device);
      } catch (error) {
        if (!(error instanceof PackedTextsError)) throw error;
        setIsBroken(true);
        return undefined;
      }
    });
    // Shown once more they are all known, which would hide that they were new.
    if (done !== undefined) {
      setTaken((before) => (before.some(({ sha256 }) => sha256 === done.sha256) ? before : [done, ...before]));
    }
  };
  return (
    <div className={styles.part}>
      <p>{t.codes.intro}</p>
      <CodeScanner kind="entries" onMessage={(message) => void handIn(message)} />
      {busy && <ProgressBar label={t.codes.handingIn} />}
      {isBroken && (
        <Banner tone="warning" live="alert">
          {t.codes.broken}
        </Banner>
      )}
      {notice}
      {taken.map((each) => (
        <TakenCard key={each.sha256} title={t.codes.title} taken={each} />
      ))}
    </div>
  );
}
