import type { UnitId } from "../../../shared/journal/ids.ts";
import type { CaseReport, CaseView } from "../../../shared/projections/case.ts";
import { joinedWith, joinsTouching } from "../../../shared/projections/case.ts";
import { KeptDialog } from "../../kept/KeptDialog.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { recordEvent } from "../../session/record-event.ts";
import { ChoiceGroup } from "../../ui/ChoiceGroup.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { casesMessages } from "./cases-messages.ts";
import { tellCase } from "./tell-case.ts";

interface TextDialogProps {
  report: CaseReport;
  onClose: () => void;
}

const placeOf = ({ unit, subject }: CaseReport) => ({ unit: unit as UnitId, subject });

export function NoteDialog({ report, onClose }: TextDialogProps) {
  return (
    <KeptDialog
      id={`case-note:${report.subject}`}
      words={useMessages(casesMessages).noteDialog}
      onSave={(text, _choices, draft) => recordEvent({ type: "case.noted", ...placeOf(report), data: { text }, draft })}
      onClose={onClose}
    />
  );
}

/** Of the branch whose report is looked at, or of every branch of the case. */
export function AskDialog({ reports, onClose }: { reports: readonly CaseReport[]; onClose: () => void }) {
  const { askDialog: t, told } = useMessages(casesMessages);
  const [own] = reports;
  const branches = new Set(reports.map(({ unit }) => unit)).size;
  return (
    <KeptDialog
      id={`case-ask:${own!.subject}`}
      words={t}
      renderFields={({ choices, choose }) =>
        branches > 1 && (
          <ChoiceGroup
            label={told.whom}
            value={choices["whom"] ?? "one"}
            onChange={(whom) => choose({ whom })}
            choices={[
              { value: "one", label: told.one },
              { value: "all", label: told.all(branches), description: told.allFor },
            ]}
            inline
          />
        )
      }
      onSave={async (text, { whom }, draft) => {
        const asked = whom === "all" ? firstOfEach(reports) : [own!];
        const untold = await tellCase("case.asked", asked, () => ({ text }), draft);
        if (untold > 0) showToast("danger", told.failed(untold));
      }}
      onClose={onClose}
    />
  );
}

/** A branch is asked once, however many reports of the case are its. */
const firstOfEach = (reports: readonly CaseReport[]): CaseReport[] =>
  reports.filter(({ unit }, index) => reports.findIndex((report) => report.unit === unit) === index);

interface PartDialogProps extends TextDialogProps {
  view: CaseView;
  /** Whether this desk may record on a report. */
  isWithin: (report: CaseReport) => boolean;
}

/** Takes back every join of the report with another, also those recorded on the other, and says so on both. */
export function PartDialog({ report, view, isWithin, onClose }: PartDialogProps) {
  const { partDialog: t, told } = useMessages(casesMessages);
  const others = joinedWith(view, report.subject).filter(isWithin);
  return (
    <KeptDialog
      id={`case-part:${report.subject}`}
      words={{ ...t, text: `${t.text} ${told.reason}`, label: t.reason, needed: t.reasonNeeded }}
      onSave={async (reason, _choices, draft) => {
        const data = { after: joinsTouching(view, report.subject), reason };
        const untold = await tellCase("case.parted", [report, ...others], () => data, draft);
        if (untold > 0) showToast("danger", told.failed(untold));
      }}
      onClose={onClose}
    />
  );
}
