import type { Places } from "../../desk/places.ts";
import { ScopeFilter } from "../../desk/ScopeFilter.tsx";
import { useMessages } from "../../i18n/messages.ts";
import { SearchInput } from "../../ui/SearchInput.tsx";
import { Select } from "../../ui/Select.tsx";
import { filterDevices, useDeviceChoice } from "./device-choice.ts";
import { deviceNeeds, deviceStates } from "./device-state.ts";
import styles from "./DevicesPage.module.css";
import { devicesMessages } from "./devices-messages.ts";
import { deviceOrders, type DeviceFilter, type DeviceOrder } from "./select-devices.ts";

export function DeviceFilters({ places }: { places: Places }) {
  const t = useMessages(devicesMessages);
  const { filter, order } = useDeviceChoice();
  const options = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) =>
    values.map((value) => ({ value, label: labels[value] }));
  return (
    <div className={styles.filters}>
      <SearchInput label={t.search} value={filter.query} onChange={(query) => filterDevices({ query })} />
      <Select
        label={t.state}
        labelHidden
        empty={t.everyState}
        value={filter.state}
        onChange={(state) => filterDevices({ state: state as DeviceFilter["state"] })}
        options={options(deviceStates, t.states)}
      />
      <Select
        label={t.need}
        labelHidden
        empty={t.everyNeed}
        value={filter.need}
        onChange={(need) => filterDevices({ need: need as DeviceFilter["need"] })}
        options={options(deviceNeeds, t.needs)}
      />
      <ScopeFilter places={places} value={filter} onChange={filterDevices} />
      <Select
        label={t.order}
        labelHidden
        empty={null}
        value={order}
        onChange={(chosen) => useDeviceChoice.setState({ order: chosen as DeviceOrder })}
        options={options(deviceOrders, t.orders)}
      />
    </div>
  );
}
