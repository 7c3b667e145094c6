/** The filters of the list; kept while a device's page is open. */
import { create } from "zustand";
import { everyDevice, type DeviceFilter, type DeviceOrder } from "./select-devices.ts";

interface DeviceChoice {
  filter: DeviceFilter;
  order: DeviceOrder;
}

export const useDeviceChoice = create<DeviceChoice>()(() => ({ filter: everyDevice, order: "contact" }));

export function filterDevices(changed: Partial<DeviceFilter>): void {
  useDeviceChoice.setState(({ filter }) => ({ filter: { ...filter, ...changed } }));
}
