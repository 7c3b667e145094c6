/** Who may record what (domain.md B). Within one's own scope only: see covers.ts. */
import type { Role } from "../catalogue/schema.ts";
import type { EventType } from "../events/event.ts";

const reports: readonly EventType[] = ["report.filed", "report.corrected"];
const violations: readonly EventType[] = ["violation.logged", "violation.amended"];

/**
 * Figures come from those who serve at the branch. Supervision and inspection never edit figures, and the offices verify what
 * they did not write (two-person rule), but whoever sees a violation may log it. Headquarters read; its IT committee sees
 * no case content.
 */
const rights: Record<Role, readonly EventType[]> = {
  "ministry-hq": [],
  "province-hq": violations,
  "province-it": [],
  "county-governor": violations,
  bakhshdar: violations,
  "executive-board": violations,
  observer: violations,
  "governor-representative": [...reports, ...violations],
  "branch-member": [...reports, ...violations],
  "computer-user": [...reports, ...violations],
  inspector: violations,
  "head-inspector": violations,
};

/** False for a type that this build does not know: what it means is not known either. */
export function mayRecord(role: Role, type: string): boolean {
  return rights[role].some((allowed) => allowed === type);
}
