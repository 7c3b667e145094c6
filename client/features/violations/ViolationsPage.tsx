import { useDeferredValue, useEffect, useMemo } from "react";
import { saveCsv } from "../../desk/csv.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { usePlaces } from "../../desk/places.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { useCaseRoles } from "../../desk/use-case-roles.ts";
import type { Roles } from "../../desk/desk-case.ts";
import { caseWords } from "../../cases/case-words.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useAuthorRoles } from "../../supervision/use-author-roles.ts";
import { deviceClock } from "../../clock/device-clock.ts";
import { useNow } from "../../i18n/use-now.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { casesMessages } from "./cases-messages.ts";
import { orderCases } from "./order-cases.ts";
import { filterCases } from "./select-violations.ts";
import { SealedLink } from "./SealedLink.tsx";
import { ShortcutHelp } from "./ShortcutHelp.tsx";
import { useCaseNames } from "./use-case-names.ts";
import { useOffences } from "./use-offences.ts";
import { clearViolationFilters, useViolationChoice } from "./violation-choice.ts";
import { provenTimeMessages } from "../../proven-time/proven-time-messages.ts";
import { violationRows } from "./violation-rows.ts";
import { ViolationFilters } from "./ViolationFilters.tsx";
import { ViolationList } from "./ViolationList.tsx";
import { violationsMessages } from "./violations-messages.ts";
import styles from "./ViolationsPage.module.css";

const noRoles: Roles = {};
const nobody: readonly string[] = [];

/** All that was logged in the scope, case by case: what is disputed and what has run out first. */
export function ViolationsPage() {
  const t = useMessages(violationsMessages);
  const cases = useMessages(casesMessages);
  const words = useMessages(caseWords);
  const desk = useMessages(deskMessages);
  const provenTimes = useMessages(provenTimeMessages);
  const format = useFormat();
  const places = usePlaces();
  const offenceOf = useOffences();
  const roles = useCaseRoles() ?? noRoles;
  const question = useMemo(() => ({ roles }), [roles]);
  const answer = useAnswer("cases", question);
  useAuthorRoles(answer?.strangers ?? nobody);
  // The same between two ticks: with another moment at each rendering, thousands would be sorted anew each time.
  const nowMs = useNow() - (deviceClock.offsetMs() ?? 0);
  const filter = useViolationChoice((choice) => choice.filter);
  const order = useViolationChoice((choice) => choice.order);
  const query = useDeferredValue(filter.query);
  const names = useCaseNames(places, offenceOf);
  const filtered = useMemo(() => {
    const place = { unitOf: places.unitOf, searchText: places.searchText, offenceOf };
    return filterCases(answer?.cases ?? [], { ...filter, query }, place, nowMs);
  }, [answer, filter, query, places, offenceOf, nowMs]);
  const shown = useMemo(() => orderCases(filtered, order, names, nowMs), [filtered, order, names, nowMs]);
  useEffect(() => {
    useViolationChoice.setState({ shown: shown.map(({ violations: [first] }) => first.subject) });
  }, [shown]);

  const exportTable = () => {
    const newest = shown
      .map(({ violations: [{ time }] }) => time.provenBefore ?? time.claimedAt)
      .reduce((latest, next) => (next > latest ? next : latest), "");
    const name = t.file(newest === "" ? "" : format.dateOf(newest).replaceAll(" ", "-"));
    saveCsv(name, violationRows(shown, places, offenceOf, { t, cases, words, provenTimes, format, names }, nowMs));
  };

  return (
    <Page width="full" className={styles.page}>
      <TopBar
        title={t.title}
        subtitle={answer && <span role="status">{t.shown(shown.length, answer.cases.length)}</span>}
        actions={
          <>
            <SealedLink />
            <ShortcutHelp />
            {shown.length > 0 && (
              <Button icon="download" onClick={exportTable}>
                {desk.export}
              </Button>
            )}
          </>
        }
      />
      {answer === undefined ? (
        <LoadingState label={t.loading} lines={8} />
      ) : answer.cases.length === 0 ? (
        <EmptyState icon="scale" title={t.none}>
          {t.noneAdvice}
        </EmptyState>
      ) : (
        <>
          <ViolationFilters cases={answer.cases} places={places} offenceOf={offenceOf} />
          {shown.length === 0 ? (
            <EmptyState
              icon="filter"
              title={t.noMatch}
              actions={<Button onClick={clearViolationFilters}>{t.clear}</Button>}
            >
              {t.noMatchAdvice}
            </EmptyState>
          ) : (
            <ViolationList cases={shown} places={places} names={names} nowMs={nowMs} />
          )}
        </>
      )}
    </Page>
  );
}
