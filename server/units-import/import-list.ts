import type { Constituency, Unit } from "../../shared/catalogue/schema.ts";
import type { OfficeStore } from "../journal-store/office-store.ts";
import type { OwnAct } from "../journal-store/own-entries.ts";
import type { ColumnMap } from "./column-map.ts";
import { unitsToStore } from "./decide-import.ts";
import type { CurrentCatalogue } from "./import-plan.ts";
import { type ImportReport, reportPlan } from "./import-report.ts";
import { type ListPlan, planList } from "./plan-list.ts";
import type { ListProblem } from "./problems.ts";

export interface ImportRequest {
  bytes: Uint8Array;
  map: ColumnMap;
  /** Take the sound rows even if others are not. */
  partial: boolean;
  /** Say what would be done and change nothing. */
  dryRun: boolean;
}

export interface ImportPorts {
  store: Pick<OfficeStore, "listReference" | "putReference">;
  /** Where the work of planning is done; default: here. */
  plan?: (bytes: Uint8Array, map: ColumnMap, current: CurrentCatalogue) => ListPlan | Promise<ListPlan>;
  /** Called before anything is written; throws if the caller may not import below this unit. */
  assertAllowed?: (root: Unit) => void;
  /** The act that tells of the import of so many units. */
  compose?: (root: Unit, count: number) => OwnAct;
}

export interface ImportResult {
  report: ImportReport;
  /** Every problem, beyond those that the report lists. */
  problems: ListProblem[];
}

/**
 * Reads a list, and writes all of its units in one transaction or none of them. Units are only ever added and changed:
 * tablets and desks get them as a new version of the collection.
 */
export async function importList(request: ImportRequest, ports: ImportPorts): Promise<ImportResult> {
  const [units, constituencies] = await Promise.all([
    ports.store.listReference("units"),
    ports.store.listReference("constituencies"),
  ]);
  const current: CurrentCatalogue = { units: units as Unit[], constituencies: constituencies as Constituency[] };
  const plan = await (ports.plan ?? planList)(request.bytes, request.map, current);
  if (plan.root !== null) ports.assertAllowed?.(plan.root);

  const toStore = unitsToStore(plan, request) ?? [];
  if (toStore.length > 0 && !request.dryRun) {
    const documents = toStore.map((unit) => ({ id: unit.id, unit: unit.id, document: unit }));
    const act = plan.root === null ? undefined : ports.compose?.(plan.root, documents.length);
    await ports.store.putReference("units", documents, act && { act });
  }
  return { report: reportPlan(plan, request), problems: plan.problems };
}
