import { describe, expect, it } from "vitest";
import { branches, province } from "../../../tests/support/day-fixtures.ts";
import { createPlaces } from "../../desk/places.ts";
import type { DeviceView } from "../../../shared/sync/device-view.ts";
import { deviceStateOf, needsOf } from "./device-state.ts";
import { everyDevice, selectDevices, type DeviceFilter, type DeviceOrder } from "./select-devices.ts";

const now = "2016-02-26T06:00:00.000Z";
const nowMs = Date.parse(now);
const minutesAgo = (minutes: number) => new Date(nowMs - minutes * 60_000).toISOString();
const places = createPlaces(province.units, []);

const device = (author: string, changes: Partial<DeviceView> = {}): DeviceView => ({
  author,
  unit: branches[0]!.id,
  role: "computer-user",
  officer: "p-0001",
  name: "tablet",
  platform: "Android",
  enrolledAt: minutesAgo(600),
  status: "active",
  statusAt: minutesAgo(600),
  lastSeq: 4,
  lastEntryAt: minutesAgo(5),
  lastContactAt: minutesAgo(5),
  missing: [],
  held: [],
  forked: 0,
  undecided: 0,
  refused: 0,
  replacedBy: null,
  health: null,
  ...changes,
});
const health = (changes: object = {}, clockOffsetMs = 0): DeviceView["health"] => ({
  receivedAt: minutesAgo(5),
  clockOffsetMs,
  report: {
    seq: 4,
    waiting: { entries: 0, evidence: 0, bytes: 0 },
    clock: now,
    battery: null,
    storage: null,
    persisted: true,
    app: "0.1.0",
    alarms: [],
    ...changes,
  },
});

describe("the state of a device", () => {
  it.each<[string, Partial<DeviceView>, string]>([
    ["was heard of just now", {}, "active"],
    ["was heard of an hour ago", { lastContactAt: minutesAgo(60) }, "silent"],
    ["was never heard of since yesterday", { lastContactAt: null }, "silent"],
    ["was enrolled just now", { lastContactAt: null, enrolledAt: minutesAgo(1) }, "active"],
    ["has two branches", { status: "frozen", lastContactAt: minutesAgo(60) }, "frozen"],
    ["was withdrawn", { status: "revoked" }, "revoked"],
    ["gave its place to another", { status: "revoked", replacedBy: "x" }, "replaced"],
  ])("that %s", (_, changes, expected) => {
    expect(deviceStateOf(device("a", changes), nowMs)).toBe(expected);
  });
});

describe("what calls for somebody", () => {
  it.each<[string, Partial<DeviceView>, string[]]>([
    ["nothing", {}, []],
    ["entries that are not here", { missing: [{ fromSeq: 31, toSeq: 33 }] }, ["missing"]],
    ["entries to be decided about", { undecided: 2 }, ["aside"]],
    ["a clock ten minutes ahead", { health: health({}, 600_000) }, ["clock"]],
    ["an empty battery", { health: health({ battery: { level: 0.1, charging: false } }) }, ["battery"]],
    ["an empty battery at the mains", { health: health({ battery: { level: 0.1, charging: true } }) }, []],
    ["a full disk", { health: health({ storage: { usedBytes: 95, quotaBytes: 100 } }) }, ["storage"]],
    ["an alarm", { health: health({ alarms: ["data-lost"] }) }, ["alarm"]],
  ])("%s", (_, changes, expected) => {
    expect(needsOf(device("a", changes))).toEqual(expected);
  });
});

describe("the list of devices", () => {
  const khoy = branches.find(({ parent }) => parent === "WA-KHO")!;
  const devices = [
    device("a"),
    device("b", {
      unit: khoy.id,
      officer: "p-0777",
      lastContactAt: minutesAgo(90),
      missing: [{ fromSeq: 5, toSeq: 9 }],
    }),
    device("c", { status: "revoked", lastContactAt: minutesAgo(30), missing: [{ fromSeq: 5, toSeq: 5 }] }),
  ];
  const select = (filter: Partial<DeviceFilter>, order: DeviceOrder = "contact") =>
    selectDevices(devices, { ...everyDevice, ...filter }, order, places, nowMs)
      .map(({ author }) => author)
      .join("");

  it.each<[string, Partial<DeviceFilter>, string]>([
    ["all, the longest silent first", {}, "bca"],
    ["by state", { state: "silent" }, "b"],
    ["by what is to be done", { need: "missing" }, "bc"],
    ["by county", { county: "WA-KHO" }, "b"],
    ["by the officer's id", { query: "p-0777" }, "b"],
    ["by the name of the branch", { query: khoy.name.fa }, "b"],
  ])("%s", (_, filter, expected) => {
    expect(select(filter)).toBe(expected);
  });

  it("puts first those that hold most", () => {
    expect(select({}, "missing")).toBe("bca");
  });
});
