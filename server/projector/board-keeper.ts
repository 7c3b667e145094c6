import { createHash } from "node:crypto";
import type { Unit } from "../../shared/catalogue/schema.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { boardSnapshotFormat, findBoard, saveBoard } from "../../shared/projections/board-snapshot.ts";
import { packLog } from "../../shared/projections/board-log.ts";
import { checkFindings } from "../../shared/projections/board-view.ts";
import { createBoard, foldBoard, forgetCells, type BoardState } from "../../shared/projections/board.ts";
import { catalogueText } from "../../shared/projections/catalogue-key.ts";
import {
  createElectionCatalogue,
  type CatalogueDocuments,
  type ElectionCatalogue,
} from "../../shared/projections/election-catalogue.ts";
import { ruleFactsOf } from "../../shared/projections/findings.ts";
import { packCells } from "../../shared/projections/packed-cells.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";

/**
 * The board of everything, kept folded, and given out by scope. Each branch is packed once and again only after something of it
 * changed, so that a desk that opens costs little even with a full day folded.
 */
export class BoardKeeper {
  #board: BoardState;
  #catalogue: ElectionCatalogue;
  #catalogueKey: string;
  #units: ReadonlyMap<string, Unit>;
  /** JSON of each branch as the snapshot has it. */
  readonly #packed = new Map<UnitId, string>();
  readonly #unchecked = new Set<UnitId>();

  constructor(documents: CatalogueDocuments, units: readonly Unit[], kept?: unknown) {
    this.#catalogue = createElectionCatalogue(documents);
    this.#catalogueKey = keyOf(documents);
    this.#units = new Map(units.map((unit) => [unit.id, unit]));
    const { mode } = documents.election;
    this.#board = findBoard(kept, mode, this.#catalogueKey) ?? createBoard(mode);
    for (const unit of this.#board.branches.keys()) this.#unchecked.add(unit);
  }

  get position(): number {
    return this.#board.position;
  }

  /** Rules that are still to be evaluated, in branches. */
  get uncheckedCount(): number {
    return this.#unchecked.size;
  }

  /** `upTo`: the log was read so far, also if nothing of it is on this board. */
  fold(entries: readonly StoredEntry[], upTo: number): void {
    for (const unit of foldBoard(this.#board, entries)) {
      this.#packed.delete(unit);
      this.#unchecked.add(unit);
    }
    this.#board.position = Math.max(this.#board.position, upTo);
  }

  setCatalogue(documents: CatalogueDocuments, units: readonly Unit[]): void {
    const before = this.#units;
    this.#units = new Map(units.map((unit) => [unit.id, unit]));
    for (const id of this.#board.branches.keys()) {
      const [known, unit] = [before.get(id), this.#units.get(id)];
      if (unit && (known === undefined || ruleFactsOf(known) !== ruleFactsOf(unit))) this.#unchecked.add(id);
    }
    const key = keyOf(documents);
    if (key === this.#catalogueKey) return;
    this.#catalogue = createElectionCatalogue(documents);
    this.#catalogueKey = key;
    forgetCells(this.#board);
    this.#packed.clear();
    for (const unit of this.#board.branches.keys()) this.#unchecked.add(unit);
  }

  /** Evaluates the rules of at most `limit` branches, in idle moments: it takes milliseconds each. */
  check(limit: number): void {
    let checked = 0;
    for (const id of this.#unchecked) {
      if (checked === limit) return;
      this.#unchecked.delete(id);
      const unit = this.#units.get(id);
      if (unit?.kind !== "branch") continue;
      checkFindings(this.#board, [unit], this.#catalogue, 1);
      this.#packed.delete(id);
      checked += 1;
    }
  }

  /** JSON of the `BoardSnapshot` of a scope. */
  pack(path: string): string {
    const branches: string[] = [];
    for (const unit of this.#board.branches.keys()) {
      if (this.#units.get(unit)?.path.startsWith(path)) branches.push(this.#packBranch(unit));
    }
    const head = {
      format: boardSnapshotFormat,
      mode: this.#board.mode,
      position: this.#board.position,
      catalogueKey: this.#catalogueKey,
    };
    return `${JSON.stringify(head).slice(0, -1)},"branches":[${branches.join(",")}]}`;
  }

  /** What the next start goes on from. */
  save(): unknown {
    return saveBoard(this.#board, this.#catalogueKey);
  }

  #packBranch(unit: UnitId): string {
    let packed = this.#packed.get(unit);
    if (packed === undefined) {
      const { log, cells } = this.#board.branches.get(unit)!;
      const logText = typeof log === "string" ? log : packLog(log);
      const cellsText = cells === null || typeof cells === "string" ? cells : packCells(cells);
      packed = JSON.stringify([unit, logText, cellsText]);
      this.#packed.set(unit, packed);
    }
    return packed;
  }
}

const keyOf = (documents: CatalogueDocuments): string =>
  createHash("sha256").update(catalogueText(documents)).digest("base64url");
