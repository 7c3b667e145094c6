import type { CellState } from "../../shared/projections/board-view.ts";
import type { ChipTone } from "../ui/Chip.tsx";
import type { IconName } from "../ui/icon-paths.tsx";

/** Shape and colour of each state; its words are in the desk's dictionary. */
export const cellLook: Record<CellState, { tone: ChipTone; icon: IconName }> = {
  "on-time": { tone: "success", icon: "check" },
  "delivered-late": { tone: "info", icon: "clockArrow" },
  late: { tone: "warning", icon: "clockCross" },
  "clock-untrusted": { tone: "doubt", icon: "clockQuestion" },
  undelivered: { tone: "neutral", icon: "device" },
  silent: { tone: "danger", icon: "silent" },
  awaited: { tone: "neutral", icon: "hourglass" },
};

/** In the order in which a supervisor looks for them. */
export const cellStates: readonly CellState[] = [
  "on-time",
  "delivered-late",
  "late",
  "clock-untrusted",
  "silent",
  "awaited",
];
