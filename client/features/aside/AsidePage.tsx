import { useCallback } from "react";
import { useSearch } from "wouter";
import { ReadFailure } from "../../desk/ReadFailure.tsx";
import { useLiveRead } from "../../desk/use-live-read.ts";
import { useMessages } from "../../i18n/messages.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { AsideCard } from "./AsideCard.tsx";
import { asideMessages } from "./aside-messages.ts";
import { readAside } from "./aside-entry.ts";

/** Entries that came and are not in the log, and the decision about those of withdrawn devices, one by one. */
export function AsidePage() {
  const t = useMessages(asideMessages);
  const author = new URLSearchParams(useSearch()).get("author");
  const { result, failure, again } = useLiveRead(useCallback(() => readAside(author), [author]));
  const open = result?.entries.filter(({ kind, decision }) => kind === "quarantined" && decision === null).length ?? 0;
  return (
    <Page>
      <TopBar
        title={t.title}
        subtitle={result && <span role="status">{t.shown(open, result.entries.length + result.more)}</span>}
        back={author === null ? "/devices" : `/devices/${author}`}
      />
      <p>{t.intro}</p>
      {failure !== null && (
        <ReadFailure title={t.failedTitle} retry={t.retry} onRetry={again}>
          {t.failed}
        </ReadFailure>
      )}
      {result === undefined ? (
        failure === null && <LoadingState label={t.loading} lines={6} />
      ) : result.entries.length === 0 ? (
        <EmptyState icon="checkCircle" title={t.none}>
          {t.noneFor}
        </EmptyState>
      ) : (
        <>
          {result.entries.map((entry) => (
            <AsideCard key={`${entry.kind} ${entry.hash}`} entry={entry} onDecided={again} />
          ))}
          {result.more > 0 && <p>{t.more(result.more)}</p>}
        </>
      )}
    </Page>
  );
}
