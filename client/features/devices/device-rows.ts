import type { DeviceView } from "../../../shared/sync/device-view.ts";
import type { Places } from "../../desk/places.ts";
import type { Format } from "../../i18n/use-format.ts";
import { deviceStateOf, storageShare } from "./device-state.ts";
import { rangeWords } from "./device-words.ts";
import type { DevicesMessages } from "./devices-messages.ts";

/** The list as a file. */
export function deviceRows(
  devices: readonly DeviceView[],
  { unitOf, countyOf }: Places,
  nowMs: number,
  t: DevicesMessages,
  format: Format,
): (string | number | null)[][] {
  const percent = (share: number | null | undefined) => (share == null ? null : Math.round(share * 100));
  const rows = devices.map((device) => {
    const unit = unitOf.get(device.unit);
    const county = unit && countyOf(unit);
    const { health } = device;
    return [
      device.author,
      device.unit,
      unit ? format.pick(unit.name) : "",
      county ? format.pick(county.name) : "",
      device.officer,
      device.role,
      device.name,
      format.moment(device.enrolledAt),
      t.states[deviceStateOf(device, nowMs)],
      device.lastContactAt === null ? "" : format.moment(device.lastContactAt),
      device.lastSeq,
      rangeWords(device.missing, t),
      health?.report.waiting.entries ?? null,
      health?.report.waiting.evidence ?? null,
      health === null ? null : Math.round(health.clockOffsetMs / 1000),
      percent(health?.report.battery?.level),
      percent(storageShare(device)),
      health?.report.app ?? "",
      device.forked + device.undecided + device.refused,
    ];
  });
  const { csv } = t;
  const head = [
    csv.author,
    csv.unit,
    csv.branch,
    csv.county,
    csv.officer,
    csv.role,
    csv.name,
    csv.enrolledAt,
    csv.state,
    csv.lastContact,
    csv.head,
    csv.missing,
    csv.waiting,
    csv.files,
    csv.clock,
    csv.battery,
    csv.storage,
    csv.app,
    csv.aside,
  ];
  return [head, ...rows];
}
