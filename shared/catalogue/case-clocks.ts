/**
 * How long a case may rest before the office above is told. No law sets these times (basis "design"); the longest follow from the
 * boards' own: complaints are decided within seven days after voting (domain.md D).
 */
import type { Offence } from "./schema.ts";

/** `see`: until somebody takes it up · `verify` · `refer`: until the addressee has taken it on · `decide`. */
export type CaseClockName = "see" | "verify" | "refer" | "decide";
export type CaseSeverity = NonNullable<Offence["severity"]> | "ungraded";
/** Who is to be told, from the nearest on. */
export type CaseLevel = "bakhsh" | "county" | "province" | "ministry";

const hour = 60;
const day = 24 * hour;

/** In minutes. An offence without a severity is no reason to wait longer than for a medium one. */
export const caseClocks: Record<CaseSeverity, Record<CaseClockName, number>> = {
  critical: { see: 15, verify: hour, refer: 2 * hour, decide: day },
  high: { see: 30, verify: 2 * hour, refer: 4 * hour, decide: 2 * day },
  medium: { see: hour, verify: 4 * hour, refer: 8 * hour, decide: 5 * day },
  low: { see: 2 * hour, verify: 8 * hour, refer: day, decide: 7 * day },
  ungraded: { see: hour, verify: 4 * hour, refer: 8 * hour, decide: 5 * day },
};

/** Each time that a clock's allowance has passed once more, the next level is told. */
export const caseLevels: readonly CaseLevel[] = ["bakhsh", "county", "province", "ministry"];
