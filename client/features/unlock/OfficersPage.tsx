import { useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { listOfficers } from "../../journal-store/device.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { addOfficer } from "../../session/officer-session.ts";
import { useSession } from "../../session/session-store.ts";
import { ChoosePin } from "../../tablet/ChoosePin.tsx";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Chip } from "../../ui/Chip.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { List, ListItem } from "../../ui/List.tsx";
import { Page, Section, TopBar } from "../../ui/Page.tsx";
import { showToast } from "../../ui/Toast.tsx";
import { NewOfficer, type OfficerToAdd } from "./NewOfficer.tsx";
import { unlockMessages } from "./unlock-messages.ts";

/** Who can sign on this tablet, and a way to let one more in. Needs no network. */
export function OfficersPage() {
  const t = useMessages(unlockMessages).officers;
  const present = useSession((session) => session.officer);
  const officers = useJournalQuery(() => listOfficers(), []) ?? [];
  const nameOf = useOfficerNames();
  const [adding, setAdding] = useState<OfficerToAdd | null>(null);

  const add = async (officer: OfficerToAdd, pin: string) => {
    setAdding(null);
    try {
      await addOfficer(officer.id, officer.name, pin);
      showToast("success", t.added(officer.name));
    } catch (error) {
      reportError(error);
      showToast("danger", t.failed);
    }
  };

  if (adding !== null) {
    return (
      <Page>
        <TopBar title={t.pinFor(adding.name)} onBack={() => setAdding(null)} />
        <ChoosePin onChosen={(pin) => void add(adding, pin)} />
      </Page>
    );
  }
  return (
    <Page>
      <TopBar title={t.title} back="/" />
      <p>{t.text}</p>
      <Section title={t.list}>
        <List label={t.list}>
          {officers.map(({ id }) => (
            <ListItem
              key={id}
              start={<Icon name="user" />}
              title={<bdi>{nameOf(id)}</bdi>}
              end={id === present && <Chip tone="success" icon="check" label={t.present} />}
            />
          ))}
        </List>
      </Section>
      <Section title={t.add}>
        <NewOfficer known={officers.map(({ id }) => id)} onSubmit={setAdding} />
      </Section>
    </Page>
  );
}
