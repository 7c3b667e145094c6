/** Finds the county and the bakhsh that a row names, and makes those for which the list is the authority. */
import type { Unit } from "../../shared/catalogue/schema.ts";
import { foldCompact } from "../../shared/lib/fold-text.ts";
import { type BoundColumns } from "./bind-columns.ts";
import { kindLabels, type ParentKind } from "./fields.ts";
import { type ListProblem, problem } from "./problems.ts";
import type { ListRow, ParentNames } from "./read-rows.ts";
import { unitIdFromCode, unitIdFromName } from "./unit-ids.ts";
import type { UnitIndex } from "./unit-index.ts";

export interface ParentRules {
  root: Unit;
  /** Levels below the root, from the top. */
  levels: ParentKind[];
  create: ReadonlySet<ParentKind>;
  columns: BoundColumns["columns"];
}

export type PlacedParent = { kind: "placed"; parent: Unit } | { kind: "not-placed"; problem: ListProblem };

interface Named {
  line: number;
  name: string;
}

export class ParentPlacer {
  /** Units that did not exist, by id, parents first. Those that no branch comes to lie in are not to be created. */
  readonly made = new Map<string, Unit>();
  /** Units of `create` levels that exist under another name, by id. */
  readonly renamed = new Map<string, Unit>();
  readonly warnings: ListProblem[] = [];
  readonly #index: UnitIndex;
  readonly #rules: ParentRules;
  readonly #named = new Map<string, Named>();
  readonly #warned = new Set<string>();

  constructor(index: UnitIndex, rules: ParentRules) {
    this.#index = index;
    this.#rules = rules;
  }

  /** The lowest of the places that the row names. */
  place(row: ListRow): PlacedParent {
    let parent = this.#rules.root;
    for (const kind of this.#rules.levels) {
      const names = row.parents[kind];
      if (names.code === "" && names.fa === "" && names.en === "") continue;
      const found = this.#find(kind, parent, names);
      if (found.length > 1) return this.#fail("parent-ambiguous", row, kind, parent);
      const [unit] = found;
      if (unit === undefined && !this.#rules.create.has(kind)) return this.#fail("parent-unknown", row, kind, parent);
      const next: Unit | undefined = unit ?? this.#make(kind, parent, names);
      if (next === undefined) return this.#fail("id-taken", row, kind, parent);
      if (this.#rules.create.has(kind)) this.#compareName(row, kind, next);
      parent = next;
    }
    return { kind: "placed", parent };
  }

  #find(kind: ParentKind, above: Unit, names: ParentNames): Unit[] {
    const byCode = names.code === "" ? [] : this.#index.parentsByCode(kind, above, names.code);
    // Where the list is the authority, two places of one name and different codes are two places.
    if (byCode.length > 0 || (names.code !== "" && this.#rules.create.has(kind))) return byCode;
    const name = names.fa === "" ? names.en : names.fa;
    const byName = name === "" ? [] : this.#index.parentsByName(kind, above, name);
    // A column of names may hold codes, and the other way round.
    if (byName.length === 0 && names.code === "") return this.#index.parentsByCode(kind, above, name);
    return byName.length === 0 ? this.#index.parentsByName(kind, above, names.code) : byName;
  }

  #make(kind: ParentKind, above: Unit, names: ParentNames): Unit | undefined {
    const name = names.fa || names.en || names.code;
    // Below a county lie branches too, whose codes may be those of the bakhshs.
    const mark = kind === "county" ? "-" : ".";
    const id = names.code === "" ? unitIdFromName(above.id, mark, name) : unitIdFromCode(above.id, mark, names.code);
    if (this.#index.find(id) !== undefined) return undefined;
    const unit: Unit = {
      id,
      kind,
      parent: above.id,
      path: `${above.path}${id}/`,
      name: { fa: name, en: names.en || name },
      code: names.code,
      constituency: above.constituency,
      location: null,
      branch: null,
    };
    this.made.set(id, unit);
    this.#index.add(unit);
    return unit;
  }

  /** One place has one name: the first that the list gives it. */
  #compareName(row: ListRow, kind: ParentKind, unit: Unit): void {
    const { code, fa, en } = row.parents[kind];
    const name = fa || en;
    if (code === "" || name === "") return;
    const first = this.#named.get(unit.id);
    if (first === undefined) {
      this.#named.set(unit.id, { line: row.line, name });
      const wanted = { fa: name, en: en || (unit.name.en === unit.name.fa ? name : unit.name.en) };
      const isNamed = unit.name.fa === wanted.fa && unit.name.en === wanted.en;
      if (!this.made.has(unit.id) && !isNamed) this.renamed.set(unit.id, { ...unit, name: wanted });
      return;
    }
    if (foldCompact(first.name) === foldCompact(name)) return;
    const variant = `${unit.id}\n${foldCompact(name)}`;
    if (this.#warned.has(variant)) return;
    this.#warned.add(variant);
    const column = (this.#rules.columns[`${kind}.name.fa`] ?? this.#rules.columns[`${kind}.name.en`])?.heading ?? null;
    const details = { kind: kindLabels[kind], code, first: first.line, other: first.name };
    this.warnings.push(problem("parent-renamed", { line: row.line, column, value: name }, details));
  }

  #fail(
    code: "parent-unknown" | "parent-ambiguous" | "id-taken",
    row: ListRow,
    kind: ParentKind,
    above: Unit,
  ): PlacedParent {
    const names = row.parents[kind];
    const { columns } = this.#rules;
    const bySource = { code: columns[`${kind}.code`], fa: columns[`${kind}.name.fa`], en: columns[`${kind}.name.en`] };
    const told = (["fa", "en", "code"] as const).find((part) => names[part] !== "") ?? "code";
    const place = { line: row.line, column: bySource[told]?.heading ?? null, value: names[told] };
    const id = names.code === "" ? names[told] : unitIdFromCode(above.id, kind === "county" ? "-" : ".", names.code);
    return {
      kind: "not-placed",
      problem: problem(code, place, { kind: kindLabels[kind], root: this.#rules.root.name, id }),
    };
  }
}
