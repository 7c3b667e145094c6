/** Whom a notice would go to, as the desk sees it. */
import { isNoticeFor } from "../../../shared/catalogue/notice-audience.ts";
import type { Notice, Unit } from "../../../shared/catalogue/schema.ts";
import type { BoardRow, CellState } from "../../../shared/projections/board-view.ts";

export type Audience = "all" | "border" | "missing";

const unfiled: ReadonlySet<CellState> = new Set<CellState>(["silent", "awaited"]);

/** Branches of which the slot in a column is asked and that have not filed it, as far as it has arrived here. */
export function findMissing(rows: readonly BoardRow[], column: number): Set<string> {
  return new Set(
    rows.flatMap(({ unit, cells }) => {
      const cell = cells[column];
      return cell != null && unfiled.has(cell.state) ? [unit] : [];
    }),
  );
}

/** Branches below a unit that a notice is for. */
export function listRecipients(
  branches: readonly Unit[],
  unit: string,
  audience: Audience,
  missing: ReadonlySet<string>,
): Unit[] {
  const notice: Pick<Notice, "unit" | "audience"> = {
    unit,
    ...(audience === "border" && { audience: "border" }),
    ...(audience === "missing" && { audience: [...missing] }),
  };
  return branches.filter((branch) => isNoticeFor(notice, branch));
}
