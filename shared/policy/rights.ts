/**
 * The one table of rights: role × action, each within the holder's own unit and what lies below it (covers.ts). From domain.md
 * B; SPEC.md shows it in words, and a test holds the two together.
 */
import type { Role, UnitKind } from "../catalogue/schema.ts";
import type { EventType } from "../events/event.ts";
import type { EntryKind } from "./entry-kinds.ts";

/** What can be read: entries by kind, the devices with the health of their syncing, and the accounts of the desk. */
export type Readable = EntryKind | "devices";

/**
 * What is done at a desk or the server beside recording. `codes`: letting a device in. `devices`: withdrawing and replacing one.
 * `recovery`: opening a tablet whose PIN is forgotten. `quarantine`: deciding about entries that were kept apart. `notices`: telling
 * branches something. `extensions`: passing on an order that extends voting. `results`: telling when the results were announced.
 * `sealed`: opening a report that is anonymous towards its branch.
 */
export type Administration =
  | "users"
  | "codes"
  | "units"
  | "devices"
  | "recovery"
  | "quarantine"
  | "bundles"
  | "notices"
  | "extensions"
  | "results"
  | "sealed";

export interface Rights {
  /** Kinds of units at which somebody of this role stands: the widest is the scope that the role may have. */
  seats: readonly UnitKind[];
  records: readonly EventType[];
  reads: readonly Readable[];
  administers: readonly Administration[];
}

const reports: readonly EventType[] = ["report.filed", "report.corrected"];
const violations: readonly EventType[] = ["violation.logged", "violation.amended"];
/** In the field: what is not for the others at the tablet, and what the office asked. */
const fieldCases: readonly EventType[] = ["violation.sealed", "case.answered", "notice.acknowledged"];
const handling: readonly EventType[] = ["evidence.handled", "paper.printed"];
const casework: readonly EventType[] = [
  "case.stepped",
  "case.assigned",
  "case.noted",
  "case.asked",
  "case.joined",
  "case.parted",
];
const complaints: readonly EventType[] = ["complaint.registered", "complaint.decided"];
/** Second entry, settlement and signatures of the count. */
const counts: readonly EventType[] = ["count.reentered", "count.settled", "count.signed"];
const remarks: readonly EventType[] = ["remark.added"];
const verifications: readonly EventType[] = ["report.verified"];
const decisions: readonly EventType[] = ["quarantine.decided"];
/** Whoever has a tablet may send its work by courier; the offices take it over. */
const handing: readonly EventType[] = ["custody.handed-over"];
const takingOver: readonly EventType[] = ["custody.taken-over"];
const field: readonly Readable[] = ["figures", "cases", "handling"];

/** A county's governor and, within the bakhsh, the bakhshdar: they verify what the branches file, and never file themselves. */
const office: Omit<Rights, "seats"> = {
  records: [
    ...verifications,
    ...violations,
    ...remarks,
    ...decisions,
    ...takingOver,
    ...casework,
    ...handling,
    ...complaints,
  ],
  reads: [...field, "deliberation", "complaints", "devices"],
  administers: ["codes", "devices", "recovery", "quarantine", "bundles", "sealed"],
};
const branchStaff: Rights = {
  seats: ["branch"],
  records: [...reports, ...violations, ...handing, ...fieldCases, ...handling, ...counts],
  reads: field,
  administers: [],
};
const watching: Omit<Rights, "seats"> = {
  records: [...violations, ...remarks, ...handing, ...fieldCases, ...handling],
  reads: field,
  administers: [],
};

export const rights: Record<Role, Rights> = {
  "ministry-hq": {
    seats: ["province"],
    records: [],
    reads: [...field, "deliberation", "complaints", "devices", "audit"],
    administers: [],
  },
  "province-hq": {
    seats: ["province"],
    records: office.records,
    reads: [...office.reads, "audit"],
    administers: [...office.administers, "users", "units", "notices", "extensions", "results"],
  },
  // Devices, their syncing and the accounts, and nothing of what is reported: neither figures nor cases.
  "province-it": {
    seats: ["province"],
    records: [],
    reads: ["handling", "devices", "audit"],
    administers: ["users", "codes", "devices", "recovery"],
  },
  "county-governor": { seats: ["county"], ...office, administers: [...office.administers, "notices", "results"] },
  bakhshdar: { seats: ["bakhsh"], ...office },
  "executive-board": {
    seats: ["county", "bakhsh"],
    records: [...watching.records, ...complaints],
    reads: [...field, "complaints"],
    administers: [],
  },
  observer: { seats: ["province", "county", "bakhsh", "branch"], ...watching },
  "governor-representative": branchStaff,
  "branch-member": branchStaff,
  "computer-user": branchStaff,
  inspector: { seats: ["branch"], ...watching },
  "head-inspector": { seats: ["county", "bakhsh"], ...watching },
};

/** Undefined for a role that the catalogue does not know; it then has no right at all. */
export const findRights = (role: string): Rights | undefined =>
  Object.hasOwn(rights, role) ? rights[role as Role] : undefined;
