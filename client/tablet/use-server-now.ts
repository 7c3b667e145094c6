import { deviceClock } from "../clock/device-clock.ts";
import { useNow } from "../i18n/use-now.ts";

/** The time as well as this tablet knows it, epoch ms: its own clock, put right by what the server last said. */
export function useServerNow(): number {
  return useNow() - (deviceClock.offsetMs() ?? 0);
}
