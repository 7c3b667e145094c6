import { withoutCopies, type CaseView } from "../../../shared/projections/case.ts";
import type { CaseContent } from "../../../shared/projections/case-entry.ts";
import { mentionKey } from "../../../shared/projections/supervision.ts";
import { decisionName } from "../../cases/CaseStateChip.tsx";
import { caseWords } from "../../cases/case-words.ts";
import cases from "../../cases/cases.module.css";
import { SaidBy } from "../../cases/SaidBy.tsx";
import { useMessages } from "../../i18n/messages.ts";
import type { RoleOf } from "../../supervision/ToldBy.tsx";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Chip } from "../../ui/Chip.tsx";
import { casesMessages } from "./cases-messages.ts";

/** Every entry that moves the case or says something of it, also those that count for nothing; a step on several reports once. */
export function CaseTimeline({ timeline, roleOf }: { timeline: CaseView["timeline"]; roleOf: RoleOf }) {
  const t = useMessages(casesMessages).page;
  const titleOf = useTitleOf();
  if (timeline.length === 0) return <p>{t.timelineNone}</p>;
  return (
    <ol role="list" className={cases.list} aria-label={t.timeline}>
      {withoutCopies(timeline).map((entry) => (
        <li key={mentionKey(entry)} className={cases.told}>
          <p className={cases.head}>
            <strong>{entry.content === null ? t.types[entry.type] : titleOf(entry.content)}</strong>
            <SaidBy entry={entry} roleOf={roleOf} />
            {entry.hasRight === false && <Chip tone="warning" icon="alert" label={t.withoutEffect} />}
          </p>
          {entry.content === null ? (
            <p>{t.unreadable}</p>
          ) : (
            <p dir="auto" className={cases.text}>
              {"text" in entry.content.data ? entry.content.data.text : entry.content.data.reason}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

function useTitleOf(): (content: CaseContent) => string {
  const { did, types } = useMessages(casesMessages).page;
  const words = useMessages(caseWords);
  const nameOf = useOfficerNames();
  return (content) => {
    switch (content.type) {
      case "case.stepped":
        return did["case.stepped"](decisionName(content.data, words));
      case "case.assigned":
        return content.data.handler === null ? did.givenBack : did["case.assigned"](nameOf(content.data.handler));
      default:
        return types[content.type];
    }
  };
}
