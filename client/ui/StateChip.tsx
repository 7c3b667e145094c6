import { useMessages } from "../i18n/messages.ts";
import { useFormat } from "../i18n/use-format.ts";
import { Chip, type ChipTone } from "./Chip.tsx";
import type { IconName } from "./icon-paths.tsx";
import { uiMessages } from "./ui-messages.ts";

/** Where an item is on its way. `received` only ever follows a verified receipt. */
export type SyncState = "on-tablet" | "sending" | "received" | "needs-you";

/** What can be said, and proven, about when a report came. */
export type Timeliness = "on-time" | "delivered-late" | "late" | "clock-untrusted" | "silent" | "awaited";

interface Look {
  tone: ChipTone;
  icon: IconName;
}

const SYNC_LOOK: Record<SyncState, Look> = {
  "on-tablet": { tone: "neutral", icon: "device" },
  sending: { tone: "info", icon: "sending" },
  received: { tone: "success", icon: "seal" },
  "needs-you": { tone: "danger", icon: "alert" },
};

const TIMELINESS_LOOK: Record<Timeliness, Look> = {
  "on-time": { tone: "success", icon: "checkCircle" },
  "delivered-late": { tone: "info", icon: "clockArrow" },
  late: { tone: "warning", icon: "clockCross" },
  "clock-untrusted": { tone: "doubt", icon: "clockQuestion" },
  silent: { tone: "danger", icon: "silent" },
  awaited: { tone: "neutral", icon: "hourglass" },
};

interface SyncChipProps {
  state: SyncState;
  /** Number of the receipt, where there is one. */
  receipt?: string | undefined;
  compact?: boolean;
}

export function SyncChip({ state, receipt, compact = false }: SyncChipProps) {
  const { sync } = useMessages(uiMessages);
  const format = useFormat();
  const label = {
    "on-tablet": sync.onTablet,
    sending: sync.sending,
    received: sync.received,
    "needs-you": sync.needsYou,
  }[state];
  return (
    <Chip
      {...SYNC_LOOK[state]}
      label={label}
      detail={receipt && state === "received" ? sync.receipt(format.digits(receipt)) : undefined}
      compact={compact}
      moving={state === "sending"}
    />
  );
}

interface TimelinessChipProps {
  timeliness: Timeliness;
  detail?: string | undefined;
  compact?: boolean;
}

export function TimelinessChip({ timeliness, detail, compact = false }: TimelinessChipProps) {
  const messages = useMessages(uiMessages).timeliness;
  const label = {
    "on-time": messages.onTime,
    "delivered-late": messages.deliveredLate,
    late: messages.late,
    "clock-untrusted": messages.clockUntrusted,
    silent: messages.silent,
    awaited: messages.awaited,
  }[timeliness];
  return <Chip {...TIMELINESS_LOOK[timeliness]} label={label} detail={detail} compact={compact} />;
}
