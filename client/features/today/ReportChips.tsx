import type { ReportDay } from "../../../shared/projections/branch-day.ts";
import { useMessages } from "../../i18n/messages.ts";
import { leastAdvanced, useSyncStateOf } from "../../tablet/sync-state.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { Chip } from "../../ui/Chip.tsx";
import { SyncChip, TimelinessChip } from "../../ui/StateChip.tsx";
import { todayMessages } from "./today-messages.ts";

/** How one filed report stands: on its way, in time, at odds with others or with itself. */
export function ReportChips({ report, branch }: { report: ReportDay; branch: OwnBranch }) {
  const t = useMessages(todayMessages);
  const stateOf = useSyncStateOf();
  const mark = leastAdvanced(branch.marks, report.filings);
  const broken = report.findings.filter(
    (finding) => finding.outcome === "broken" && finding.severity !== "info",
  ).length;
  const corrected = report.filings.some(({ correctedBy }) => correctedBy.length > 0);
  return (
    <>
      <SyncChip state={stateOf(mark)} receipt={mark?.position?.toString()} />
      {report.verdict !== null && report.verdict !== "undelivered" && <TimelinessChip timeliness={report.verdict} />}
      {report.agreement === "differing" && <Chip tone="danger" icon="alert" label={t.differing} />}
      {report.agreement === "agreeing" && <Chip tone="success" icon="check" label={t.agreeing} />}
      {report.agreement === "unknown" && <Chip tone="doubt" icon="eye" label={t.unknown} />}
      {corrected && <Chip tone="neutral" icon="edit" label={t.corrected} />}
      {broken > 0 && <Chip tone="warning" icon="alert" label={t.mismatch(broken)} />}
    </>
  );
}
