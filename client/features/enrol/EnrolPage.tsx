import { useState } from "react";
import { useLocation } from "wouter";
import { PreferencesButton } from "../../app/Preferences.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { enrol, type EnrolStep } from "../../session/officer-session.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { BottomBar, Page, TopBar } from "../../ui/Page.tsx";
import { PinPad } from "../../ui/PinPad.tsx";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { enrolFailureOf, type EnrolFailure } from "./enrol-failure.ts";
import { enrolMessages } from "./enrol-messages.ts";

export const pinLength = 6;

/** code → PIN, twice → the server is asked and the lists come in. The session's phase then shows Today. */
export function EnrolPage() {
  const t = useMessages(enrolMessages);
  const [enrolledBefore] = useState(() => useSession.getState().phase === "enrolled");
  const [linkCode] = useState(takeCodeFromLink);
  const [code, setCode] = useState(linkCode);
  const [codeGiven, setCodeGiven] = useState(false);
  const [step, setStep] = useState<EnrolStep | null>(null);
  const [failure, setFailure] = useState<EnrolFailure | null>(null);
  const [, navigate] = useLocation();

  const start = async (pin: string) => {
    setFailure(null);
    try {
      await enrol(code, pin, setStep);
      navigate("/", { replace: true });
    } catch (error) {
      setFailure(enrolFailureOf(error));
      setCodeGiven(false);
      setStep(null);
    }
  };

  if (enrolledBefore) {
    return (
      <Page width="narrow">
        <TopBar title={t.already.title} />
        <EmptyState icon="device" title={t.already.title}>
          {t.already.text}
        </EmptyState>
        <ButtonLink href="/" kind="primary" wide>
          {t.already.home}
        </ButtonLink>
      </Page>
    );
  }
  return (
    <Page width="narrow">
      <TopBar
        title={codeGiven ? t.pinTitle : t.title}
        actions={<PreferencesButton />}
        onBack={codeGiven && step === null ? () => setCodeGiven(false) : undefined}
      />
      {step !== null ? (
        <Receiving step={step} />
      ) : codeGiven ? (
        <ChoosePin onChosen={(pin) => void start(pin)} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim() !== "") setCodeGiven(true);
          }}
        >
          {failure === null ? (
            <p>{t.welcome}</p>
          ) : (
            <Banner tone="danger" title={t.failed[`${failure}Title`]} live="alert">
              {t.failed[failure]}
            </Banner>
          )}
          <TextInput
            label={t.code}
            hint={linkCode === "" ? t.codeHint : t.codeFromLink}
            value={code}
            onChange={setCode}
            dir="ltr"
            autoFocus={linkCode === ""}
            maxLength={80}
          />
          <BottomBar>
            <Button type="submit" kind="primary" wide aria-disabled={code.trim() === ""}>
              {t.next}
            </Button>
            <ButtonLink href="/desk" kind="quiet">
              {t.desk}
            </ButtonLink>
          </BottomBar>
        </form>
      )}
    </Page>
  );
}

/** The code that a QR link carries behind "#", where no server log sees it; taken out of the address at once. */
function takeCodeFromLink(): string {
  const code = decodeURIComponent(location.hash.slice(1));
  if (code !== "") history.replaceState(null, "", location.pathname);
  return code;
}

function ChoosePin({ onChosen }: { onChosen: (pin: string) => void }) {
  const t = useMessages(enrolMessages);
  const [first, setFirst] = useState<string | null>(null);
  const [differed, setDiffered] = useState(false);
  const submit = (pin: string) => {
    if (first === null) setFirst(pin);
    else if (pin === first) onChosen(pin);
    else {
      setFirst(null);
      setDiffered(true);
    }
  };
  return (
    <PinPad
      key={first === null ? "first" : "again"}
      label={first === null ? t.pin : t.pinAgain}
      hint={first === null ? t.pinHint : undefined}
      length={pinLength}
      error={differed && first === null ? t.pinDiffers : undefined}
      onSubmit={submit}
    />
  );
}

function Receiving({ step }: { step: EnrolStep }) {
  const { working } = useMessages(enrolMessages);
  const label =
    step.step === "asking-server"
      ? working.asking
      : step.step === "fetching"
        ? working.fetching(step.done, step.total)
        : working.saving;
  return (
    <>
      {step.step === "fetching" ? (
        <ProgressBar label={label} share={step.total === 0 ? 0 : step.done / step.total} />
      ) : (
        <ProgressBar label={label} />
      )}
      <p>{working.keepOpen}</p>
    </>
  );
}
