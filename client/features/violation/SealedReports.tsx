import { useMessages } from "../../i18n/messages.ts";
import { entryTime } from "../../proven-time/entry-time.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import type { EntryMark } from "../../tablet/branch-entries.ts";
import { useSyncStateOf } from "../../tablet/sync-state.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { SyncChip } from "../../ui/StateChip.tsx";
import { anonymousMessages } from "./anonymous-messages.ts";
import styles from "./violation.module.css";

export const isSealedReport = ({ type }: Pick<EntryMark, "type">): boolean => type === "violation.sealed";

/** That reports were made which this tablet cannot read, and nothing of what they say. Newest first. */
export function SealedReports({ marks }: { marks: Iterable<EntryMark> }) {
  const t = useMessages(anonymousMessages);
  const { inLine } = useTimeText();
  const nameOf = useOfficerNames();
  const stateOf = useSyncStateOf();
  const sealed = [...marks]
    .filter(isSealedReport)
    .map((mark) => ({ mark, time: entryTime(mark) }))
    .toSorted((left, right) => (left.time.claimedAt < right.time.claimedAt ? 1 : -1));
  if (sealed.length === 0) return null;
  return (
    <Section title={t.list.title}>
      <p className={styles.soft}>{t.list.note}</p>
      <List label={t.list.title}>
        {sealed.map(({ mark, time }) => (
          <ListItem
            key={`${mark.author}/${mark.seq}`}
            start={<Icon name="lock" />}
            title={t.name}
            detail={t.list.recorded(nameOf(mark.officer), inLine(time))}
            end={<SyncChip state={stateOf(mark)} receipt={mark.position?.toString()} />}
          />
        ))}
      </List>
    </Section>
  );
}
