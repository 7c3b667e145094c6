import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { Link } from "wouter";
import type { DeviceView } from "../../../shared/sync/device-view.ts";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { Chip } from "../../ui/Chip.tsx";
import { deviceStateOf, needsOf } from "./device-state.ts";
import { batteryWords, clockWords, rangeWords, stateLooks, storageWords } from "./device-words.ts";
import styles from "./DevicesPage.module.css";
import { devicesMessages } from "./devices-messages.ts";

const usualLinePx = 96;

interface DeviceLinesProps {
  devices: readonly DeviceView[];
  places: Places;
  serverMs: number;
}

/** Only what is in sight is drawn. */
export function DeviceLines({ devices, places, serverMs }: DeviceLinesProps) {
  const t = useMessages(devicesMessages);
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: devices.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualLinePx,
    getItemKey: (index) => devices[index]?.author ?? index,
    overscan: 8,
  });
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul role="list" aria-label={t.title} className={styles.list} style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={devices.length}
            aria-posinset={index + 1}
            className={styles.item}
            style={{ insetBlockStart: start }}
          >
            <DeviceLine device={devices[index]!} places={places} serverMs={serverMs} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface DeviceLineProps {
  device: DeviceView;
  places: Places;
  serverMs: number;
}

function DeviceLine({ device, places, serverMs }: DeviceLineProps) {
  const t = useMessages(devicesMessages);
  const format = useFormat();
  const nowMs = useNow();
  const unit = places.unitOf.get(device.unit);
  const county = unit && places.countyOf(unit);
  const state = deviceStateOf(device, serverMs);
  const { health } = device;
  const needs = needsOf(device);
  const facts = [
    device.lastContactAt === null ? t.noContact : t.contact(format.age(device.lastContactAt, nowMs)),
    ...(health === null
      ? []
      : [
          t.waiting(health.report.waiting.entries, health.report.waiting.evidence),
          clockWords(health, t, format),
          batteryWords(health, t, format),
          storageWords(device, t, format),
        ]),
  ];
  return (
    <Link href={`/devices/${device.author}`} className={styles.line}>
      <span className={styles.head}>
        <Chip {...stateLooks[state]} label={t.states[state]} />
        <span className={styles.name}>{unit ? format.pick(unit.name) : <bdi dir="ltr">{device.unit}</bdi>}</span>
        {device.undecided > 0 && <Chip tone="warning" icon="hourglass" label={t.undecided(device.undecided)} />}
        {device.forked > 0 && <Chip tone="doubt" icon="users" label={t.forked(device.forked)} />}
        {needs
          .filter((need) => need !== "missing" && need !== "aside")
          .map((need) => (
            <Chip key={need} tone="warning" icon="alert" label={t.needs[need]} />
          ))}
      </span>
      <span className={styles.holder}>
        {county && `${format.pick(county.name)} · `}
        <bdi dir="ltr">{device.officer}</bdi> · <bdi>{device.name}</bdi>
        {health !== null && (
          <>
            {" "}
            · <bdi dir="ltr">{health.report.app}</bdi>
          </>
        )}
      </span>
      {device.missing.length > 0 && (
        <strong className={styles.missing}>{t.stillHolds(rangeWords(device.missing, t))}</strong>
      )}
      <span className={styles.facts}>{facts.map((fact) => fact !== null && <span key={fact}>{fact}</span>)}</span>
    </Link>
  );
}
