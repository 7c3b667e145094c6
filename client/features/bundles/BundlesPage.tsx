import { useMessages } from "../../i18n/messages.ts";
import { Page, TopBar } from "../../ui/Page.tsx";
import { bundlesMessages } from "./bundles-messages.ts";
import { CustodyList } from "./CustodyList.tsx";
import { TakeCodes } from "./TakeCodes.tsx";

/** What comes by hand: taken over here, with the receipts to take back. */
export function BundlesPage() {
  const t = useMessages(bundlesMessages);
  return (
    <Page>
      <TopBar title={t.title} />
      <p>{t.intro}</p>
      <TakeCodes />
      <CustodyList />
    </Page>
  );
}
