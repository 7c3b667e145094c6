import type { CellState } from "../../shared/projections/board-view.ts";
import { useMessages } from "../i18n/messages.ts";
import { Chip } from "../ui/Chip.tsx";
import { cellLook } from "./cell-look.ts";
import { deskMessages } from "./desk-messages.ts";

interface VerdictChipProps {
  state: CellState;
  detail?: string | undefined;
}

/** When a report came, in words, shape and colour. */
export function VerdictChip({ state, detail }: VerdictChipProps) {
  const { states } = useMessages(deskMessages);
  return <Chip {...cellLook[state]} label={states[state]} detail={detail} />;
}
