import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { listEvidence } from "../../journal-store/read-evidence.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { entryTime } from "../../proven-time/entry-time.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { useSyncStatus } from "../../sync/use-sync-status.ts";
import type { EntryMark } from "../../tablet/branch-entries.ts";
import { findCarrier } from "../../../shared/projections/custody.ts";
import { useCustody } from "../../tablet/use-custody.ts";
import { useSyncStateOf } from "../../tablet/sync-state.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { SyncChip } from "../../ui/StateChip.tsx";
import { syncMessages } from "./sync-messages.ts";
import { useItemLook } from "./use-item-look.ts";

interface WaitingItemsProps {
  waiting: readonly EntryMark[];
  /** How many entries this tablet ever recorded. */
  recorded: number;
  branch: OwnBranch;
}

/** Entries without an answer, in the order in which they are sent, then photos. */
export function WaitingItems({ waiting, recorded, branch }: WaitingItemsProps) {
  const t = useMessages(syncMessages);
  const format = useFormat();
  const { inLine, unproven } = useTimeText();
  const photos = useJournalQuery(() => listEvidence(["referenced"]), []);
  const stateOf = useSyncStateOf();
  const allReceived = useSyncStatus((status) => status.needsYou === 0);
  const lookOf = useItemLook(branch);
  const chains = useCustody();
  if (photos === undefined) return null;
  return (
    <Section title={t.waiting.title}>
      {waiting.length + photos.length === 0 ? (
        <EmptyState
          icon={recorded === 0 ? "report" : "checkCircle"}
          title={recorded === 0 ? t.waiting.nothingYet : t.waiting.none}
        >
          {recorded === 0 ? t.waiting.nothingYetText : allReceived && t.waiting.noneText}
        </EmptyState>
      ) : (
        <List label={t.waiting.title}>
          {waiting.map((mark) => {
            const { name, icon, href } = lookOf(mark);
            const carrier = findCarrier(chains, mark)?.steps[0]?.said.to.name;
            return (
              <ListItem
                key={mark.seq}
                start={<Icon name={icon} />}
                href={href}
                title={name}
                detail={
                  <>
                    {`${t.recordedAt(inLine(entryTime(mark)))} · ${format.bytes(mark.sizeBytes)}`}
                    {carrier !== undefined && ` · ${t.carried(carrier)}`}
                  </>
                }
                end={<SyncChip state={stateOf(mark)} />}
              />
            );
          })}
          {photos.map((row) => (
            <ListItem
              key={row.sha256}
              start={<Icon name="photo" />}
              title={
                <>
                  {t.photo.name} <bdi>{row.name}</bdi>
                </>
              }
              detail={`${t.recordedAt(unproven(row.addedAt))} · ${format.bytes(row.sizeBytes)}`}
              end={<SyncChip state={stateOf(undefined)} />}
            />
          ))}
        </List>
      )}
    </Section>
  );
}
