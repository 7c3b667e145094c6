/** How a device is, as it says itself at each round: nothing of what was recorded on it. `POST /api/devices/health`. */
import { Type, type Static } from "typebox";
import { Instant } from "../journal/entry.ts";

export const HealthAlarm = Type.Union([
  /** Entries that had been saved are gone; the office may be told by the officer which. */
  Type.Literal("data-lost"),
  /** A file of evidence no longer is what was added. */
  Type.Literal("damage"),
  /** Another device writes under the same key. */
  Type.Literal("fork"),
  /** The server gave an entry that does not verify. */
  Type.Literal("unsound"),
]);
export type HealthAlarm = Static<typeof HealthAlarm>;

const closed = { additionalProperties: false };
const Count = Type.Integer({ minimum: 0, maximum: 1e15 });

export const HealthReport = Type.Object(
  {
    /** Highest seq of its own log; -1 before the first entry. */
    seq: Type.Integer({ minimum: -1, maximum: 2 ** 53 - 1 }),
    waiting: Type.Object({ entries: Count, evidence: Count, bytes: Count }, closed),
    /** What its clock says now. */
    clock: Instant,
    battery: Type.Union([
      Type.Object({ level: Type.Number({ minimum: 0, maximum: 1 }), charging: Type.Boolean() }, closed),
      Type.Null(),
    ]),
    storage: Type.Union([Type.Object({ usedBytes: Count, quotaBytes: Count }, closed), Type.Null()]),
    /** Whether the browser has promised to keep the store; null where it has no say. */
    persisted: Type.Union([Type.Boolean(), Type.Null()]),
    /** Version of the app and its build. */
    app: Type.String({ minLength: 1, maxLength: 64 }),
    alarms: Type.Array(HealthAlarm, { maxItems: 4 }),
  },
  closed,
);
export type HealthReport = Static<typeof HealthReport>;

/** What the server thinks of the device: all that a withdrawn one is told. */
export const HealthReply = Type.Object({
  status: Type.Union([Type.Literal("active"), Type.Literal("frozen"), Type.Literal("revoked")]),
});
export type HealthReply = Static<typeof HealthReply>;
export type DeviceStanding = HealthReply["status"];
