import { readClock, type CaseClock } from "../../../shared/projections/case-clock.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { Chip } from "../../ui/Chip.tsx";
import { casesMessages } from "./cases-messages.ts";

/** Time left, or by how much it has run out and who is to be told. */
export function CaseClockChip({ clock, nowMs }: { clock: CaseClock; nowMs: number }) {
  const t = useMessages(casesMessages).clock;
  const format = useFormat();
  const { leftMs, level } = readClock(clock, nowMs);
  if (leftMs <= 0) {
    return (
      <Chip
        tone="danger"
        icon="alert"
        label={t.overdue(format.duration(leftMs))}
        detail={t.escalated(t.levels[level])}
      />
    );
  }
  const isShort = leftMs < clock.allowedMs / 4;
  return <Chip tone={isShort ? "warning" : "neutral"} icon="clock" label={t.left(format.duration(leftMs))} />;
}
