/** The reference collections as folds read them, with the look-ups that a board of thousands of branches needs. */
import { dueSlots } from "../catalogue/due-slots.ts";
import { seatsOf, type Seats } from "../catalogue/evaluate-rules.ts";
import type {
  CalendarItem,
  Constituency,
  Election,
  Localized,
  Offence,
  Report,
  ReportCode,
  Rule,
  Unit,
} from "../catalogue/schema.ts";

export interface CatalogueDocuments {
  election: Election;
  calendar: readonly CalendarItem[];
  reports: readonly Report[];
  rules: readonly Rule[];
  offences: readonly Offence[];
  constituencies: readonly Constituency[];
}

/** A due slot without the branch: `id` is `<report>/<slot>`. */
export interface SlotTimes {
  id: string;
  report: ReportCode;
  slot: string;
  opensMs: number;
  dueMs: number;
  dueAt: string;
  opensAt: string;
  label: Localized;
}

export interface ElectionCatalogue extends CatalogueDocuments {
  reportOf: ReadonlyMap<ReportCode, Report>;
  ruleOf: ReadonlyMap<string, Rule>;
  offenceOf: ReadonlyMap<string, Offence>;
  /** In order of due times. The same list for every unit of one constituency. */
  slotsOf(unit: Pick<Unit, "constituency">): readonly SlotTimes[];
  seatsOf(unit: Pick<Unit, "constituency" | "path">): Seats;
}

export function createElectionCatalogue(documents: CatalogueDocuments): ElectionCatalogue {
  const byConstituency = new Map<string | null, readonly SlotTimes[]>();
  return {
    ...documents,
    reportOf: byId(documents.reports),
    ruleOf: byId(documents.rules),
    offenceOf: byId(documents.offences),
    slotsOf({ constituency }) {
      const known = byConstituency.get(constituency);
      if (known !== undefined) return known;
      const slots = slotTimes(documents, constituency);
      byConstituency.set(constituency, slots);
      return slots;
    },
    seatsOf: (unit) => seatsOf(documents.constituencies, unit),
  };
}

function slotTimes({ election, calendar, reports }: CatalogueDocuments, constituency: string | null): SlotTimes[] {
  return dueSlots(election, calendar, reports, { id: "any", constituency }).map((slot) => ({
    id: `${slot.report}/${slot.key}`,
    report: slot.report,
    slot: slot.key,
    opensMs: Date.parse(slot.opensAt),
    dueMs: Date.parse(slot.dueAt),
    opensAt: slot.opensAt,
    dueAt: slot.dueAt,
    label: slot.label,
  }));
}

function byId<Document extends { id: string }>(documents: readonly Document[]): ReadonlyMap<string, Document> {
  return new Map(documents.map((document) => [document.id, document]));
}
