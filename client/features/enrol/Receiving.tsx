import { useMessages } from "../../i18n/messages.ts";
import type { EnrolStep } from "../../session/officer-session.ts";
import { ProgressBar } from "../../ui/ProgressBar.tsx";
import { enrolMessages } from "./enrol-messages.ts";

/** How far the enrolment has come. */
export function Receiving({ step }: { step: EnrolStep }) {
  const { working } = useMessages(enrolMessages);
  if (step.step === "fetching") {
    const share = step.total === 0 ? 0 : step.done / step.total;
    return (
      <>
        <ProgressBar label={working.fetching(step.done, step.total)} share={share} />
        <p>{working.keepOpen}</p>
      </>
    );
  }
  const labels = {
    "asking-server": working.asking,
    saving: working.saving,
    "fetching-branch": working.branch,
    done: working.keeping,
  };
  return (
    <>
      <ProgressBar label={labels[step.step]} />
      <p>{working.keepOpen}</p>
    </>
  );
}
