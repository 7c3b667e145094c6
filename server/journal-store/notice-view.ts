import { isNoticeFor } from "../../shared/catalogue/notice-audience.ts";
import type { Notice, Unit } from "../../shared/catalogue/schema.ts";

/** Who is given notices: the unit, and whether another lies at it or below. */
export interface NoticeViewer {
  unit: Pick<Unit, "id" | "kind" | "path" | "branch">;
  covers(unit: string): boolean;
}

/**
 * A notice as a unit is given it; undefined of one that is none of its. A branch has what is for itself, an office what is for any
 * unit below it; of a list of units each sees its own part, so that a thin link does not carry everybody's.
 */
export function viewNotice(notice: Notice, { unit, covers }: NoticeViewer): Notice | undefined {
  const { audience } = notice;
  if (unit.kind === "branch") {
    if (!isNoticeFor(notice, unit)) return undefined;
    return Array.isArray(audience) ? { ...notice, audience: [unit.id] } : notice;
  }
  if (!Array.isArray(audience)) return notice;
  const own = audience.filter(covers);
  return own.length === 0 ? undefined : { ...notice, audience: own };
}
