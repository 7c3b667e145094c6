/** What becomes of evidence by being printed in a list: its custody tells of it, file by file. */
import type { EvidenceHandled } from "../../shared/events/case.ts";
import type { PaperKind } from "../../shared/events/paper.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import type { ElectionCatalogue } from "../../shared/projections/election-catalogue.ts";
import type { ReadEntry } from "../../shared/projections/stored-entry.ts";
import { findViolationEntry } from "../../shared/projections/violation-entry.ts";
import { groupViolations } from "../../shared/projections/violations.ts";
import { originals } from "./evidence-part.ts";

export interface PrintedFile {
  /** Of the report that names it. */
  unit: UnitId;
  subject: string;
  data: EvidenceHandled;
}

/** Of the files that a paper lists. `note`: which paper it was. Those of minutes are part of a report, and have no custody of their own. */
export function listPrintedFiles(
  kind: PaperKind,
  entries: readonly ReadEntry[],
  catalogue: Pick<ElectionCatalogue, "offenceOf">,
  note: string,
): PrintedFile[] {
  if (kind !== "violation-report" && kind !== "referral-letter") return [];
  const violations = groupViolations(
    entries.flatMap((entry) => findViolationEntry(entry) ?? []),
    catalogue,
  );
  return violations.flatMap((violation) =>
    originals(violation).map(({ sha256 }) => ({
      unit: violation.unit as UnitId,
      subject: violation.subject,
      data: { sha256, act: "printed", to: "", note },
    })),
  );
}
