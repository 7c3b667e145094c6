import { useState } from "react";
import { useMessages } from "../../i18n/messages.ts";
import { Page, TopBar } from "../../ui/Page.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { courierMessages } from "./courier-messages.ts";
import { BundleWays } from "./BundleWays.tsx";
import { GiveCodes } from "./GiveCodes.tsx";
import { GiveFile } from "./GiveFile.tsx";
import { TakeReceipts } from "./TakeReceipts.tsx";

type Way = "file" | "codes" | "receipts";

/** Without a network: what was recorded goes by hand, and the receipts come back the same way. */
export function CourierPage() {
  const t = useMessages(courierMessages);
  const [way, setWay] = useState<Way>("file");
  return (
    <Page>
      <TopBar title={t.title} back="/sync" />
      <p>{t.intro}</p>
      <Tabs
        label={t.title}
        tabs={[
          { id: "file", label: t.ways.file },
          { id: "codes", label: t.ways.codes },
          { id: "receipts", label: t.ways.receipts },
        ]}
        selected={way}
        onSelect={(id) => setWay(id as Way)}
      >
        {way === "file" && <GiveFile />}
        {way === "codes" && <GiveCodes />}
        {way === "receipts" && <TakeReceipts />}
      </Tabs>
      <BundleWays />
    </Page>
  );
}
