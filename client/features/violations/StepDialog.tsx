import { useState } from "react";
import type { CaseAddressee, CaseState } from "../../../shared/events/case.ts";
import { headsOfCase, type CaseReport, type CaseStand } from "../../../shared/projections/case.ts";
import { caseWords } from "../../cases/case-words.ts";
import { KeptDialog, type KeptForm } from "../../kept/KeptDialog.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { casesMessages } from "./cases-messages.ts";
import { everyState, nextStates } from "./next-states.ts";
import { tellCase } from "./tell-case.ts";

interface StepDialogProps {
  /** On which the step is recorded: that which is looked at, and the others of its case. */
  reports: readonly CaseReport[];
  stand: CaseStand;
  onClose: () => void;
}

/** A step knows of the decisions that stood when it was opened: what comes meanwhile was not seen, and disputes it. */
export function StepDialog({ reports, stand, onClose }: StepDialogProps) {
  const { stepDialog: t, told } = useMessages(casesMessages);
  const [seen] = useState(stand);
  const branches = new Set(reports.map(({ unit }) => unit)).size;
  const isSettling = seen.kind === "disputed";
  const words = {
    title: isSettling ? t.settleTitle : t.title,
    text: [isSettling ? t.settleText : t.text, branches > 1 ? told.step(branches) : ""].filter(Boolean).join(" "),
    label: t.reason,
    needed: t.reasonNeeded,
    save: t.save,
    done: t.done,
  };
  return (
    <KeptDialog
      id={`case-step:${reports[0]!.subject}`}
      words={words}
      renderFields={(form) => <StepFields form={form} stand={seen} />}
      isComplete={({ state, addressee }) =>
        state !== undefined && state !== "" && (state !== "referred" || (addressee ?? "") !== "")
      }
      onSave={async (reason, { state, addressee }, draft) => {
        const data = {
          state: state as CaseState,
          after: headsOfCase(seen),
          reason,
          addressee: state === "referred" ? (addressee as CaseAddressee) : null,
        };
        const untold = await tellCase("case.stepped", reports, () => data, draft);
        if (untold > 0) showToast("danger", told.failed(untold));
      }}
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
