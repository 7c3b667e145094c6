/** Whom a notice is for. */
import type { Notice, Unit } from "./schema.ts";

/**
 * Whether a notice is for a unit. One that is for branches at the border, or for named ones, is for no other unit, nor for the
 * offices above; one for everybody is for its own unit and all below it.
 */
export function isNoticeFor(
  { unit, audience }: Pick<Notice, "unit" | "audience">,
  { id, path, branch }: Pick<Unit, "id" | "path" | "branch">,
): boolean {
  if (!path.split("/").includes(unit)) return false;
  if (audience === undefined) return true;
  return audience === "border" ? branch !== null && branch.crossing !== null : audience.includes(id);
}
