import { useState } from "react";
import { saveCsv } from "../../desk/csv.ts";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { CheckGroup } from "../../ui/ChoiceGroup.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { complaintRows } from "./complaint-rows.ts";
import { complaintsMessages } from "./complaints-messages.ts";
import type { ListedComplaint } from "./select-complaints.ts";

interface ExportDialogProps {
  listed: readonly ListedComplaint[];
  places: Places;
  /** The moment, for the file's name. */
  at: string;
  onClose: () => void;
}

/** Personal data leave the desk only if somebody asks for them. */
export function ExportDialog({ listed, places, at, onClose }: ExportDialogProps) {
  const t = useMessages(complaintsMessages);
  const format = useFormat();
  const [chosen, setChosen] = useState<string[]>([]);
  const save = () => {
    const rows = complaintRows(listed, chosen.length > 0, { unitOf: places.unitOf, t, format });
    saveCsv(t.csv.file(format.dateOf(at).replaceAll(" ", "-")), rows);
    onClose();
  };
  return (
    <Dialog
      title={t.csv.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" icon="download" onClick={save}>
            {t.csv.save}
          </Button>
          <Button onClick={onClose}>{t.csv.cancel}</Button>
        </>
      }
    >
      <p>{t.csv.text}</p>
      <CheckGroup
        label={t.confidential}
        value={chosen}
        onChange={setChosen}
        choices={[{ value: "personal", label: t.csv.personal, description: t.csv.personalFor }]}
      />
    </Dialog>
  );
}
