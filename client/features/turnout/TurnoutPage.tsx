import { Suspense, useMemo, useState } from "react";
import { lazyComponent } from "../../i18n/lazy-component.ts";
import { filterBranches } from "../../../shared/projections/board-summary.ts";
import type { TurnoutPoint } from "../../../shared/projections/turnout.ts";
import { saveCsv } from "../../desk/csv.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { usePlaces } from "../../desk/places.ts";
import { ScopeFilter, toBranchFilter, wholeScope } from "../../desk/ScopeFilter.tsx";
import { useAnswer } from "../../desk/use-answer.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { turnoutMessages } from "./turnout-messages.ts";
import { measureNames, turnoutRows } from "./turnout-rows.ts";
import styles from "./TurnoutPage.module.css";
import { TurnoutFiguresCards } from "./TurnoutFiguresCards.tsx";
import { TurnoutTable } from "./TurnoutTable.tsx";

const TurnoutChart = lazyComponent(async () => (await import("./TurnoutChart.tsx")).TurnoutChart);

export type TurnoutView = "total" | "share";

/** Cumulative figures over the day, drawn and as a table. What is not known is always said. */
export function TurnoutPage() {
  const t = useMessages(turnoutMessages);
  const desk = useMessages(deskMessages);
  const format = useFormat();
  const places = usePlaces();
  const [scope, setScope] = useState(wholeScope);
  const [view, setView] = useState<TurnoutView>("total");
  const question = useMemo(() => {
    const scoped = filterBranches(places.branches, toBranchFilter(scope));
    return { units: scoped.length === places.branches.length ? null : scoped.map(({ id }) => id) };
  }, [places, scope]);
  const points = useAnswer("turnout", question);
  const told = useMemo(() => withoutSilentEnd(points ?? []), [points]);

  const exportTable = (shown: readonly TurnoutPoint[]) =>
    saveCsv(t.file(format.dateOf(shown.at(-1)!.slot.dueAt).replaceAll(" ", "-")), turnoutRows(shown, t, format));

  return (
    <Page width="full">
      <TopBar
        title={t.title}
        actions={
          points !== undefined &&
          points.length > 0 && (
            <Button icon="download" onClick={() => exportTable(points)}>
              {desk.export}
            </Button>
          )
        }
      />
      <div className={styles.filters}>
        <ScopeFilter places={places} value={scope} onChange={setScope} />
        <Select
          label={t.view}
          labelHidden
          empty={null}
          value={view}
          onChange={(chosen) => setView(chosen as TurnoutView)}
          options={Object.entries(t.views).map(([value, label]) => ({ value, label }))}
        />
      </div>
      {points === undefined ? (
        <LoadingState label={t.loading} lines={6} />
      ) : points.length === 0 ? (
        <EmptyState icon="chart" title={t.empty}>
          {t.emptyAdvice}
        </EmptyState>
      ) : (
        <>
          <TurnoutFiguresCards point={latestKnown(points)} />
          <p className={styles.explained}>{t.explained}</p>
          <div className={styles.pair}>
            <Card className={styles.chart}>
              <Suspense fallback={<LoadingState lines={6} />}>
                <TurnoutChart points={told} view={view} />
              </Suspense>
            </Card>
            <TurnoutTable points={points} />
          </div>
        </>
      )}
    </Page>
  );
}

/** A line goes no further than somebody has told: an hour that has just begun would look like a standstill. */
function withoutSilentEnd(points: readonly TurnoutPoint[]): readonly TurnoutPoint[] {
  const last = points.findLastIndex((point) => measureNames.some((name) => point[name].counted > 0));
  return last < 0 ? points : points.slice(0, last + 1);
}

/** The newest hour of which at least one branch has told its own figure; the newest hour if there is none. */
function latestKnown(points: readonly TurnoutPoint[]): TurnoutPoint {
  return points.findLast(({ checks }) => checks.counted > 0) ?? points.at(-1)!;
}
