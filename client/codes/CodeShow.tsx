import { useEffect, useState } from "react";
import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Button } from "../ui/Button.tsx";
import { QrCode } from "../ui/QrCode.tsx";
import { Select } from "../ui/Select.tsx";
import styles from "./codes.module.css";
import { codesMessages } from "./codes-messages.ts";

/** Long enough for a slow camera to see each code twice. */
const turnEveryMs = 900;

/** Codes one after the other by themselves, or by hand: in any order, as often as it takes. */
export function CodeShow({ frames }: { frames: readonly string[] }) {
  const t = useMessages(codesMessages).show;
  const format = useFormat();
  const [index, setIndex] = useState(0);
  const [isTurning, setIsTurning] = useState(frames.length > 1);
  const count = frames.length;
  const shown = Math.min(index, count - 1);
  useEffect(() => {
    if (!isTurning) return;
    const timer = setInterval(() => setIndex((now) => (now + 1) % count), turnEveryMs);
    return () => clearInterval(timer);
  }, [isTurning, count]);
  const go = (next: number) => {
    setIsTurning(false);
    setIndex((next + count) % count);
  };
  return (
    <div className={styles.show}>
      <QrCode text={frames[shown]!} label={t.code(shown + 1, count)} size="large" />
      <p className={styles.number}>{t.code(shown + 1, count)}</p>
      {count > 1 && (
        <div className={styles.actions}>
          <Button icon={isTurning ? "stop" : "refresh"} onClick={() => setIsTurning(!isTurning)}>
            {isTurning ? t.pause : t.turn}
          </Button>
          <Button icon="back" onClick={() => go(shown - 1)}>
            {t.previous}
          </Button>
          <Button iconEnd="forward" onClick={() => go(shown + 1)}>
            {t.next}
          </Button>
          <Select
            label={t.goTo}
            value={String(shown)}
            empty={null}
            options={frames.map((_, at) => ({ value: String(at), label: format.figure(at + 1) }))}
            onChange={(value) => go(Number(value))}
          />
        </div>
      )}
    </div>
  );
}
