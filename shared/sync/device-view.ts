/** A device as the desk's page of devices has it: `GET /api/devices` and `GET /api/devices/<author>`. No content of any entry. */
import { Type, type Static } from "typebox";
import { HealthReply, HealthReport } from "./health.ts";

/** Seqs, both ends included. */
export const SeqRange = Type.Object({ fromSeq: Type.Integer(), toSeq: Type.Integer() });
export type SeqRange = Static<typeof SeqRange>;

const Text = Type.String();
const Maybe = Type.Union([Type.String(), Type.Null()]);

export const HealthReceipt = Type.Object({
  receivedAt: Text,
  /** How far the device's clock is ahead of the server's. */
  clockOffsetMs: Type.Number(),
  report: HealthReport,
});
export type HealthReceipt = Static<typeof HealthReceipt>;

export const DeviceView = Type.Object({
  author: Text,
  unit: Text,
  role: Text,
  officer: Text,
  name: Text,
  platform: Text,
  enrolledAt: Text,
  status: HealthReply.properties.status,
  /** Since when it has this status. */
  statusAt: Text,
  /** End of its chain at the server; null before the first entry. */
  lastSeq: Type.Union([Type.Integer(), Type.Null()]),
  /** When the entry at the end of the chain was received. */
  lastEntryAt: Maybe,
  /** The last that was heard of it, by whatever road; null: nothing since it was enrolled. */
  lastContactAt: Maybe,
  /** What it has written, by its last report, and the server has not. */
  missing: Type.Array(SeqRange),
  /** Received and waiting for what comes before. */
  held: Type.Array(SeqRange),
  forked: Type.Integer(),
  /** Quarantined and not decided about. */
  undecided: Type.Integer(),
  /** Refused by decision: kept for good. */
  refused: Type.Integer(),
  /** The device that took its place. */
  replacedBy: Maybe,
  health: Type.Union([HealthReceipt, Type.Null()]),
});
export type DeviceView = Static<typeof DeviceView>;

export const DeviceList = Type.Object({ devices: Type.Array(DeviceView), serverAt: Text });
export type DeviceList = Static<typeof DeviceList>;

/** One place of a device's chain, without what the entry says. */
export const ChainPlace = Type.Object({
  kind: Type.Union([
    Type.Literal("entry"),
    Type.Literal("link"),
    Type.Literal("held"),
    Type.Literal("forked"),
    Type.Literal("quarantined"),
  ]),
  seq: Type.Integer(),
  hash: Text,
  receivedAt: Text,
  /** By the device's clock; null of a link, of which the entry was not kept. */
  claimedAt: Maybe,
  /** Place in the log; null outside of it. */
  position: Type.Union([Type.Integer(), Type.Null()]),
  /** Why a link was refused, or what was decided about a quarantined entry. */
  note: Maybe,
});
export type ChainPlace = Static<typeof ChainPlace>;

export const DevicePage = Type.Object({
  device: DeviceView,
  /** By seq, the newest of them; entries of two branches stand side by side under one seq. */
  chain: Type.Array(ChainPlace),
  /** Newest first. */
  contacts: Type.Array(HealthReceipt),
});
export type DevicePage = Static<typeof DevicePage>;

/** Entries kept apart, with their texts, for those who may decide about them. `GET /api/aside`. */
export const AsideView = Type.Object({
  kind: Type.Union([Type.Literal("held"), Type.Literal("forked"), Type.Literal("quarantined")]),
  author: Text,
  seq: Type.Integer(),
  hash: Text,
  receivedAt: Text,
  header: Text,
  payload: Maybe,
  signature: Text,
  decision: Type.Union([
    Type.Object({
      verdict: Type.Union([Type.Literal("accepted"), Type.Literal("refused")]),
      position: Type.Integer({ description: "Where the decision stands in the log" }),
      by: Text,
      reason: Text,
      decidedAt: Text,
    }),
    Type.Null(),
  ]),
});
export type AsideView = Static<typeof AsideView>;

export const AsidePage = Type.Object({
  entries: Type.Array(AsideView),
  /** How many there are beyond these. */
  more: Type.Integer(),
});
export type AsidePage = Static<typeof AsidePage>;
