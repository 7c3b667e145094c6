import { listItems } from "../../../shared/projections/evidence-items.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useTimeText } from "../../proven-time/use-time-text.ts";
import { violationPath } from "../../tablet/kept-form.ts";
import { leastAdvanced, useSyncStateOf } from "../../tablet/sync-state.ts";
import type { OwnBranch } from "../../tablet/use-branch-day.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { Icon } from "../../ui/Icon.tsx";
import { ListItem } from "../../ui/List.tsx";
import { SyncChip } from "../../ui/StateChip.tsx";
import { useViolationName } from "./use-violation-name.ts";
import { violationMessages } from "./violation-messages.ts";
import { RevisionChips } from "./RevisionChips.tsx";

/** One violation in a line: what, when and by whom, and where it is on its way. */
export function ViolationItem({ violation, branch }: { violation: Violation; branch: OwnBranch }) {
  const t = useMessages(violationMessages);
  const format = useFormat();
  const { inLine } = useTimeText();
  const nameOf = useOfficerNames();
  const violationName = useViolationName(branch.catalogue);
  const stateOf = useSyncStateOf();
  const mark = leastAdvanced(branch.marks, violation.entries);
  // Of several entries each has its own, in the history.
  const receipt = violation.entries.length === 1 ? mark?.position?.toString() : undefined;
  const { occurredAt, officer, time } = violation;
  const items = listItems(violation).length;
  const about = [
    occurredAt === null ? "" : t.happened(format.moment(occurredAt)),
    nameOf(officer),
    items > 0 ? t.itemCount(items) : "",
  ];
  return (
    <ListItem
      start={<Icon name="scale" />}
      href={violationPath(violation.subject)}
      title={violationName(violation)}
      detail={
        <>
          <span>{about.filter((part) => part !== "").join(" · ")}</span>
          <br />
          <span>{t.recorded(inLine(time))}</span>
        </>
      }
      end={
        <>
          <RevisionChips violation={violation} />
          <SyncChip state={stateOf(mark)} receipt={receipt} />
        </>
      }
    />
  );
}
