import { useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { entryTime } from "../../proven-time/entry-time.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import type { EntryMark } from "../../tablet/branch-entries.ts";
import { receiptPath } from "../../tablet/receipt-path.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { SyncChip } from "../../ui/StateChip.tsx";
import { syncMessages } from "./sync-messages.ts";
import { useItemLook } from "./use-item-look.ts";

const pageLength = 20;

/** Entries with a receipt, which each leads to: its number is the place in the server's log. */
export function ReceivedItems({ received, branch }: { received: readonly EntryMark[]; branch: OwnBranch }) {
  const t = useMessages(syncMessages);
  const { inLine } = useTimeText();
  const lookOf = useItemLook(branch);
  const [shown, setShown] = useState(pageLength);
  const rest = received.length - shown;
  if (received.length === 0) return null;
  return (
    <Section title={`${t.received.title} · ${t.facts.count(received.length)}`}>
      <List label={t.received.title}>
        {received.slice(0, shown).map((mark) => {
          const { name, icon } = lookOf(mark);
          return (
            <ListItem
              key={mark.seq}
              start={<Icon name={icon} />}
              href={receiptPath(mark.author, mark.seq)}
              title={name}
              detail={t.recordedAt(inLine(entryTime(mark)))}
              end={<SyncChip state="received" receipt={mark.position?.toString()} />}
            />
          );
        })}
      </List>
      {rest > 0 && (
        <Button wide onClick={() => setShown((count) => count + pageLength)}>
          {t.received.more(Math.min(rest, pageLength))}
        </Button>
      )}
    </Section>
  );
}
