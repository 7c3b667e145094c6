/** Which devices are shown, and in which order. */
import type { Unit } from "../../../shared/catalogue/schema.ts";
import { foldCompact, matchesQuery } from "../../../shared/lib/fold-text.ts";
import { filterBranches } from "../../../shared/projections/board-summary.ts";
import type { DeviceView } from "../../../shared/sync/device-view.ts";
import { countSeqs, deviceStateOf, needsOf, type DeviceNeed, type DeviceState } from "./device-state.ts";

/** Each empty: any. */
export interface DeviceFilter {
  query: string;
  state: DeviceState | "";
  need: DeviceNeed | "";
  county: string;
  constituency: string;
}
export type DeviceOrder = "contact" | "missing" | "unit" | "clock" | "battery" | "enrolled";
export const deviceOrders: readonly DeviceOrder[] = ["contact", "missing", "unit", "clock", "battery", "enrolled"];

export const everyDevice: DeviceFilter = { query: "", state: "", need: "", county: "", constituency: "" };

export interface DevicePlaces {
  unitOf: ReadonlyMap<string, Unit>;
  /** Folded text of a unit. */
  searchText(unit: Unit): string;
}

export function selectDevices(
  devices: readonly DeviceView[],
  filter: DeviceFilter,
  order: DeviceOrder,
  places: DevicePlaces,
  nowMs: number,
): DeviceView[] {
  return devices
    .filter((device) => isShown(device, filter, places, nowMs))
    .toSorted((one, other) => compare(one, other, order) || (one.author < other.author ? -1 : 1));
}

function isShown(device: DeviceView, filter: DeviceFilter, places: DevicePlaces, nowMs: number): boolean {
  const { query, state, need, county, constituency } = filter;
  if (state !== "" && deviceStateOf(device, nowMs) !== state) return false;
  if (need !== "" && !needsOf(device).includes(need)) return false;
  const unit = places.unitOf.get(device.unit);
  if (county !== "" || constituency !== "") {
    const scope = { ...(county !== "" && { county }), ...(constituency !== "" && { constituency }) };
    if (unit === undefined || filterBranches([unit], scope).length === 0) return false;
  }
  if (query.trim() === "") return true;
  const own = foldCompact([device.unit, device.officer, device.name, device.author].join(" "));
  return matchesQuery(`${own} ${unit === undefined ? "" : places.searchText(unit)}`, query);
}

/** What has to be looked at stands first. */
function compare(one: DeviceView, other: DeviceView, order: DeviceOrder): number {
  switch (order) {
    case "contact":
      return compareTexts(one.lastContactAt ?? "", other.lastContactAt ?? "");
    case "missing":
      return countSeqs(other.missing) - countSeqs(one.missing);
    case "unit":
      return compareTexts(one.unit, other.unit);
    case "clock":
      return offsetOf(other) - offsetOf(one);
    case "battery":
      return (one.health?.report.battery?.level ?? 2) - (other.health?.report.battery?.level ?? 2);
    case "enrolled":
      return compareTexts(other.enrolledAt, one.enrolledAt);
  }
}

const offsetOf = ({ health }: DeviceView): number => Math.abs(health?.clockOffsetMs ?? 0);
const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
