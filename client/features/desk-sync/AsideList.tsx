import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { listAside } from "../../journal-store/seldom-queries.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { deskSyncMessages } from "./desk-sync-messages.ts";

/** What came from the server and cannot stand beside what is here: an alarm as long as there is one. */
export function AsideList({ count }: { count: number }) {
  const t = useMessages(deskSyncMessages);
  const format = useFormat();
  const rows = useJournalQuery(() => listAside(), [count]) ?? [];
  return (
    <>
      <Banner tone="danger" title={t.asideTitle} live="alert">
        {t.asideFor}
      </Banner>
      <List label={t.asideTitle}>
        {rows.map(({ id, kind, author, seq, position, receivedAt, reason }) => (
          <ListItem
            key={id}
            start={<Icon name="alert" />}
            title={`${t.asideKinds[kind]} · ${t.asidePosition(position)}`}
            detail={
              <>
                <bdi dir="ltr">
                  {author?.slice(0, 12)} {seq} {reason}
                </bdi>{" "}
                · {format.moment(receivedAt)}
              </>
            }
          />
        ))}
      </List>
    </>
  );
}
