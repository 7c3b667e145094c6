import { useEffect, useState } from "react";
import { deviceClock } from "../clock/device-clock.ts";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button } from "../ui/Button.tsx";
import { Card } from "../ui/Card.tsx";
import { QrCode } from "../ui/QrCode.tsx";
import { showToast } from "../ui/Toast.tsx";
import { deskMessages } from "./desk-messages.ts";
import styles from "./CodeCard.module.css";
import { enrolCodesMessages } from "./enrol-codes-messages.ts";

interface CodeCardProps {
  made: { code: string; link: string; expiresAt: string };
  /** For which place and whom. */
  title: string;
  onAgain: () => void;
}

/** The code to be typed, scanned or sent, and how long it still works. */
export function CodeCard({ made, title, onAgain }: CodeCardProps) {
  const t = useMessages(enrolCodesMessages);
  const desk = useMessages(deskMessages);
  const format = useFormat();
  const leftMs = useLeftMs(made.expiresAt);
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    showToast("success", desk.copied);
  };
  const two = (value: number) => format.digits(String(value).padStart(2, "0"));
  if (leftMs <= 0) {
    return (
      <Banner tone="warning" live="status" actions={<Button onClick={onAgain}>{t.again}</Button>}>
        {t.expired}
      </Banner>
    );
  }
  const seconds = Math.ceil(leftMs / 1000);
  return (
    <Card as="section">
      <h2>{title}</h2>
      <div className={styles.code}>
        <QrCode text={made.link} label={t.qr} />
        <div className={styles.words}>
          <div>
            <div className={styles.label}>{t.code}</div>
            <bdi dir="ltr" className={styles.letters}>
              {made.code}
            </bdi>
          </div>
          <div>
            <div className={styles.label}>{t.link}</div>
            <bdi dir="ltr" className={styles.link}>
              {made.link}
            </bdi>
          </div>
          <p role="timer">{t.expiresIn(two(Math.floor(seconds / 60)), two(seconds % 60))}</p>
        </div>
      </div>
      <p>{t.scan}</p>
      <div className={styles.actions}>
        <Button onClick={() => void copy(made.code)}>{t.copyCode}</Button>
        <Button onClick={() => void copy(made.link)}>{t.copyLink}</Button>
        <Button kind="quiet" icon="plus" onClick={onAgain}>
          {t.again}
        </Button>
      </div>
    </Card>
  );
}

/** By the server's clock, as far as it is known: this computer's may be wrong. */
function useLeftMs(expiresAt: string): number {
  const read = () => Date.parse(expiresAt) - (Date.now() - (deviceClock.offsetMs() ?? 0));
  const [leftMs, setLeftMs] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setLeftMs(read()), 1000);
    return () => clearInterval(timer);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [expiresAt]);
  return leftMs;
}
