import type { Unit } from "../../shared/catalogue/schema.ts";
import { foldCompact } from "../../shared/lib/fold-text.ts";
import type { ParentKind } from "./fields.ts";
import { foldCode } from "./unit-ids.ts";

export type CodeScope = "root" | ParentKind;

/** The units that exist, and those that an import makes, by what a list calls them. */
export class UnitIndex {
  readonly #byId = new Map<string, Unit>();
  readonly #parentsByCode = new Map<string, Unit[]>();
  readonly #parentsByName = new Map<string, Unit[]>();
  readonly #branchesByCode = new Map<string, Unit[]>();
  readonly #root: Unit;
  readonly #codeScope: CodeScope;

  constructor(units: readonly Unit[], root: Unit, codeScope: CodeScope) {
    this.#root = root;
    this.#codeScope = codeScope;
    for (const unit of [root, ...units]) this.#byId.set(unit.id, unit);
    for (const unit of units) this.#index(unit);
  }

  /** Makes a place above branches findable to the rows that follow. */
  add(unit: Unit): void {
    this.#byId.set(unit.id, unit);
    this.#index(unit);
  }

  find(id: string): Unit | undefined {
    return this.#byId.get(id);
  }

  isBelowRoot(unit: Unit): boolean {
    return unit.id !== this.#root.id && unit.path.startsWith(this.#root.path);
  }

  parentsByCode(kind: ParentKind, above: Unit, code: string): Unit[] {
    return this.#parentsByCode.get(key(kind, above.id, foldCode(code))) ?? [];
  }

  parentsByName(kind: ParentKind, above: Unit, name: string): Unit[] {
    return this.#parentsByName.get(key(kind, above.id, foldCompact(name))) ?? [];
  }

  branchesByCode(scope: Unit, code: string): Unit[] {
    return this.#branchesByCode.get(key("branch", scope.id, foldCode(code))) ?? [];
  }

  /** The unit within which a branch code below `parent` stands for one branch. */
  scopeOf(parent: Unit): Unit {
    if (this.#codeScope === "root") return this.#root;
    if (this.#codeScope === "bakhsh") return parent;
    return this.#ancestors(parent).find(({ kind }) => kind === "county") ?? this.#root;
  }

  #index(unit: Unit): void {
    const above = unit.parent === null ? undefined : this.#byId.get(unit.parent);
    if (above === undefined || !this.isBelowRoot(unit)) return;
    if (unit.kind === "branch") {
      push(this.#branchesByCode, key("branch", this.scopeOf(above).id, foldCode(unit.code)), unit);
    } else {
      // A list may give our own ids for codes: "WA-URM", or "URM" below "WA".
      const tail = unit.id.startsWith(above.id) ? unit.id.slice(above.id.length + 1) : unit.id;
      for (const code of new Set([unit.code, unit.id, tail].map(foldCode))) {
        if (code !== "") push(this.#parentsByCode, key(unit.kind, above.id, code), unit);
      }
      for (const name of new Set([unit.name.fa, unit.name.en].map(foldCompact))) {
        if (name !== "") push(this.#parentsByName, key(unit.kind, above.id, name), unit);
      }
    }
  }

  #ancestors(unit: Unit): Unit[] {
    return unit.path.split("/").flatMap((id) => this.#byId.get(id) ?? []);
  }
}

const key = (...parts: string[]): string => parts.join("\n");

function push(map: Map<string, Unit[]>, at: string, unit: Unit): void {
  const units = map.get(at);
  if (units === undefined) map.set(at, [unit]);
  else units.push(unit);
}
