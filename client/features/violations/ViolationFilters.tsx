import { useMemo, useState } from "react";
import type { Offence } from "../../../shared/catalogue/schema.ts";
import { caseWords } from "../../cases/case-words.ts";
import type { DeskCase } from "../../desk/desk-case.ts";
import type { Places } from "../../desk/places.ts";
import { ScopeFilter } from "../../desk/ScopeFilter.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useSession } from "../../session/session-store.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Button } from "../../ui/Button.tsx";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { casesMessages } from "./cases-messages.ts";
import { caseOrders, type CaseOrder } from "./order-cases.ts";
import { handlersOf, type CaseFilter } from "./select-violations.ts";
import { filterViolations, orderViolations, useViolationChoice } from "./violation-choice.ts";
import { violationsMessages } from "./violations-messages.ts";
import styles from "./ViolationsPage.module.css";

interface ViolationFiltersProps {
  cases: readonly DeskCase[];
  places: Places;
  offenceOf: ReadonlyMap<string, Offence>;
}

/**
 * Offences are offered only where one of them was logged, and handlers only where they have a case. What is seldom asked for is shown
 * when somebody wants it.
 */
export function ViolationFilters({ cases, places, offenceOf }: ViolationFiltersProps) {
  const t = useMessages(violationsMessages);
  const c = useMessages(casesMessages);
  const { states, disputed, state } = useMessages(caseWords);
  const format = useFormat();
  const nameOf = useOfficerNames();
  const officer = useSession((session) => session.officer ?? "");
  const filter = useViolationChoice((choice) => choice.filter);
  const order = useViolationChoice((choice) => choice.order);
  const offences = useMemo(() => {
    const logged = new Set(cases.flatMap(({ violations }) => violations.flatMap((violation) => violation.offences)));
    return [...logged]
      .map((id) => ({ value: id, label: format.pick(offenceOf.get(id)?.name ?? { fa: id, en: id }) }))
      .toSorted((one, other) => format.compare(one.label, other.label));
  }, [cases, offenceOf, format]);
  const handlers = useMemo(() => {
    const found = new Set(cases.flatMap(handlersOf));
    const others = [...found].flatMap((name) => {
      const id = name.startsWith("of:") ? name.slice(3) : undefined;
      return id === undefined || id === officer ? [] : [{ value: name, label: nameOf(id) }];
    });
    return [
      { value: `of:${officer}`, label: c.handler.mine },
      { value: "nobody", label: c.handler.nobody },
      ...(found.has("disputed") ? [{ value: "disputed", label: c.handler.disputed }] : []),
      ...others.toSorted((one, other) => format.compare(one.label, other.label)),
    ];
  }, [cases, officer, nameOf, format, c]);
  const choices = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  const choose =
    <Name extends keyof CaseFilter>(name: Name) =>
    (value: string) =>
      filterViolations({ [name]: value as CaseFilter[Name] });
  // What narrows the list is never hidden.
  const isSeldomChosen =
    filter.offence !== "" || filter.documentation !== "" || filter.evidence !== "" || filter.account !== "";
  const [asked, setMore] = useState(false);
  const isMore = asked || isSeldomChosen;
  const orders: Record<CaseOrder, string> = { ...t.orders, ...c.orders };
  return (
    <div className={styles.filters}>
      <SearchInput
        className={styles.search}
        label={t.search}
        value={filter.query}
        onChange={(query) => filterViolations({ query })}
      />
      <Select
        label={t.order}
        labelHidden
        empty={null}
        value={order}
        onChange={(chosen) => orderViolations(chosen as CaseOrder)}
        options={caseOrders.map((value) => ({ value, label: orders[value] }))}
      />
      <Select
        label={state}
        labelHidden
        empty={c.everyState}
        value={filter.state}
        onChange={choose("state")}
        options={choices({ disputed, ...states })}
      />
      <Select
        label={c.clock.label}
        labelHidden
        empty={c.clock.every}
        value={filter.clock}
        onChange={choose("clock")}
        options={choices(c.clock.filters)}
      />
      <Select
        label={t.severity}
        labelHidden
        empty={t.everySeverity}
        value={filter.severity}
        onChange={choose("severity")}
        options={choices(t.severities)}
      />
      <Select
        label={c.handler.label}
        labelHidden
        empty={c.handler.every}
        value={filter.handler}
        onChange={choose("handler")}
        options={handlers}
      />
      <ScopeFilter places={places} value={filter} onChange={filterViolations} />
      {isMore && (
        <>
          <Select
            label={t.kind}
            labelHidden
            empty={t.everyKind}
            value={filter.offence}
            onChange={choose("offence")}
            options={offences}
          />
          <Select
            label={c.documentation.label}
            labelHidden
            empty={c.documentation.every}
            value={filter.documentation}
            onChange={choose("documentation")}
            options={choices(c.documentation.filters)}
          />
          <Select
            label={t.evidence}
            labelHidden
            empty={t.everyEvidence}
            value={filter.evidence}
            onChange={choose("evidence")}
            options={choices(t.evidences)}
          />
          <Select
            label={t.state}
            labelHidden
            empty={t.everyState}
            value={filter.account}
            onChange={choose("account")}
            options={choices(t.states)}
          />
        </>
      )}
      {!isSeldomChosen && (
        <Button kind="quiet" icon="filter" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
          {isMore ? c.fewerFilters : c.moreFilters}
        </Button>
      )}
    </div>
  );
}
