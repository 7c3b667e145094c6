import { useDeferredValue, useMemo, useState } from "react";
import { mayRecord } from "../../../shared/policy/may-record.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { useDesk } from "../../desk/desk-store.ts";
import { usePlaces } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useNow } from "../../i18n/use-now.ts";
import { findDraft } from "../../journal-store/drafts.ts";
import { useJournalQuery } from "../../journal-store/use-journal-query.ts";
import { useSession } from "../../session/session-store.ts";
import { useElectionCatalogue } from "../../tablet/use-election-catalogue.ts";
import { Banner } from "../../ui/Banner.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { Select } from "../../ui/Select.tsx";
import styles from "./Complaints.module.css";
import { complaintsMessages } from "./complaints-messages.ts";
import { ComplaintTable } from "./ComplaintTable.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { intakeDraft } from "./intake-draft.ts";
import { LawWindows } from "./LawWindows.tsx";
import { everyComplaint, listComplaints, selectComplaints, type ComplaintFilter } from "./select-complaints.ts";
import { useComplaints } from "./use-complaints.ts";

/** Complaints on paper that the offices of the scope took in, and how they stand to the law's windows. */
export function ComplaintsPage() {
  const t = useMessages(complaintsMessages);
  const places = usePlaces();
  const catalogue = useElectionCatalogue();
  const complaints = useComplaints();
  const nowMs = useNow();
  const role = useSession((session) => session.device?.role ?? "");
  const officer = useSession((session) => session.officer ?? "");
  const isArriving = useDesk(({ phase, state }) => state.source === "server" || phase === "opening");
  const draft = useJournalQuery(() => findDraft(intakeDraft(officer)), [officer]);
  const [filter, setFilter] = useState<ComplaintFilter>(everyComplaint);
  const [exporting, setExporting] = useState(false);
  const query = useDeferredValue(filter.query);
  const listed = useMemo(
    () => complaints && catalogue && listComplaints(complaints, catalogue, places.unitOf, nowMs),
    [complaints, catalogue, places, nowMs],
  );
  const shown = useMemo(
    () => selectComplaints(listed ?? [], { ...filter, query }, places),
    [listed, filter, query, places],
  );
  const change = (changed: Partial<ComplaintFilter>) => setFilter((before) => ({ ...before, ...changed }));
  const choices = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <Page width="full">
      <TopBar
        title={t.title}
        subtitle={listed && <span role="status">{t.shown(shown.length, listed.length)}</span>}
        actions={
          <>
            {shown.length > 0 && (
              <Button icon="download" onClick={() => setExporting(true)}>
                {t.csv.export}
              </Button>
            )}
            {mayRecord(role, "complaint.registered") && (
              <ButtonLink kind="primary" icon="plus" href="/complaints/new">
                {draft === undefined ? t.add : t.continueDraft}
              </ButtonLink>
            )}
          </>
        }
      />
      <Banner tone="warning" icon="lock" title={t.confidential}>
        {t.confidentialFor}
      </Banner>
      <LawWindows />
      {isArriving && <Banner tone="info">{t.pending}</Banner>}
      {listed === undefined ? (
        <LoadingState label={t.loading} lines={8} />
      ) : listed.length === 0 ? (
        <EmptyState icon="report" title={t.none}>
          {t.noneFor}
        </EmptyState>
      ) : (
        <>
          <div className={styles.filters}>
            <SearchInput
              className={styles.search}
              label={t.search}
              value={filter.query}
              onChange={(next) => change({ query: next })}
            />
            <Select
              label={t.state}
              labelHidden
              empty={t.everyState}
              value={filter.state}
              onChange={(state) => change({ state: state as ComplaintFilter["state"] })}
              options={choices(t.states)}
            />
            <Select
              label={t.addressee}
              labelHidden
              empty={t.everyAddressee}
              value={filter.addressee}
              onChange={(addressee) => change({ addressee: addressee as ComplaintFilter["addressee"] })}
              options={choices(t.addressees)}
            />
            <Select
              label={t.window}
              labelHidden
              empty={t.everyWindow}
              value={filter.window}
              onChange={(window) => change({ window: window as ComplaintFilter["window"] })}
              options={choices(t.windows)}
            />
          </div>
          {shown.length === 0 ? (
            <EmptyState
              icon="filter"
              title={t.noMatch}
              actions={<Button onClick={() => setFilter(everyComplaint)}>{t.clear}</Button>}
            >
              {t.noMatchFor}
            </EmptyState>
          ) : (
            <ComplaintTable listed={shown} places={places} />
          )}
        </>
      )}
      {exporting && (
        <ExportDialog listed={shown} places={places} at={deviceClock.now()} onClose={() => setExporting(false)} />
      )}
    </Page>
  );
}
