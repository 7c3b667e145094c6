import { useMemo } from "react";
import type { Offence } from "../../../shared/catalogue/schema.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import type { Places } from "../../desk/places.ts";
import { ScopeFilter } from "../../desk/ScopeFilter.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { Select } from "../../ui/Select.tsx";
import type { ViolationFilter, ViolationOrder } from "./select-violations.ts";
import { filterViolations, orderViolations, useViolationChoice } from "./violation-choice.ts";
import { violationsMessages } from "./violations-messages.ts";
import styles from "./ViolationsPage.module.css";

interface ViolationFiltersProps {
  violations: readonly Violation[];
  places: Places;
  offenceOf: ReadonlyMap<string, Offence>;
}

/** Offences are offered only where one of them was logged. */
export function ViolationFilters({ violations, places, offenceOf }: ViolationFiltersProps) {
  const t = useMessages(violationsMessages);
  const format = useFormat();
  const { filter, order } = useViolationChoice();
  const offences = useMemo(() => {
    const logged = new Set(violations.flatMap((violation) => violation.offences));
    return [...logged]
      .map((id) => ({ value: id, label: format.pick(offenceOf.get(id)?.name ?? { fa: id, en: id }) }))
      .toSorted((one, other) => format.compare(one.label, other.label));
  }, [violations, offenceOf, format]);
  const choices = (labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <div className={styles.filters}>
      <SearchInput
        className={styles.search}
        label={t.search}
        value={filter.query}
        onChange={(query) => filterViolations({ query })}
      />
      <Select
        label={t.severity}
        labelHidden
        empty={t.everySeverity}
        value={filter.severity}
        onChange={(severity) => filterViolations({ severity: severity as ViolationFilter["severity"] })}
        options={choices(t.severities)}
      />
      <Select
        label={t.kind}
        labelHidden
        empty={t.everyKind}
        value={filter.offence}
        onChange={(offence) => filterViolations({ offence })}
        options={offences}
      />
      <ScopeFilter places={places} value={filter} onChange={filterViolations} />
      <Select
        label={t.state}
        labelHidden
        empty={t.everyState}
        value={filter.state}
        onChange={(state) => filterViolations({ state: state as ViolationFilter["state"] })}
        options={choices(t.states)}
      />
      <Select
        label={t.evidence}
        labelHidden
        empty={t.everyEvidence}
        value={filter.evidence}
        onChange={(evidence) => filterViolations({ evidence: evidence as ViolationFilter["evidence"] })}
        options={choices(t.evidences)}
      />
      <Select
        label={t.order}
        labelHidden
        empty={null}
        value={order}
        onChange={(chosen) => orderViolations(chosen as ViolationOrder)}
        options={choices(t.orders)}
      />
    </div>
  );
}
