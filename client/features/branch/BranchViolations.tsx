import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { branchMessages } from "./branch-messages.ts";
import type { OpenedBranch } from "./use-branch-day.ts";

export function BranchViolations({ opened: { day, catalogue } }: { opened: OpenedBranch }) {
  const t = useMessages(branchMessages);
  const format = useFormat();
  const { inLine } = useTimeText();
  if (day.violations.length === 0) return <p>{t.day.violationsNone}</p>;
  return (
    <List>
      {day.violations.map(({ subject, offences, occurredAt, evidence, heads, time }) => {
        const names = offences.map((id) => {
          const offence = catalogue.offenceOf.get(id);
          return offence === undefined ? id : format.pick(offence.name);
        });
        const description = heads.find(({ content }) => content !== null)?.content?.description;
        return (
          <ListItem
            key={subject}
            href={`/violations/${encodeURIComponent(subject)}`}
            start={<Icon name="scale" />}
            title={names.length === 0 ? t.violations.unreadable : names.join(" / ")}
            detail={
              <>
                {occurredAt !== null && `${t.violations.occurred(format.moment(occurredAt))} · `}
                <span dir="auto">{description}</span>
                <br />
                {t.violations.logged(inLine(time))}
              </>
            }
            end={evidence.length > 0 && t.violations.files(evidence.length)}
          />
        );
      })}
    </List>
  );
}
