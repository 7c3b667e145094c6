import { useDeferredValue, useMemo, useState } from "react";
import { mayRead } from "../../../shared/policy/may-read.ts";
import { saveCsv } from "../../desk/csv.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { useDesk } from "../../desk/desk-store.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { listOfficeEntries } from "../../journal-store/seldom-queries.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { useActWords } from "./act-words.ts";
import { ActTable } from "./ActTable.tsx";
import { auditMessages } from "./audit-messages.ts";
import styles from "./Audit.module.css";
import { everyAct, readActs, selectActs, type ActFilter } from "./office-acts.ts";

const pageLength = 100;

/** Who did what in the office, when, and on what: entries that the server wrote under its own key. */
export function AuditPage() {
  const t = useMessages(auditMessages);
  const role = useSession((session) => session.device?.role ?? "");
  if (mayRead(role, "audit")) return <Acts />;
  return (
    <Page>
      <TopBar title={t.title} />
      <EmptyState icon="lock" title={t.mayNot} actions={<ButtonLink href="/">{t.back}</ButtonLink>}>
        {t.mayNotFor}
      </EmptyState>
    </Page>
  );
}

function Acts() {
  const t = useMessages(auditMessages);
  const desk = useMessages(deskMessages);
  const format = useFormat();
  const words = useActWords();
  const rows = useJournalQuery(() => listOfficeEntries(), []);
  const isArriving = useDesk(({ phase, state }) => state.source === "server" || phase === "opening");
  const [filter, setFilter] = useState<ActFilter>(everyAct);
  const [length, setLength] = useState(pageLength);
  const query = useDeferredValue(filter.query);
  const acts = useMemo(() => rows && readActs(rows), [rows]);
  const kinds = useMemo(() => [...new Set(acts?.map(({ act }) => act))], [acts]);
  const { nameOf } = words;
  const found = useMemo(
    () => selectActs(acts ?? [], { act: filter.act, query }, nameOf),
    [acts, filter.act, query, nameOf],
  );
  const shown = useMemo(() => found.slice(0, length), [found, length]);
  const newest = acts?.[0]?.row.receivedAt;
  const save = () => {
    const day = newest === undefined ? "" : format.dateOf(newest).replaceAll(" ", "-");
    const { at, act, by, subject, details } = t.columns;
    saveCsv(t.file(day), [[at, act, by, subject, details], ...found.map(words.lineOf)]);
  };
  return (
    <Page width="full">
      <TopBar
        title={t.title}
        subtitle={acts && <span role="status">{t.shown(found.length, acts.length)}</span>}
        actions={
          found.length > 0 && (
            <Button icon="download" onClick={save}>
              {desk.export}
            </Button>
          )
        }
      />
      <p>{t.intro}</p>
      {isArriving && <Banner tone="info">{t.pending}</Banner>}
      {acts === undefined ? (
        <LoadingState label={t.loading} lines={8} />
      ) : acts.length === 0 ? (
        <EmptyState icon="history" title={t.none}>
          {t.noneFor}
        </EmptyState>
      ) : (
        <>
          <div className={styles.filters}>
            <SearchInput
              className={styles.search}
              label={t.search}
              value={filter.query}
              onChange={(next) => setFilter({ ...filter, query: next })}
            />
            <Select
              label={t.kind}
              labelHidden
              empty={t.everyKind}
              value={filter.act}
              onChange={(act) => setFilter({ ...filter, act })}
              options={kinds
                .map((value) => ({ value, label: nameOf(value) }))
                .toSorted((left, right) => format.compare(left.label, right.label))}
            />
          </div>
          {found.length === 0 ? (
            <EmptyState
              icon="filter"
              title={t.noMatch}
              actions={<Button onClick={() => setFilter(everyAct)}>{t.clear}</Button>}
            >
              {t.noMatchFor}
            </EmptyState>
          ) : (
            <ActTable acts={shown} words={words} />
          )}
          {found.length > length && (
            <Button wide onClick={() => setLength(length + pageLength)}>
              {t.more(Math.min(pageLength, found.length - length))}
            </Button>
          )}
        </>
      )}
    </Page>
  );
}
