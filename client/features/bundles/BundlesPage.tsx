import { useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { Page, TopBar } from "../../ui/Page.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { bundlesMessages } from "./bundles-messages.ts";
import { CustodyList } from "./CustodyList.tsx";
import { TakeCodes } from "./TakeCodes.tsx";
import { TakeFiles } from "./TakeFiles.tsx";

type Way = "files" | "codes";

/** What couriers bring: handed in here, with the receipts to take back. */
export function BundlesPage() {
  const t = useMessages(bundlesMessages);
  const [way, setWay] = useState<Way>("files");
  return (
    <Page>
      <TopBar title={t.title} />
      <p>{t.intro}</p>
      <Tabs
        label={t.title}
        tabs={[
          { id: "files", label: t.ways.files },
          { id: "codes", label: t.ways.codes },
        ]}
        selected={way}
        onSelect={(id) => setWay(id as Way)}
      >
        {way === "files" ? <TakeFiles /> : <TakeCodes />}
      </Tabs>
      <CustodyList />
    </Page>
  );
}
