import type { DeviceView, SeqRange } from "../../../shared/sync/device-view.ts";

/** replaced: another tablet took its place · silent: nothing was heard of it for a while. */
export type DeviceState = "active" | "silent" | "frozen" | "revoked" | "replaced";
export const deviceStates: readonly DeviceState[] = ["active", "silent", "frozen", "revoked", "replaced"];

/** A tablet with a network is heard of every few minutes. */
export const silentAfterMs = 15 * 60_000;
/** Where the office has to do something about it. */
export const lowBattery = 0.2;
export const fullStorage = 0.9;
export const clockToleranceMs = 2 * 60_000;

export function deviceStateOf(device: DeviceView, nowMs: number): DeviceState {
  if (device.status === "revoked") return device.replacedBy === null ? "revoked" : "replaced";
  if (device.status === "frozen") return "frozen";
  return nowMs - Date.parse(device.lastContactAt ?? device.enrolledAt) > silentAfterMs ? "silent" : "active";
}

export const countSeqs = (ranges: readonly SeqRange[]): number =>
  ranges.reduce((sum, { fromSeq, toSeq }) => sum + toSeq - fromSeq + 1, 0);

export const storageShare = ({ health }: DeviceView): number | null => {
  const storage = health?.report.storage ?? null;
  return storage === null || storage.quotaBytes === 0 ? null : storage.usedBytes / storage.quotaBytes;
};

/** Everything about a device that calls for somebody. */
export function needsOf(device: DeviceView): ("missing" | "aside" | "clock" | "battery" | "storage" | "alarm")[] {
  const { health } = device;
  const battery = health?.report.battery ?? null;
  return [
    ...(device.missing.length > 0 ? (["missing"] as const) : []),
    ...(device.undecided + device.forked > 0 ? (["aside"] as const) : []),
    ...(health !== null && Math.abs(health.clockOffsetMs) > clockToleranceMs ? (["clock"] as const) : []),
    ...(battery !== null && !battery.charging && battery.level <= lowBattery ? (["battery"] as const) : []),
    ...((storageShare(device) ?? 0) >= fullStorage ? (["storage"] as const) : []),
    ...((health?.report.alarms.length ?? 0) > 0 ? (["alarm"] as const) : []),
  ];
}
export type DeviceNeed = ReturnType<typeof needsOf>[number];
export const deviceNeeds: readonly DeviceNeed[] = ["missing", "aside", "clock", "battery", "storage", "alarm"];
