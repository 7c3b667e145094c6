import { useEffect, useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import {
  askForRecovery,
  checkRecovery,
  choosePinAnew,
  NotSealedForDistrictError,
  type PinRecovery,
} from "../../session/recover-pin.ts";
import { ChoosePin } from "../../tablet/ChoosePin.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { BottomBar } from "../../ui/Page.tsx";
import styles from "./ForgottenPin.module.css";
import { forgottenPinMessages } from "./forgotten-pin-messages.ts";

type Step =
  | { name: "explain" }
  | { name: "waiting"; recovery: PinRecovery; reached: boolean }
  | { name: "choosing"; recovery: PinRecovery };
type Failure = "unreachable" | "notSealed" | "refused" | "gone" | "notSaved";

const askAgainMs = 3000;

interface ForgottenPinProps {
  officer: string;
  onBack: () => void;
}

/** explain → the office is asked, a code is compared by telephone → a new PIN. Leaving it changes nothing. */
export function ForgottenPin({ officer, onBack }: ForgottenPinProps) {
  const t = useMessages(forgottenPinMessages);
  const [step, setStep] = useState<Step>({ name: "explain" });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);

  const ask = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setStep({ name: "waiting", recovery: await askForRecovery(officer), reached: true });
    } catch (error) {
      setFailure(error instanceof NotSealedForDistrictError ? "notSealed" : "unreachable");
    }
    setBusy(false);
  };

  useEffect(() => {
    if (step.name !== "waiting") return;
    const timer = setInterval(() => {
      checkRecovery(step.recovery).then(
        (status) => {
          if (status === "released") setStep({ name: "choosing", recovery: step.recovery });
          else if (status === "waiting")
            setStep((now) => (now === step && !step.reached ? { ...step, reached: true } : now));
          else {
            setFailure(status);
            setStep({ name: "explain" });
          }
        },
        () => setStep((now) => (now === step && step.reached ? { ...step, reached: false } : now)),
      );
    }, askAgainMs);
    return () => clearInterval(timer);
  }, [step]);

  const choose = async (recovery: PinRecovery, pin: string) => {
    setBusy(true);
    try {
      await choosePinAnew(recovery, pin);
    } catch (error) {
      reportError(error);
      setFailure("notSaved");
      setBusy(false);
    }
  };

  if (step.name === "choosing") {
    return (
      <>
        <Banner tone="success" live="status" title={t.releasedTitle}>
          {t.released}
        </Banner>
        {failure !== null && (
          <Banner tone="danger" live="alert">
            {t.failures[failure]}
          </Banner>
        )}
        <ChoosePin busy={busy} onChosen={(pin) => void choose(step.recovery, pin)} />
      </>
    );
  }
  return (
    <>
      {failure !== null && (
        <Banner tone="danger" live="alert">
          {t.failures[failure]}
        </Banner>
      )}
      {step.name === "explain" ? (
        <p>{t.text}</p>
      ) : (
        <Card as="section">
          <p>{t.tell}</p>
          <bdi dir="ltr" className={styles.code}>
            {step.recovery.code}
          </bdi>
          <p role="status">{step.reached ? t.waiting : t.lost}</p>
        </Card>
      )}
      <BottomBar>
        {step.name === "explain" && (
          <Button kind="primary" busy={busy} onClick={() => void ask()}>
            {t.ask}
          </Button>
        )}
        <Button kind="quiet" onClick={onBack}>
          {t.back}
        </Button>
      </BottomBar>
    </>
  );
}
