import { mayRecord } from "../../shared/policy/may-record.ts";
import { useMessages } from "../i18n/messages.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { useSession } from "../session/session-store.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { LoadingState } from "../ui/LoadingState.tsx";
import { Page, TopBar } from "../ui/Page.tsx";
import { findPrintable } from "./find-printable.ts";
import { NothingToPrint } from "./NothingToPrint.tsx";
import { papersMessages } from "./papers-messages.ts";
import { PrintDesk } from "./PrintDesk.tsx";

interface PrintPageProps {
  /** A kind of paper, or `minutes`: the filing says of what. */
  kind: string;
  /** The subject; of minutes the filing's author. */
  first: string;
  /** Of minutes the filing's seq. */
  second: string | undefined;
}

/** A paper as it will be printed; printing is recorded first. Lies at /print/… of the desk and of the tablet. */
export function PrintPage({ kind, first, second }: PrintPageProps) {
  const t = useMessages(papersMessages);
  const role = useSession((session) => session.device?.role ?? "");
  const place = useSession((session) => session.device?.kind ?? "tablet");
  const looked = useJournalQuery(
    async () => ({ found: await findPrintable(kind, first, second, place) }),
    [kind, first, second, place],
  );
  if (!mayRecord(role, "paper.printed")) {
    return (
      <Page>
        <TopBar title={t.page.preview} back="/" />
        <EmptyState icon="lock" title={t.page.mayNot}>
          {t.page.mayNotAdvice}
        </EmptyState>
      </Page>
    );
  }
  if (looked === undefined) {
    return (
      <Page>
        <TopBar title={t.page.preview} back="/" />
        <LoadingState label={t.page.loading} lines={8} />
      </Page>
    );
  }
  return looked.found === undefined ? <NothingToPrint /> : <PrintDesk printable={looked.found} />;
}
