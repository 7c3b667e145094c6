import type { Report } from "../schema.ts";
import { closing } from "./closing.ts";
import { counting } from "./counting.ts";
import { extension } from "./extension.ts";
import { handover } from "./handover.ts";
import { hourly } from "./hourly.ts";
import { incident } from "./incident.ts";
import { opening } from "./opening.ts";
import { readiness } from "./readiness.ts";
import { supply } from "./supply.ts";

/** The nine reports R0 to R8 of an election day, in order. Codes and deadlines: domain.md C. */
export const electionDayReports: Report[] = [
  readiness,
  opening,
  hourly,
  supply,
  incident,
  extension,
  closing,
  counting,
  handover,
];
