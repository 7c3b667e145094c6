import { useState } from "react";
import type { CaseAddressee, CaseState } from "../../../shared/events/case.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import { headsOfCase, type CaseReport, type CaseStand } from "../../../shared/projections/case.ts";
import { caseWords } from "../../cases/case-words.ts";
import { KeptDialog, type KeptForm } from "../../cases/KeptDialog.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { recordEvent } from "../../session/record-event.ts";
import { Button } from "../../ui/Button.tsx";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { casesMessages } from "./cases-messages.ts";
import { everyState, nextStates } from "./next-states.ts";

interface StepDialogProps {
  /** On which the step is recorded. */
  report: CaseReport;
  stand: CaseStand;
  onClose: () => void;
}

/** A step knows of the decisions that stood when it was opened: what comes meanwhile was not seen, and disputes it. */
export function StepDialog({ report, stand, onClose }: StepDialogProps) {
  const t = useMessages(casesMessages).stepDialog;
  const [seen] = useState(stand);
  const isSettling = seen.kind === "disputed";
  const words = {
    title: isSettling ? t.settleTitle : t.title,
    text: isSettling ? t.settleText : t.text,
    label: t.reason,
    needed: t.reasonNeeded,
    save: t.save,
    done: t.done,
  };
  return (
    <KeptDialog
      id={`case-step:${report.subject}`}
      words={words}
      renderFields={(form) => <StepFields form={form} stand={seen} />}
      isComplete={({ state, addressee }) =>
        state !== undefined && state !== "" && (state !== "referred" || (addressee ?? "") !== "")
      }
      onSave={(reason, { state, addressee }, draft) =>
        recordEvent({
          type: "case.stepped",
          unit: report.unit as UnitId,
          subject: report.subject,
          data: {
            state: state as CaseState,
            after: headsOfCase(seen),
            reason,
            addressee: state === "referred" ? (addressee as CaseAddressee) : null,
          },
          draft,
        })
      }
      onClose={onClose}
    />
  );
}

function StepFields({ form: { choices, choose, tried }, stand }: { form: KeptForm; stand: CaseStand }) {
  const t = useMessages(casesMessages).stepDialog;
  const { states, addressees } = useMessages(caseWords);
  const usual = nextStates(stand);
  const chosen = choices["state"] ?? "";
  const [isOpen, setOpen] = useState(false);
  const isUnusual = chosen !== "" && !usual.some((state) => state === chosen);
  const offered = isOpen || isUnusual ? [...usual, ...everyState.filter((state) => !usual.includes(state))] : usual;
  return (
    <>
      <ChoiceGroup
        label={t.state}
        value={chosen}
        onChange={(state) => choose({ state })}
        choices={offered.map((state) => ({ value: state, label: states[state] }))}
        error={tried && chosen === "" ? t.stateNeeded : undefined}
        inline
        required
      />
      {offered.length < everyState.length && (
        <Button kind="quiet" icon="list" onClick={() => setOpen(true)}>
          {t.others}
        </Button>
      )}
      {chosen === "referred" && (
        <ChoiceGroup
          label={t.addressee}
          value={choices["addressee"] ?? ""}
          onChange={(addressee) => choose({ addressee })}
          choices={Object.entries(addressees).map(([value, label]) => ({ value, label }))}
          error={tried && (choices["addressee"] ?? "") === "" ? t.addresseeNeeded : undefined}
          inline
          required
        />
      )}
    </>
  );
}
