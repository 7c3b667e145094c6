import { useLocation } from "wouter";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { draftAccepted } from "../../tablet/accept-draft.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { todayMessages } from "./today-messages.ts";
import { useDrafts } from "./use-drafts.ts";

/** What was begun and not yet filed. */
export function WaitingDrafts({ branch }: { branch: OwnBranch }) {
  const t = useMessages(todayMessages);
  const format = useFormat();
  const nowMs = useNow();
  const [, navigate] = useLocation();
  const nameOf = useOfficerNames();
  const drafts = useDrafts(branch) ?? [];
  if (drafts.length === 0) return null;
  return (
    <Section title={t.drafts}>
      <List label={t.drafts}>
        {drafts.map(({ row, name, href }) => (
          <ListItem
            key={row.id}
            start={<Icon name="edit" />}
            onPress={() => navigate(href, { state: draftAccepted })}
            title={name}
            detail={`${t.draftAge(format.age(row.savedAt, nowMs))} · ${nameOf(row.officer)}`}
          />
        ))}
      </List>
    </Section>
  );
}
