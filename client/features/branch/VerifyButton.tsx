import { useState } from "react";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import type { DayFiling } from "../../../shared/projections/branch-day.ts";
import { weigh } from "../../../shared/projections/supervision.ts";
import { ConfirmDialog } from "../../desk/ConfirmDialog.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { recordEvent } from "../../session/record-event.ts";
import { useSession } from "../../session/session-store.ts";
import { supervisionMessages } from "../../supervision/supervision-messages.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Button } from "../../ui/Button.tsx";
import { Facts } from "../../ui/Card.tsx";
import { showToast } from "../../ui/Toast.tsx";

interface VerifyButtonProps {
  filing: DayFiling;
  unit: string;
  subject: string;
  /** The report's, with its slot. */
  name: string;
}

/** For those who may verify what they did not file. Nothing where this person has verified it already. */
export function VerifyButton(props: VerifyButtonProps) {
  const t = useMessages(supervisionMessages);
  const { filing } = props;
  const device = useSession((session) => session.device);
  const officer = useSession((session) => session.officer ?? "");
  const [open, setOpen] = useState(false);
  if (device === null || !mayRecord(device.role, "report.verified")) return null;
  if (weigh({ author: device.author, officer, hasRight: true }, filing) === "own-work") return <p>{t.ownWork}</p>;
  if (filing.verifications.some((verification) => verification.officer === officer)) return null;
  return (
    <>
      <Button icon="seal" onClick={() => setOpen(true)}>
        {t.verify}
      </Button>
      {open && <VerifyDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

function VerifyDialog({ filing, unit, subject, name, onClose }: VerifyButtonProps & { onClose: () => void }) {
  const t = useMessages(supervisionMessages).verifyDialog;
  const nameOf = useOfficerNames();
  const [state, setState] = useState<"asking" | "busy" | "failed">("asking");
  const verify = async () => {
    setState("busy");
    const { author, seq, payloadHash } = filing;
    try {
      await recordEvent({
        type: "report.verified",
        unit: unit as UnitId,
        subject,
        data: { verifies: { author, seq, payloadHash } },
      });
    } catch (error) {
      reportError(error);
      return setState("failed");
    }
    showToast("success", t.done);
    onClose();
  };
  return (
    <ConfirmDialog
      words={t}
      icon="seal"
      busy={state === "busy"}
      failure={state === "failed" ? t.failed : null}
      onConfirm={verify}
      onClose={onClose}
    >
      <Facts
        facts={[
          { label: t.report, value: name },
          { label: t.by, value: <bdi>{nameOf(filing.officer)}</bdi> },
        ]}
      />
      <p>{t.text}</p>
    </ConfirmDialog>
  );
}
