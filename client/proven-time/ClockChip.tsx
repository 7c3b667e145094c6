import type { ProvenTime } from "../../shared/projections/timeliness.ts";
import { useMessages } from "../i18n/messages.ts";
import { Chip } from "../ui/Chip.tsx";
import { provenTimeMessages } from "./proven-time-messages.ts";

/** Nothing where the tablet's clock agrees with the server's; else what is wrong with its word. */
export function ClockChip({ time: { clock } }: { time: Pick<ProvenTime, "clock"> }) {
  const { clocks } = useMessages(provenTimeMessages);
  return clock === "consistent" ? null : <Chip tone="doubt" icon="clockQuestion" label={clocks[clock]} />;
}
