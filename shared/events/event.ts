/** The facts of the domain that entries carry. An event type is never deleted; old versions are read through upcasters. */
import { Type, type Static } from "typebox";
import { ContestId, ReportCode } from "../catalogue/schema.ts";
import { RecordOf } from "../lib/record-of.ts";
import {
  CaseAnswered,
  CaseAsked,
  CaseAssigned,
  CaseJoined,
  CaseNoted,
  CaseParted,
  CaseStepped,
  EvidenceHandled,
} from "./case.ts";
import { ComplaintDecided, ComplaintRegistered } from "./complaint.ts";
import { CountReentered, CountSettled, CountSigned } from "./count.ts";
import { CustodyHandedOver, CustodyTakenOver } from "./custody.ts";
import { EntryMention } from "./mention.ts";
import { NoticeAcknowledged } from "./notice.ts";
import { PaperPrinted } from "./paper.ts";
import { Values } from "./values.ts";
import { ViolationAmended, ViolationLogged, ViolationSealed, withoutItems } from "./violation.ts";

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

/** A second person has compared a filing or correction with the paper and found it right. Never its author (domain.md B). */
export const ReportVerified = Type.Object({ verifies: EntryMention });
export type ReportVerified = Static<typeof ReportVerified>;

/** Stands beside the figures for good: a remark is never edited, and changes nothing of what it is about. */
export const RemarkAdded = Type.Object({
  /** Null: about the unit as a whole. */
  about: Type.Union([EntryMention, Type.Null()]),
  text: Type.String({ minLength: 1, maxLength: 4000 }),
});
export type RemarkAdded = Static<typeof RemarkAdded>;

/**
 * Somebody of the office has decided about an entry of a withdrawn device that was kept apart. What it does is a matter of the
 * log (`shared/sync/SPEC.md`, S31–S33); never made by the officer whose entry it is.
 */
export const QuarantineDecided = Type.Object({
  /** One entry by its place and its own hash: two entries may be kept apart at one place. */
  decides: Type.Object({ author: Type.String(), seq: Type.Integer({ minimum: 0 }), hash: Type.String() }),
  verdict: Type.Union([Type.Literal("accepted"), Type.Literal("refused")]),
  reason: Type.String({ minLength: 1, maxLength: 4000 }),
});
export type QuarantineDecided = Static<typeof QuarantineDecided>;

/** Something was done, or refused, at the server or a desk. Written by the server under its own key, about no branch. */
export const OfficeActed = Type.Object({
  /** One of `office-acts.ts`; a newer server may name others. */
  act: Type.String({ pattern: "^[a-z][a-z.-]{1,63}$" }),
  /** What it was done to: a user name, a unit, the key of a device. */
  subject: Type.String({ maxLength: 200 }),
  details: RecordOf(Type.Union([Type.Number(), Type.String({ maxLength: 1000 }), Type.Boolean(), Type.Null()]), {
    additionalProperties: false,
  }),
  by: Type.Object({
    /** `console`: at the server's command line. `server`: of its own accord. `nobody`: someone who did not say, or prove, who. */
    kind: Type.Union([
      Type.Literal("user"),
      Type.Literal("device"),
      Type.Literal("console"),
      Type.Literal("server"),
      Type.Literal("nobody"),
    ]),
    id: Type.String({ maxLength: 200 }),
  }),
});
export type OfficeActed = Static<typeof OfficeActed>;

/** Every event type of this build with its newest version and schema. */
export const eventTypes = {
  "report.filed": { version: 1, schema: ReportFiled },
  "report.corrected": { version: 1, schema: ReportCorrected },
  "violation.logged": { version: 2, schema: ViolationLogged, upcasters: [withoutItems] },
  "violation.amended": { version: 2, schema: ViolationAmended, upcasters: [withoutItems] },
  "violation.sealed": { version: 1, schema: ViolationSealed },
  "report.verified": { version: 1, schema: ReportVerified },
  "remark.added": { version: 1, schema: RemarkAdded },
  "office.acted": { version: 1, schema: OfficeActed },
  "quarantine.decided": { version: 1, schema: QuarantineDecided },
  "custody.handed-over": { version: 1, schema: CustodyHandedOver },
  "custody.taken-over": { version: 1, schema: CustodyTakenOver },
  "case.stepped": { version: 1, schema: CaseStepped },
  "case.assigned": { version: 1, schema: CaseAssigned },
  "case.noted": { version: 1, schema: CaseNoted },
  "case.asked": { version: 1, schema: CaseAsked },
  "case.answered": { version: 1, schema: CaseAnswered },
  "case.joined": { version: 1, schema: CaseJoined },
  "case.parted": { version: 1, schema: CaseParted },
  "evidence.handled": { version: 1, schema: EvidenceHandled },
  "complaint.registered": { version: 1, schema: ComplaintRegistered },
  "complaint.decided": { version: 1, schema: ComplaintDecided },
  "count.reentered": { version: 1, schema: CountReentered },
  "count.settled": { version: 1, schema: CountSettled },
  "count.signed": { version: 1, schema: CountSigned },
  "paper.printed": { version: 1, schema: PaperPrinted },
  "notice.acknowledged": { version: 1, schema: NoticeAcknowledged },
} as const;
export type EventType = keyof typeof eventTypes;
export type EventData = { [Type in EventType]: Static<(typeof eventTypes)[Type]["schema"]> };
