import type { Unit } from "../../shared/catalogue/schema.ts";
import type { ColumnMap } from "./column-map.ts";
import { kindLabels } from "./fields.ts";
import { type ListProblem, problem } from "./problems.ts";

export type FoundRoot = { kind: "root"; root: Unit; isNew: boolean } | { kind: "no-root"; problem: ListProblem };

/** The unit below which the list belongs: the map's, else the only one that there is. */
export function findRoot(map: ColumnMap, units: readonly Unit[]): FoundRoot {
  const { root: wanted } = map;
  if (wanted === undefined) {
    const tops = units.filter(({ parent }) => parent === null);
    const [only] = tops;
    if (only !== undefined && tops.length === 1) return { kind: "root", root: only, isNew: false };
    return {
      kind: "no-root",
      problem: problem("root-not-said", {}, { roots: tops.map(({ id }) => id).join(", ") || "–" }),
    };
  }
  const existing = units.find(({ id }) => id === wanted.id);
  if (existing?.kind === "branch") {
    return { kind: "no-root", problem: problem("root-kind", { value: wanted.id }, { kind: kindLabels.branch }) };
  }
  if (existing !== undefined) return { kind: "root", root: existing, isNew: false };
  if (wanted.name === undefined) return { kind: "no-root", problem: problem("root-unknown", { value: wanted.id }) };
  const root: Unit = {
    id: wanted.id,
    kind: wanted.kind ?? "province",
    parent: null,
    path: `${wanted.id}/`,
    name: wanted.name,
    code: wanted.code ?? wanted.id,
    constituency: null,
    location: null,
    branch: null,
  };
  return { kind: "root", root, isNew: true };
}
