import type { Localized } from "../../shared/catalogue/schema.ts";
import type { BoundColumns } from "./bind-columns.ts";
import { fieldLabels, type FieldName } from "./fields.ts";
import { type ListProblem, problem } from "./problems.ts";
import { standInHeadings, usualHeadings } from "./usual-headings.ts";

const maxShown = 12;

/** An error for each thing that no list can do without and of which this one has no column. */
export function findMissingColumns(bound: BoundColumns, needs: { county: boolean }): ListProblem[] {
  const needed: { label: Localized; anyOf: FieldName[] }[] = [
    { label: fieldLabels.code, anyOf: ["code"] },
    { label: fieldLabels["name.fa"], anyOf: ["name.fa", "name.en"] },
  ];
  if (needs.county) {
    needed.push({ label: fieldLabels["county.name.fa"], anyOf: ["county.name.fa", "county.code", "county.name.en"] });
  }
  return needed
    .filter(({ anyOf }) => anyOf.every((field) => bound.columns[field] === undefined))
    .map(({ label, anyOf }) => {
      const headings = anyOf.flatMap((field) => [...usualHeadings[field], ...(standInHeadings[field] ?? [])]);
      const looked = headings.slice(0, maxShown).join(", ") + (headings.length > maxShown ? ", …" : "");
      return problem("missing-column", {}, { field: label, looked });
    });
}
