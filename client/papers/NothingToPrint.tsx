import { useMessages } from "../i18n/messages.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { Page, TopBar } from "../ui/Page.tsx";
import { papersMessages } from "./papers-messages.ts";

export function NothingToPrint() {
  const t = useMessages(papersMessages).page;
  return (
    <Page>
      <TopBar title={t.preview} back="/" />
      <EmptyState icon="print" title={t.notFound}>
        {t.notFoundAdvice}
      </EmptyState>
    </Page>
  );
}
