import type { Offence } from "../../../shared/catalogue/schema.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import type { Format } from "../../i18n/use-format.ts";
import type { ViolationsMessages } from "./violations-messages.ts";

/** What was logged; several where the accounts differ. */
export function offenceNames(
  { offences }: Pick<Violation, "offences">,
  offenceOf: ReadonlyMap<string, Offence>,
  t: ViolationsMessages,
  format: Format,
): string {
  if (offences.length === 0) return t.unreadable;
  return offences
    .map((id) => {
      const offence = offenceOf.get(id);
      return offence === undefined ? t.unknownOffence(id) : format.pick(offence.name);
    })
    .join(" / ");
}
