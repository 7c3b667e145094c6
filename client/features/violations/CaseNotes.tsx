import type { CaseView } from "../../../shared/projections/case.ts";
import { mentionKey } from "../../../shared/projections/supervision.ts";
import cases from "../../cases/cases.module.css";
import { SaidBy } from "../../cases/SaidBy.tsx";
import { useMessages } from "../../i18n/messages.ts";
import type { RoleOf } from "../../supervision/ToldBy.tsx";
import { casesMessages } from "./cases-messages.ts";

export function CaseNotes({ notes, roleOf }: { notes: CaseView["notes"]; roleOf: RoleOf }) {
  const t = useMessages(casesMessages).page;
  if (notes.length === 0) return <p>{t.notesNone}</p>;
  return (
    <ul role="list" className={cases.list} aria-label={t.notes}>
      {notes.map((note) => (
        <li key={mentionKey(note)} className={cases.told}>
          <p className={cases.head}>
            <SaidBy entry={note} roleOf={roleOf} />
          </p>
          <p dir="auto" className={cases.text}>
            {note.said.text}
          </p>
        </li>
      ))}
    </ul>
  );
}
