import { useMessages } from "../../i18n/messages.ts";
import { Chip, type ChipTone } from "../../ui/Chip.tsx";
import type { IconName } from "../../ui/icon-paths.tsx";
import { complaintsMessages } from "./complaints-messages.ts";
import type { ListedComplaint, WindowState } from "./select-complaints.ts";
import styles from "./Complaints.module.css";

type Look = { tone: ChipTone; icon: IconName };

const stateLooks: Record<ListedComplaint["complaint"]["state"], Look> = {
  open: { tone: "neutral", icon: "hourglass" },
  upheld: { tone: "success", icon: "checkCircle" },
  rejected: { tone: "neutral", icon: "close" },
  "passed-on": { tone: "info", icon: "sending" },
  withdrawn: { tone: "neutral", icon: "minus" },
  disputed: { tone: "doubt", icon: "users" },
  unreadable: { tone: "warning", icon: "alert" },
};

const windowLooks: Record<WindowState, Look> = {
  "in-time": { tone: "success", icon: "clock" },
  after: { tone: "warning", icon: "clockArrow" },
  unknown: { tone: "doubt", icon: "clockQuestion" },
  "not-read": { tone: "neutral", icon: "minus" },
};

export function StateChips({ listed: { complaint, isOverdue } }: { listed: ListedComplaint }) {
  const t = useMessages(complaintsMessages);
  return (
    <span className={styles.chips}>
      <Chip {...stateLooks[complaint.state]} label={t.states[complaint.state]} />
      {isOverdue && <Chip tone="danger" icon="alert" label={t.overdue} />}
    </span>
  );
}

export function WindowChip({ window }: { window: WindowState }) {
  const t = useMessages(complaintsMessages);
  return <Chip {...windowLooks[window]} label={t.windows[window]} />;
}
