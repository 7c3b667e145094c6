import { useState } from "react";
import { useSearchParams } from "wouter";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import { useDesk } from "../../desk/desk-store.ts";
import { usePlaces } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { BranchEntries } from "./BranchEntries.tsx";
import { BranchFacts } from "./BranchFacts.tsx";
import { branchMessages } from "./branch-messages.ts";
import { BranchViolations } from "./BranchViolations.tsx";
import { DayReports } from "./DayReports.tsx";
import { useBranchDay } from "./use-branch-day.ts";

/** One branch: where it is, whom to call, what it reported, and the signed entries behind every figure. */
export function BranchPage({ unit: id }: { unit: string }) {
  const t = useMessages(branchMessages);
  const { unitOf } = usePlaces();
  const unit = unitOf.get(id);
  if (unit !== undefined) return <KnownBranch key={id} unit={unit} />;
  return (
    <Page width="full">
      <TopBar title={id} back="/" />
      <EmptyState icon="search" title={t.notFound} actions={<ButtonLink href="/">{t.toBoard}</ButtonLink>}>
        {t.notFoundAdvice}
      </EmptyState>
    </Page>
  );
}

function KnownBranch({ unit }: { unit: Unit }) {
  const t = useMessages(branchMessages);
  const format = useFormat();
  const [search] = useSearchParams();
  const [tab, setTab] = useState("day");
  const opened = useBranchDay(unit);
  const readAt = useDesk((desk) => desk.state.readAt);
  const isArriving = useDesk((desk) => desk.state.source === "server" || desk.phase === "opening");
  return (
    <Page width="full">
      <TopBar title={format.pick(unit.name)} subtitle={<bdi dir="ltr">{unit.id}</bdi>} back="/" />
      <BranchFacts unit={unit} entries={opened?.entries ?? []} />
      {opened === undefined ? (
        <LoadingState label={t.loading} lines={6} />
      ) : (
        <Tabs
          label={t.tabs.label}
          selected={tab}
          onSelect={setTab}
          tabs={[
            { id: "day", label: t.tabs.day },
            { id: "violations", label: t.tabs.violations(opened.day.violations.length) },
            { id: "entries", label: t.tabs.entries(opened.entries.length) },
          ]}
        >
          {tab === "day" && (
            <DayReports
              unit={unit}
              opened={opened}
              nowAt={readAt}
              isArriving={isArriving}
              highlighted={search.get("report")}
            />
          )}
          {tab === "violations" && <BranchViolations opened={opened} />}
          {tab === "entries" && <BranchEntries opened={opened} isArriving={isArriving} />}
        </Tabs>
      )}
    </Page>
  );
}
