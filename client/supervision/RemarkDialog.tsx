import type { EntryMention } from "../../shared/events/mention.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { mentionKey } from "../../shared/projections/supervision.ts";
import { useMessages } from "../i18n/messages.ts";
import { KeptDialog } from "../kept/KeptDialog.tsx";
import { recordEvent } from "../session/record-event.ts";
import { supervisionMessages } from "./supervision-messages.ts";

interface RemarkDialogProps {
  unit: UnitId;
  /** What the entry is filed under: that of the report, or the unit's own. */
  subject: string;
  /** The filing that it is about; null: the unit as a whole. */
  about: EntryMention | null;
  onClose: () => void;
}

export function RemarkDialog({ unit, subject, about, onClose }: RemarkDialogProps) {
  const words = useMessages(supervisionMessages).remarkDialog;
  return (
    <KeptDialog
      id={`remark:${unit}:${about === null ? "" : mentionKey(about)}`}
      words={words}
      onSave={(text, _choices, draft) =>
        recordEvent({ type: "remark.added", unit, subject, data: { about, text }, draft })
      }
      onClose={onClose}
    />
  );
}
