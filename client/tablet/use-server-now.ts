import { deviceClock } from "../clock/device-clock.ts";
import { useNow } from "../i18n/use-now.ts";

/** The time as well as this tablet knows it, epoch ms; renewed as `useNow` is. */
export function useServerNow(): number {
  useNow();
  return deviceClock.serverNowMs();
}
