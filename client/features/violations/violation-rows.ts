import type { Offence } from "../../../shared/catalogue/schema.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import type { Places } from "../../desk/places.ts";
import type { ProvenTimeMessages } from "../../proven-time/proven-time-messages.ts";
import type { Format } from "../../i18n/use-format.ts";
import { offenceNames } from "./offence-names.ts";
import { severityOf, statesOf } from "./select-violations.ts";
import type { ViolationsMessages } from "./violations-messages.ts";

/** The list as a file. */
export function violationRows(
  violations: readonly Violation[],
  places: Places,
  offenceOf: ReadonlyMap<string, Offence>,
  t: ViolationsMessages,
  { clocks }: ProvenTimeMessages,
  format: Format,
): (string | number | null)[][] {
  const { csv } = t;
  const head = [
    csv.subject,
    csv.severity,
    csv.offence,
    csv.unit,
    csv.branch,
    csv.county,
    csv.occurredAt,
    csv.claimedAt,
    csv.clock,
    csv.provenAfter,
    csv.receivedAt,
    csv.state,
    csv.evidence,
    csv.description,
  ];
  const rows = violations.map((violation) => {
    const branch = places.unitOf.get(violation.unit);
    const county = branch && places.countyOf(branch);
    const { time } = violation;
    const receivedAt = time.provenBefore;
    return [
      violation.subject,
      t.severities[severityOf(violation)],
      offenceNames(violation, offenceOf, t, format),
      violation.unit,
      branch ? format.pick(branch.name) : "",
      county ? format.pick(county.name) : "",
      violation.occurredAt === null ? "" : format.moment(violation.occurredAt),
      format.moment(time.claimedAt),
      clocks[time.clock],
      time.provenAfter === null ? "" : format.moment(time.provenAfter),
      receivedAt === null ? "" : format.moment(receivedAt),
      statesOf(violation)
        .map((state) => t.states[state])
        .join(" / "),
      violation.evidence.length,
      violation.heads.map(({ content }) => content?.description ?? t.unreadable).join(" / "),
    ];
  });
  return [head, ...rows];
}
