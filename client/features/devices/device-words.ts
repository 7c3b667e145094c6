/** What is shown of a device in words, the same in the list, on its page and in the file. */
import type { DeviceView, HealthReceipt, SeqRange } from "../../../shared/sync/device-view.ts";
import type { ChipTone } from "../../ui/Chip.tsx";
import type { IconName } from "../../ui/icon-paths.tsx";
import type { Format } from "../../i18n/use-format.ts";
import { clockToleranceMs, storageShare, type DeviceState } from "./device-state.ts";
import type { DevicesMessages } from "./devices-messages.ts";

export const stateLooks: Record<DeviceState, { tone: ChipTone; icon: IconName }> = {
  active: { tone: "success", icon: "checkCircle" },
  silent: { tone: "danger", icon: "silent" },
  frozen: { tone: "doubt", icon: "users" },
  revoked: { tone: "warning", icon: "stop" },
  replaced: { tone: "neutral", icon: "history" },
};

export const rangeWords = (ranges: readonly SeqRange[], t: DevicesMessages): string =>
  ranges.map(({ fromSeq, toSeq }) => t.range(fromSeq, toSeq)).join(t.and);

export function clockWords({ clockOffsetMs }: HealthReceipt, t: DevicesMessages, format: Format): string {
  if (Math.abs(clockOffsetMs) <= clockToleranceMs) return t.clockRight;
  const duration = format.duration(clockOffsetMs);
  return clockOffsetMs > 0 ? t.ahead(duration) : t.behind(duration);
}

export function batteryWords(
  { report: { battery } }: HealthReceipt,
  t: DevicesMessages,
  format: Format,
): string | null {
  if (battery === null) return null;
  const percent = format.percent(battery.level);
  return battery.charging ? t.charging(percent) : t.battery(percent);
}

export function storageWords(device: DeviceView, t: DevicesMessages, format: Format): string | null {
  const share = storageShare(device);
  return share === null ? null : t.storage(format.percent(share));
}
