import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Select } from "../ui/Select.tsx";
import { deskMessages } from "./desk-messages.ts";
import type { Places } from "./places.ts";

export interface Scope {
  /** Id, or empty for all. */
  county: string;
  constituency: string;
}

export const wholeScope: Scope = { county: "", constituency: "" };

interface ScopeFilterProps {
  places: Places;
  value: Scope;
  onChange: (scope: Scope) => void;
}

/** County and constituency; neither is offered where there is only one. */
export function ScopeFilter({ places, value, onChange }: ScopeFilterProps) {
  const { filters } = useMessages(deskMessages);
  const format = useFormat();
  const toOptions = (documents: readonly { id: string; name: { fa: string; en: string } }[]) =>
    documents
      .map(({ id, name }) => ({ value: id, label: format.pick(name) }))
      .toSorted((one, other) => format.compare(one.label, other.label));
  return (
    <>
      {places.counties.length > 1 && (
        <Select
          label={filters.county}
          labelHidden
          empty={filters.everyCounty}
          value={value.county}
          onChange={(county) => onChange({ ...value, county })}
          options={toOptions(places.counties)}
        />
      )}
      {places.constituencies.length > 1 && (
        <Select
          label={filters.constituency}
          labelHidden
          empty={filters.everyConstituency}
          value={value.constituency}
          onChange={(constituency) => onChange({ ...value, constituency })}
          options={toOptions(places.constituencies)}
        />
      )}
    </>
  );
}

/** As `filterBranches` takes it. */
export function toBranchFilter({ county, constituency }: Scope): { county?: string; constituency?: string } {
  return { ...(county !== "" && { county }), ...(constituency !== "" && { constituency }) };
}
