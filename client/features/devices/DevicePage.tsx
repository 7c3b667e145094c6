import { useCallback } from "react";
import { roleNames } from "../../../shared/catalogue/roles.ts";
import type { Role } from "../../../shared/catalogue/schema.ts";
import { mayAdminister } from "../../../shared/policy/may-administer.ts";
import type { DeviceView } from "../../../shared/sync/device-view.ts";
import { usePlaces } from "../../desk/places.ts";
import { useLiveRead } from "../../desk/use-live-read.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useNow } from "../../i18n/use-now.ts";
import { useSession } from "../../session/session-store.ts";
import { Banner } from "../../ui/Banner.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { Card, Facts } from "../../ui/Card.tsx";
import { Chip } from "../../ui/Chip.tsx";
import { LoadingState } from "../../ui/LoadingState.tsx";
import { Page, Section, TopBar } from "../../ui/Page.tsx";
import { ChainTable } from "./ChainTable.tsx";
import { ContactTable } from "./ContactTable.tsx";
import { DeviceActions } from "./DeviceActions.tsx";
import { readDevice } from "./device-calls.ts";
import { deviceStateOf } from "./device-state.ts";
import { batteryWords, clockWords, rangeWords, stateLooks } from "./device-words.ts";
import { devicesMessages } from "./devices-messages.ts";
import { ForkView } from "./ForkView.tsx";
import { DeviceReadFailure } from "./DeviceReadFailure.tsx";

/** One device: how it is, its chain at the server, when it was heard of, and what can be done about it. */
export function DevicePage({ author }: { author: string }) {
  const t = useMessages(devicesMessages);
  const format = useFormat();
  const places = usePlaces();
  const role = useSession((session) => session.device?.role ?? "");
  const { result, failure, again } = useLiveRead(useCallback(() => readDevice(author), [author]));
  const device = result?.device;
  const unit = device && places.unitOf.get(device.unit);
  const name = unit === undefined ? (device?.unit ?? t.title) : format.pick(unit.name);
  return (
    <Page>
      <TopBar title={name} subtitle={device && <bdi>{device.name}</bdi>} back="/devices" />
      {failure !== null && <DeviceReadFailure failure={failure} onRetry={again} />}
      {result === undefined || device === undefined ? (
        failure === null && <LoadingState label={t.loading} lines={8} />
      ) : (
        <>
          {device.status === "frozen" && <ForkView chain={result.chain} />}
          {device.health?.report.alarms.map((alarm) => (
            <Banner key={alarm} tone="danger">
              {t.alarms[alarm]}
            </Banner>
          ))}
          <DeviceFacts device={device} name={name} />
          {mayAdminister(role, "devices") && <DeviceActions device={device} name={name} onDone={again} />}
          {device.forked + device.undecided + device.refused > 0 && (
            <ButtonLink href={`/aside?author=${device.author}`} icon="list">
              {t.toAside}
            </ButtonLink>
          )}
          <Section title={t.chain}>
            <ChainTable chain={result.chain} />
          </Section>
          <Section title={t.contacts}>
            <ContactTable contacts={result.contacts} />
          </Section>
        </>
      )}
    </Page>
  );
}

function DeviceFacts({ device, name }: { device: DeviceView; name: string }) {
  const t = useMessages(devicesMessages);
  const format = useFormat();
  const nowMs = useNow();
  const { facts } = t;
  const { health, lastSeq } = device;
  const state = deviceStateOf(device, nowMs);
  const moment = (at: string | null) => (at === null ? t.noContact : `${format.moment(at)} (${format.age(at, nowMs)})`);
  const seq = (value: number | null) => (value === null || value < 0 ? t.noEntries : t.seq(value));
  const ranges = (list: DeviceView["missing"]) => (list.length === 0 ? t.nothing : rangeWords(list, t));
  const holder = device.role in roleNames ? roleNames[device.role as Role][format.locale] : device.role;
  const persisted = { true: t.persistedYes, false: t.persistedNo, null: t.unknown };
  const report = health?.report;
  return (
    <Card>
      <div>
        <Chip {...stateLooks[state]} label={t.states[state]} />
      </div>
      <Facts
        facts={[
          { label: facts.unit, value: name },
          {
            label: facts.holder,
            value: (
              <>
                {holder} · <bdi dir="ltr">{device.officer}</bdi>
              </>
            ),
          },
          { label: facts.platform, value: <bdi dir="ltr">{device.platform}</bdi> },
          { label: facts.key, value: <bdi dir="ltr">{device.author.slice(0, 12)}</bdi> },
          { label: facts.enrolledAt, value: format.moment(device.enrolledAt) },
          { label: facts.since, value: format.moment(device.statusAt) },
          { label: facts.lastContact, value: moment(device.lastContactAt) },
          { label: facts.lastEntry, value: device.lastEntryAt === null ? t.noEntries : moment(device.lastEntryAt) },
          { label: facts.head, value: seq(lastSeq) },
          { label: facts.reported, value: report === undefined ? t.unknown : seq(report.seq) },
          { label: facts.missing, value: ranges(device.missing) },
          { label: facts.held, value: ranges(device.held) },
          {
            label: facts.waiting,
            value:
              report === undefined
                ? t.unknown
                : `${t.waiting(report.waiting.entries, report.waiting.evidence)} · ${format.bytes(report.waiting.bytes)}`,
          },
          { label: facts.clock, value: health === null ? t.unknown : clockWords(health, t, format) },
          { label: facts.battery, value: (health && batteryWords(health, t, format)) ?? t.unknown },
          {
            label: facts.storage,
            value: report?.storage
              ? t.ofTotal(format.bytes(report.storage.usedBytes), format.bytes(report.storage.quotaBytes))
              : t.unknown,
          },
          { label: facts.persisted, value: persisted[`${report?.persisted ?? null}`] },
          { label: facts.app, value: report === undefined ? t.unknown : <bdi dir="ltr">{report.app}</bdi> },
          ...(device.replacedBy === null
            ? []
            : [
                {
                  label: facts.replacedBy,
                  value: (
                    <ButtonLink href={`/devices/${device.replacedBy}`} kind="quiet">
                      <bdi dir="ltr">{device.replacedBy.slice(0, 12)}</bdi>
                    </ButtonLink>
                  ),
                },
              ]),
        ]}
      />
    </Card>
  );
}
