import { useState } from "react";
import { useLocation } from "wouter";
import { PreferencesButton } from "../../app/Preferences.tsx";
import { untilAppIsKept } from "../../app/updates.ts";
import { useMessages } from "../../i18n/messages.ts";
import { isWholeCode } from "../../session/enrol.ts";
import { enrol, type EnrolStep } from "../../session/officer-session.ts";
import { useSession } from "../../session/session-store.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { ChoosePin } from "../../tablet/ChoosePin.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { showToast } from "../../ui/Toast.tsx";

import { EnrolCodeForm, type EnrolRequest } from "./EnrolCodeForm.tsx";
import { enrolFailureOf, type EnrolFailure } from "./enrol-failure.ts";
import { enrolMessages } from "./enrol-messages.ts";
import { Receiving } from "./Receiving.tsx";

/** code and name → PIN, twice → the server is asked and the lists come in → Today. */
export function EnrolPage() {
  const t = useMessages(enrolMessages);
  const [enrolledBefore] = useState(() => useSession.getState().phase === "enrolled");
  const [linkCode] = useState(takeCodeFromLink);
  const [request, setRequest] = useState<EnrolRequest>({ code: linkCode, deviceName: null });
  const [choosing, setChoosing] = useState(false);
  /** Kept over a failed try: a mistyped code does not cost the PIN. */
  const [pin, setPin] = useState<string | null>(null);
  const [step, setStep] = useState<EnrolStep | null>(null);
  const [failure, setFailure] = useState<EnrolFailure | null>(null);
  const [, navigate] = useLocation();

  const start = async (chosen: string) => {
    setPin(chosen);
    setFailure(null);
    setStep({ step: "asking-server" });
    try {
      await enrol(request.code, chosen, setStep, request.deviceName ?? t.deviceNameUsual);
      if (!(await untilAppIsKept())) showToast("warning", t.working.notKept);
      navigate("/", { replace: true });
    } catch (error) {
      setFailure(enrolFailureOf(error));
      setChoosing(false);
      setStep(null);
    }
  };

  if (enrolledBefore) return <AlreadyEnrolled />;
  return (
    <Page width="narrow">
      <TopBar
        title={choosing ? t.pinTitle : t.title}
        actions={<PreferencesButton />}
        onBack={choosing && step === null ? () => setChoosing(false) : undefined}
      />
      {step !== null ? (
        <Receiving step={step} />
      ) : choosing ? (
        <ChoosePin onChosen={(chosen) => void start(chosen)} />
      ) : (
        <EnrolCodeForm
          request={request}
          fromLink={linkCode !== "" && request.code === linkCode}
          failure={failure}
          pinChosen={pin !== null}
          onChange={setRequest}
          onSubmit={() => {
            setFailure(isWholeCode(request.code) ? null : "mistyped");
            if (!isWholeCode(request.code)) return;
            if (pin === null) setChoosing(true);
            else void start(pin);
          }}
        />
      )}
    </Page>
  );
}

/** The code that a QR link carries behind "#", where no server log sees it; taken out of the address at once. */
function takeCodeFromLink(): string {
  const code = location.hash.slice(1);
  if (code !== "") history.replaceState(null, "", location.pathname);
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

function AlreadyEnrolled() {
  const { already } = useMessages(enrolMessages);
  return (
    <Page width="narrow">
      <EmptyState
        level={1}
        icon="device"
        title={already.title}
        actions={
          <ButtonLink href="/" kind="primary">
            {already.home}
          </ButtonLink>
        }
      >
        {already.text}
      </EmptyState>
    </Page>
  );
}
