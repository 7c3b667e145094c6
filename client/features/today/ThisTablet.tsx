import { useMessages } from "../../i18n/messages.ts";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Section } from "../../ui/Page.tsx";
import { todayMessages } from "./today-messages.ts";

/** What one seldom does: letting a colleague sign on this tablet. */
export function ThisTablet() {
  const t = useMessages(todayMessages);
  return (
    <Section title={t.thisTablet}>
      <List label={t.thisTablet}>
        <ListItem start={<Icon name="users" />} title={t.officers} detail={t.officersText} href="/officers" />
        <ListItem start={<Icon name="device" />} title={t.device} detail={t.deviceText} href="/this-tablet" />
      </List>
    </Section>
  );
}
