import { useDeferredValue, useMemo } from "react";
import { mayAdminister } from "../../../shared/policy/may-administer.ts";
import { saveCsv } from "../../desk/csv.ts";
import { deskMessages } from "../../desk/desk-messages.ts";
import { usePlaces } from "../../desk/places.ts";
import { useLiveRead } from "../../desk/use-live-read.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { useSession } from "../../session/session-store.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, TopBar } from "../../ui/Page.tsx";
import { listDevices } from "./device-calls.ts";
import { useDeviceChoice } from "./device-choice.ts";
import { DeviceFilters } from "./DeviceFilters.tsx";
import { DeviceLines } from "./DeviceLines.tsx";
import { deviceRows } from "./device-rows.ts";
import styles from "./DevicesPage.module.css";
import { devicesMessages } from "./devices-messages.ts";
import { DeviceReadFailure } from "./DeviceReadFailure.tsx";
import { everyDevice, selectDevices } from "./select-devices.ts";

/** Every tablet and desk of the scope: whom to call because a device is silent, full, wrong about the time or holds entries back. */
export function DevicesPage() {
  const t = useMessages(devicesMessages);
  const desk = useMessages(deskMessages);
  const format = useFormat();
  const nowMs = useNow();
  const places = usePlaces();
  const role = useSession((session) => session.device?.role ?? "");
  const { result, failure, again } = useLiveRead(listDevices);
  const { filter, order } = useDeviceChoice();
  const query = useDeferredValue(filter.query);
  const devices = result?.devices;
  // Ages are shown by the minute; which device is silent may not hang on this computer's clock.
  const serverMs = result === undefined ? nowMs : Date.parse(result.serverAt);
  const shown = useMemo(
    () => selectDevices(devices ?? [], { ...filter, query }, order, places, serverMs),
    [devices, filter, query, order, places, serverMs],
  );
  const undecided = devices?.reduce((sum, device) => sum + device.undecided, 0) ?? 0;

  return (
    <Page width="full" className={styles.page}>
      <TopBar
        title={t.title}
        subtitle={devices && <span role="status">{t.shown(shown.length, devices.length)}</span>}
        actions={
          <>
            {shown.length > 0 && (
              <Button
                icon="download"
                onClick={() =>
                  saveCsv(
                    t.file(format.dateOf(new Date(serverMs).toISOString()).replaceAll(" ", "-")),
                    deviceRows(shown, places, serverMs, t, format),
                  )
                }
              >
                {desk.export}
              </Button>
            )}
            {undecided > 0 && (
              <ButtonLink href="/aside" icon="alert">
                {t.aside(undecided)}
              </ButtonLink>
            )}
            {mayAdminister(role, "codes") && (
              <ButtonLink href="/devices/new" kind="primary" icon="qr">
                {t.enrol}
              </ButtonLink>
            )}
          </>
        }
      />
      {failure !== null && <DeviceReadFailure failure={failure} onRetry={again} />}
      {devices === undefined ? (
        failure === null && <LoadingState label={t.loading} lines={8} />
      ) : devices.length === 0 ? (
        <EmptyState icon="device" title={t.none}>
          {t.noneAdvice}
        </EmptyState>
      ) : (
        <>
          <DeviceFilters places={places} />
          {shown.length === 0 ? (
            <EmptyState
              icon="filter"
              title={t.noMatch}
              actions={<Button onClick={() => useDeviceChoice.setState({ filter: everyDevice })}>{t.clear}</Button>}
            >
              {t.noMatchAdvice}
            </EmptyState>
          ) : (
            <DeviceLines devices={shown} places={places} serverMs={serverMs} />
          )}
        </>
      )}
    </Page>
  );
}
