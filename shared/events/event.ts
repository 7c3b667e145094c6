/** The facts of the domain that entries carry. An event type is never deleted; old versions are read through upcasters. */
import { Type, type Static } from "typebox";
import { ContestId, ReportCode } from "../catalogue/schema.ts";
import { Instant } from "../journal/entry.ts";
import { RecordOf } from "../lib/record-of.ts";

/** One answer of a form: what the question types of the catalogue can hold. Null: asked, and left empty. */
export const Scalar = Type.Union([Type.Number(), Type.String({ maxLength: 10_000 }), Type.Boolean(), Type.Null()]);
export type Scalar = Static<typeof Scalar>;

/** Closed: a key that the pattern of a record does not match would otherwise go unchecked. */
const closed = { additionalProperties: false };

export const Row = RecordOf(Type.Union([Scalar, Type.Array(Type.String())]), closed);
export type Row = Static<typeof Row>;

export const Value = Type.Union([Scalar, Type.Array(Type.String()), Type.Array(Row)]);
export type Value = Static<typeof Value>;

export const Values = RecordOf(Value, closed);
export type Values = Static<typeof Values>;

/** A finding that the officer saw when saving, with the explanation that was asked for. */
export const NotedFinding = Type.Object({
  rule: Type.String(),
  contest: Type.Union([ContestId, Type.Null()]),
  explanation: Type.String({ maxLength: 4000 }),
});
export type NotedFinding = Static<typeof NotedFinding>;

const reportContent = {
  report: ReportCode,
  /** Key of the slot of a scheduled report; null of one filed when something happens. */
  slot: Type.Union([Type.String(), Type.Null()]),
  values: Values,
  /** Figures kept for each contest. */
  contests: Type.Object({ majles: Type.Optional(Values), experts: Type.Optional(Values) }),
  findings: Type.Array(NotedFinding),
};

export const ReportFiled = Type.Object(reportContent);
export type ReportFiled = Static<typeof ReportFiled>;

/** Replaces nothing: the earlier entry stays, and is shown as corrected. */
export const ReportCorrected = Type.Object({
  ...reportContent,
  /** The entry whose figures these correct. */
  corrects: Type.Object({ author: Type.String(), seq: Type.Integer({ minimum: 0 }) }),
  reason: Type.String({ maxLength: 4000 }),
});
export type ReportCorrected = Static<typeof ReportCorrected>;

const violationContent = {
  offence: Type.String(),
  /** What happened, in the officer's words. */
  description: Type.String({ maxLength: 20_000 }),
  /** As the officer says; null if not known. */
  occurredAt: Type.Union([Instant, Type.Null()]),
  place: Type.String({ maxLength: 1000 }),
  /** Who by role: staff and bystanders as the domain names them, never a voter by name. */
  people: Type.Array(Type.Object({ role: Type.String(), note: Type.String({ maxLength: 1000 }) })),
  actionTaken: Type.String({ maxLength: 4000 }),
  /** Where the tablet stood, if it was given. */
  position: Type.Union([
    Type.Object({ latitude: Type.Number(), longitude: Type.Number(), accuracyMeters: Type.Number() }),
    Type.Null(),
  ]),
};

export const ViolationLogged = Type.Object(violationContent);
export type ViolationLogged = Static<typeof ViolationLogged>;

export const ViolationAmended = Type.Object({
  ...violationContent,
  amends: Type.Object({ author: Type.String(), seq: Type.Integer({ minimum: 0 }) }),
  reason: Type.String({ maxLength: 4000 }),
});
export type ViolationAmended = Static<typeof ViolationAmended>;

/** Every event type of this build with its newest version and schema. */
export const eventTypes = {
  "report.filed": { version: 1, schema: ReportFiled },
  "report.corrected": { version: 1, schema: ReportCorrected },
  "violation.logged": { version: 1, schema: ViolationLogged },
  "violation.amended": { version: 1, schema: ViolationAmended },
} as const;
export type EventType = keyof typeof eventTypes;
export type EventData = { [Type in EventType]: Static<(typeof eventTypes)[Type]["schema"]> };
