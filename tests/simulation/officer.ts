/** What officers record in a day: filings, corrections of what they see, violations with photos, and what only a newer build writes. */
import type { NewEvent } from "../../shared/journal/build-entry.ts";
import type { Header } from "../../shared/journal/entry.ts";
import type { EvidenceHash, UnitId } from "../../shared/journal/ids.ts";
import { hourlyFigures, reportData, violationData } from "../support/day-fixtures.ts";
import type { TabletState } from "../support/memory-tablet-journal.ts";
import type { SeededRandom } from "../support/seeded-random.ts";

const slots = [
  ["R1", "main"],
  ["R2", "h09"],
  ["R2", "h10"],
  ["R2", "h11"],
  ["R2", "h12"],
  ["R6", "main"],
] as const;

/** A text in the payload by which a person would know the record again. */
export const markOf = (intent: string): string => `(${intent})`;

export const isOf = (intent: string, payload: string | null): boolean => payload?.includes(markOf(intent)) ?? false;

export function makeEvent(intent: string, unit: string, state: TabletState, random: SeededRandom): NewEvent {
  const common = { typeVersion: 1, unit: unit as UnitId, evidence: [] };
  const seen = listSeen(state, unit);
  const kind = random.next();
  if (kind < 0.15) {
    return {
      ...common,
      type: "violation.logged",
      subject: `violation-${intent}`,
      data: violationData("art66-03", { description: markOf(intent) }),
      evidence: random.chance(0.5) ? [photo(intent, random)] : [],
    };
  }
  if (kind < 0.2) return { ...common, type: "case.opened", subject: `case-${intent}`, data: { note: markOf(intent) } };
  const corrected = kind < 0.4 ? seen.filter(({ type }) => type.startsWith("report.")) : [];
  if (corrected.length > 0) {
    const { author, seq, subject } = random.pick(corrected);
    const [, code, slot] = subject.split("/");
    const data = figures(intent, code!, slot!, random);
    return {
      ...common,
      type: "report.corrected",
      subject,
      data: { ...data, corrects: { author, seq }, reason: "miscounted" },
    };
  }
  const [code, slot] = random.pick(slots);
  return {
    ...common,
    type: "report.filed",
    subject: `${unit}/${code}/${slot}`,
    data: figures(intent, code, slot, random),
  };
}

function figures(intent: string, code: string, slot: string, random: SeededRandom): Record<string, unknown> {
  const { values, ...rest } = hourlyFigures(random.pick([10, 10, 25, 40]));
  return reportData(code, slot, { ...rest, values: { ...values, note: markOf(intent) } });
}

function photo(intent: string, random: SeededRandom): NewEvent["evidence"][number] {
  const sha256 = Buffer.from(random.bytes(32)).toString("base64url") as EvidenceHash;
  return { sha256, sizeBytes: 40_000, mediaType: "image/jpeg", name: `${intent}.jpg` };
}

/** Headers of what this device shows of the unit. */
function listSeen(state: TabletState, unit: string): Header[] {
  const rows = [...state.own.values(), ...state.pulled.values()];
  return rows.map(({ entry }) => JSON.parse(entry.header) as Header).filter((header) => header.unit === unit);
}
