import { PreferenceChoices } from "../../app/Preferences.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useSession } from "../../session/session-store.ts";
import { StandingWarnings } from "../../tablet/StandingWarnings.tsx";
import { useOwnBranch, type OwnBranch } from "../../tablet/use-branch-day.ts";
import { Page, Section, TopBar } from "../../ui/Page.tsx";
import { NeedsYou } from "./NeedsYou.tsx";
import { ownItems } from "./own-items.ts";
import { ReceivedItems } from "./ReceivedItems.tsx";
import { SyncProblems } from "./SyncProblems.tsx";
import { SyncSummary } from "./SyncSummary.tsx";
import { syncMessages } from "./sync-messages.ts";
import { WaitingItems } from "./WaitingItems.tsx";

/** Where every item is, what holds it up, and what can be done about it. */
export function SyncPage() {
  const t = useMessages(syncMessages);
  const branch = useOwnBranch();
  return (
    <Page>
      <TopBar title={t.title} />
      <SyncSummary />
      <SyncProblems />
      <StandingWarnings />
      {branch && <SyncItems branch={branch} />}
      <Section title={t.preferences}>
        <PreferenceChoices />
      </Section>
    </Page>
  );
}

function SyncItems({ branch }: { branch: OwnBranch }) {
  const author = useSession((session) => session.device?.author ?? "");
  const { waiting, refused, received } = ownItems(branch.marks.values(), author);
  return (
    <>
      <NeedsYou refused={refused} branch={branch} />
      <WaitingItems waiting={waiting} recorded={waiting.length + refused.length + received.length} branch={branch} />
      <ReceivedItems received={received} branch={branch} />
    </>
  );
}
