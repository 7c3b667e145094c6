/** Entries of a branch's day as a store keeps them, for folds: unsigned, since folds take what was already verified. */
import { demonstrationProvince } from "../../shared/catalogue/demonstration-province.ts";
import type { EventType } from "../../shared/events/event.ts";
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import { createElectionCatalogue, type CatalogueDocuments } from "../../shared/projections/election-catalogue.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";

export const electionDay = "2016-02-26";

export const province = demonstrationProvince({ seed: "day-fixtures", electionDay });

const documents: CatalogueDocuments = {
  election: province.elections[0]!,
  calendar: province.calendar,
  reports: province.reports,
  rules: province.rules,
  offences: province.offences,
  constituencies: province.constituencies,
};

export const catalogueWith = (over: Partial<CatalogueDocuments> = {}) =>
  createElectionCatalogue({ ...documents, ...over });

export const catalogue = catalogueWith();

export const branches = province.units.filter(({ kind }) => kind === "branch");

/** The instant of a wall time of election day in Tehran. */
export const at = (wallTime: string): string => new Date(`${electionDay}T${wallTime}:00.000+03:30`).toISOString();

/** 43 letters that stand for a key or a hash. */
export const name43 = (name: string): string =>
  `${name
    .replace(/[^A-Za-z0-9_-]/g, "_")
    .padEnd(42, "-")
    .slice(0, 42)}A`;

export interface GivenEntry {
  author: string;
  seq: number;
  type: EventType | (string & {});
  unit: string;
  subject: string;
  data: Record<string, unknown> | null;
  claimedAt: string;
  receivedAt?: string | null;
  position?: number | null;
  typeVersion?: number;
  evidence?: EvidenceReference[];
  officer?: string;
  mode?: "live" | "rehearsal";
  anchorAt?: string | null;
}

/** Tells two payloads apart as salt and hash do. */
export function storedEntry(given: GivenEntry): StoredEntry {
  const salt = `${name43(`${given.author}${given.seq}`).slice(0, 21)}A`;
  const payload = given.data === null ? null : { salt, data: given.data, evidence: given.evidence ?? [] };
  const anchorAt = given.anchorAt === undefined ? at("06:00") : given.anchorAt;
  const header = {
    format: 1,
    election: documents.election.id,
    author: name43(given.author),
    seq: given.seq,
    backlink: given.seq === 0 ? null : name43(`${given.author}-${given.seq - 1}`),
    type: given.type,
    typeVersion: given.typeVersion ?? 1,
    unit: given.unit,
    subject: given.subject,
    officer: given.officer ?? `officer-of-${given.author}`,
    mode: given.mode ?? documents.election.mode,
    claimedAt: given.claimedAt,
    clock: {
      boot: "boot-1",
      monotonicMs: 1000,
      anchor: anchorAt === null ? null : { serverAt: anchorAt, monotonicMs: 1000 },
    },
    seen: null,
    payloadHash: name43(`payload-${given.author}-${given.seq}`),
    payloadSize: payload === null ? 0 : JSON.stringify(payload).length,
  };
  return {
    header: JSON.stringify(header),
    payload: payload === null ? null : JSON.stringify(payload),
    position: given.position ?? null,
    receivedAt: given.receivedAt ?? null,
  };
}

export interface ReportFigures {
  values?: Record<string, unknown>;
  majles?: Record<string, unknown>;
  experts?: Record<string, unknown>;
  findings?: { rule: string; contest: string | null; explanation: string }[];
}

/** The data of a `report.filed`. */
export function reportData(report: string, slot: string | null, figures: ReportFigures = {}): Record<string, unknown> {
  const { values = {}, majles, experts, findings = [] } = figures;
  return { report, slot, values, contests: { ...(majles && { majles }), ...(experts && { experts }) }, findings };
}

/** Hourly figures that agree with one another: everybody who was checked took both ballots. */
export function hourlyFigures(checked: number, received = 1000): ReportFigures {
  const ballots = { ballotsUsed: checked, ballotsSpoiled: 0, ballotsRemaining: received - checked };
  return { values: { idElectronic: checked, idManual: 0 }, majles: ballots, experts: ballots };
}

export function violationData(offence: string, over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    offence,
    description: "یک نفر در صف تبلیغ می‌کرد",
    occurredAt: at("09:40"),
    place: "حیاط مدرسه",
    people: [{ role: "outsider", note: "" }],
    actionTaken: "تذکر داده شد",
    items: [],
    witnesses: [],
    numbers: [],
    position: null,
    ...over,
  };
}
