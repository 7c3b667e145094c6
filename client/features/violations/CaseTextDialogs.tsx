import type { UnitId } from "../../../shared/journal/ids.ts";
import type { CaseReport, CaseView } from "../../../shared/projections/case.ts";
import { joinsTouching } from "../../../shared/projections/case.ts";
import { KeptDialog } from "../../cases/KeptDialog.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { recordEvent } from "../../session/record-event.ts";
import { casesMessages } from "./cases-messages.ts";

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

export function AskDialog({ report, onClose }: TextDialogProps) {
  return (
    <KeptDialog
      id={`case-ask:${report.subject}`}
      words={useMessages(casesMessages).askDialog}
      onSave={(text, _choices, draft) => recordEvent({ type: "case.asked", ...placeOf(report), data: { text }, draft })}
      onClose={onClose}
    />
  );
}

/** Takes back every join of the report with another, also those that were recorded on the other. */
export function PartDialog({ report, view, onClose }: TextDialogProps & { view: CaseView }) {
  const t = useMessages(casesMessages).partDialog;
  return (
    <KeptDialog
      id={`case-part:${report.subject}`}
      words={{ ...t, label: t.reason, needed: t.reasonNeeded }}
      onSave={(reason, _choices, draft) =>
        recordEvent({
          type: "case.parted",
          ...placeOf(report),
          data: { after: joinsTouching(view, report.subject), reason },
          draft,
        })
      }
      onClose={onClose}
    />
  );
}
