import type { Violation } from "../../../shared/projections/violations.ts";
import { provenTime } from "../../../shared/projections/timeliness.ts";
import type { ViolationEntry } from "../../../shared/projections/violation-entry.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { markKey, type EntryMark } from "../../tablet/branch-entries.ts";
import { useSyncStateOf } from "../../tablet/sync-state.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Chip } from "../../ui/Chip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { SyncChip } from "../../ui/StateChip.tsx";
import { violationMessages } from "./violation-messages.ts";

interface ViolationHistoryProps {
  violation: Violation;
  marks: ReadonlyMap<string, EntryMark>;
}

/** Every entry about it, none left out, in the order in which the server has them. */
export function ViolationHistory({ violation: { entries, heads }, marks }: ViolationHistoryProps) {
  const t = useMessages(violationMessages).page;
  const { inLine } = useTimeText();
  const nameOf = useOfficerNames();
  const stateOf = useSyncStateOf();
  return (
    <Section title={t.history}>
      <List label={t.history}>
        {entries.map((entry) => {
          const mark = marks.get(markKey(entry.author, entry.seq));
          const reason = findReason(entry);
          return (
            <ListItem
              key={`${entry.author}/${entry.seq}`}
              start={<Icon name="history" />}
              title={entry.revises === null ? t.first : t.amendment}
              detail={
                <>
                  {t.loggedBy(nameOf(entry.officer), inLine(provenTime(entry, entry.times)))}
                  {reason !== undefined && (
                    <>
                      <br />
                      <bdi>{t.reason(reason)}</bdi>
                    </>
                  )}
                </>
              }
              end={
                <>
                  {heads.includes(entry) ? (
                    <Chip tone="info" icon="check" label={t.stands} />
                  ) : (
                    <Chip icon="history" label={t.superseded} />
                  )}
                  <SyncChip state={stateOf(mark)} receipt={mark?.position?.toString()} />
                </>
              }
            />
          );
        })}
      </List>
    </Section>
  );
}

function findReason({ content }: ViolationEntry): string | undefined {
  return content !== null && "reason" in content ? content.reason : undefined;
}
