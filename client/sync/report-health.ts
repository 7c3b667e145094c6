/** Tells the server how this device is, after a round. Never part of the round: a report that is lost is no failure. */
import { HealthReply, type DeviceStanding, type HealthAlarm, type HealthReport } from "../../shared/sync/health.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { appBuild } from "../app-version.ts";
import { deviceClock } from "../clock/device-clock.ts";
import type { JournalDatabase } from "../journal-store/database.ts";
import { readOwnHealth } from "../journal-store/own-health.ts";
import type { DeviceRow } from "../journal-store/rows.ts";
import { jsonBody } from "./gzip.ts";
import type { Http } from "./http.ts";

const isHealthReply = compileCheck(HealthReply);

/** Unchanged news is told again after so long, so that the office sees that the device is there. */
const repeatAfterMs = 60_000;

let last: { text: string; atMs: number } | undefined;

interface BatteryManager {
  level: number;
  charging: boolean;
}

/** Gives what the server thinks of the device; undefined if it was not asked, or did not say. */
export async function reportHealth(
  device: DeviceRow,
  db: JournalDatabase,
  http: Http,
  monotonicMs: () => number = () => performance.now(),
): Promise<DeviceStanding | undefined> {
  const { clock, ...rest } = await composeReport(device, db);
  const text = JSON.stringify([device.author, { ...rest, storage: null, battery: null }]);
  if (last?.text === text && monotonicMs() - last.atMs < repeatAfterMs) return undefined;
  const report: HealthReport = { ...rest, clock };
  const reply = await http.json("/api/devices/health", { method: "POST", ...(await jsonBody(report)) });
  last = { text, atMs: monotonicMs() };
  return isHealthReply(reply) ? reply.status : undefined;
}

async function composeReport(device: DeviceRow, db: JournalDatabase): Promise<HealthReport> {
  const [own, battery, storage, persisted] = await Promise.all([
    readOwnHealth(device.author, db),
    readBattery(),
    readStorage(),
    (navigator.storage as StorageManager | undefined)?.persisted?.() ?? null,
  ]);
  const alarms: HealthAlarm[] = [];
  if (own.hasLost) alarms.push("data-lost");
  if (own.isDamaged) alarms.push("damage");
  if (own.isForked) alarms.push("fork");
  if (own.hasUnsound) alarms.push("unsound");
  const { seq, waiting } = own;
  return { seq, waiting, clock: deviceClock.now(), battery, storage, persisted, app: appBuild(), alarms };
}

/** Null where the browser does not say. */
async function readBattery(): Promise<HealthReport["battery"]> {
  const { getBattery } = navigator as { getBattery?: () => Promise<BatteryManager> };
  if (getBattery === undefined) return null;
  try {
    const { level, charging } = await getBattery.call(navigator);
    return { level: Math.min(Math.max(level, 0), 1), charging };
  } catch {
    return null;
  }
}

async function readStorage(): Promise<HealthReport["storage"]> {
  try {
    const { usage, quota } = (await (navigator.storage as StorageManager | undefined)?.estimate()) ?? {};
    return usage === undefined || quota === undefined ? null : { usedBytes: usage, quotaBytes: quota };
  } catch {
    return null;
  }
}
