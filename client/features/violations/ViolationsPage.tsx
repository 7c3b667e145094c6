import { useDeferredValue, useMemo } from "react";
import { saveCsv } from "../../desk/csv.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { usePlaces } from "../../desk/places.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { SealedLink } from "./SealedLink.tsx";
import { selectViolations } from "./select-violations.ts";
import { clearViolationFilters, useViolationChoice } from "./violation-choice.ts";
import { provenTimeMessages } from "../../proven-time/proven-time-messages.ts";
import { useOffences } from "./use-offences.ts";
import { violationRows } from "./violation-rows.ts";
import { ViolationFilters } from "./ViolationFilters.tsx";
import { ViolationList } from "./ViolationList.tsx";
import { violationsMessages } from "./violations-messages.ts";
import styles from "./ViolationsPage.module.css";

const everyViolation = {};

/** All that was logged in the scope, newest first. It is documented here, never ruled on. */
export function ViolationsPage() {
  const t = useMessages(violationsMessages);
  const desk = useMessages(deskMessages);
  const format = useFormat();
  const places = usePlaces();
  const offenceOf = useOffences();
  const violations = useAnswer("violations", everyViolation);
  const { filter, order } = useViolationChoice();
  const query = useDeferredValue(filter.query);
  const shown = useMemo(
    () =>
      selectViolations(violations ?? [], { ...filter, query }, order, {
        unitOf: places.unitOf,
        searchText: places.searchText,
        offenceOf,
      }),
    [violations, filter, query, order, places, offenceOf],
  );

  const provenTimes = useMessages(provenTimeMessages);
  const exportTable = () => {
    const [newest] = shown;
    const date = newest?.entries[0]?.receivedAt ?? newest?.entries[0]?.claimedAt;
    const name = t.file(date === undefined ? "" : format.dateOf(date).replaceAll(" ", "-"));
    saveCsv(name, violationRows(shown, places, offenceOf, t, provenTimes, format));
  };

  return (
    <Page width="full" className={styles.page}>
      <TopBar
        title={t.title}
        subtitle={violations && <span role="status">{t.shown(shown.length, violations.length)}</span>}
        actions={
          <>
            <SealedLink />
            {shown.length > 0 && (
              <Button icon="download" onClick={exportTable}>
                {desk.export}
              </Button>
            )}
          </>
        }
      />
      {violations === undefined ? (
        <LoadingState label={t.loading} lines={8} />
      ) : violations.length === 0 ? (
        <EmptyState icon="scale" title={t.none}>
          {t.noneAdvice}
        </EmptyState>
      ) : (
        <>
          <ViolationFilters violations={violations} places={places} offenceOf={offenceOf} />
          {shown.length === 0 ? (
            <EmptyState
              icon="filter"
              title={t.noMatch}
              actions={<Button onClick={clearViolationFilters}>{t.clear}</Button>}
            >
              {t.noMatchAdvice}
            </EmptyState>
          ) : (
            <ViolationList violations={shown} places={places} offenceOf={offenceOf} />
          )}
        </>
      )}
    </Page>
  );
}
