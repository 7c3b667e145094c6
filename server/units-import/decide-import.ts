import type { Unit } from "../../shared/catalogue/schema.ts";
import type { ImportPlan } from "./import-plan.ts";

/** Whether nothing keeps any row of the list out. */
export const isWhollySound = (plan: ImportPlan): boolean => plan.problems.every(({ severity }) => severity !== "error");

/**
 * The units to write, places before what lies in them; undefined where nothing may be imported: because of any error, or
 * in a partial import because no row is sound.
 */
export function unitsToStore(plan: ImportPlan, options: { partial: boolean }): Unit[] | undefined {
  const hasSoundRows = plan.rowCount > plan.skippedLines.length;
  if (!isWhollySound(plan) && !(options.partial && hasSoundRows)) return undefined;
  return [...plan.added, ...plan.changed.map(({ unit }) => unit)];
}
