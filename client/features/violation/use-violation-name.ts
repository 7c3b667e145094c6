import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { violationMessages } from "./violation-messages.ts";

/** The offences that its standing entries name; ids that the catalogue does not have stand for themselves. */
export function useViolationName({
  offenceOf,
}: Pick<ElectionCatalogue, "offenceOf">): (violation: Pick<Violation, "offences">) => string {
  const t = useMessages(violationMessages);
  const format = useFormat();
  return ({ offences }) => {
    const names = offences.map((id) => {
      const offence = offenceOf.get(id);
      return offence ? format.pick(offence.name) : id;
    });
    return names.length === 0 ? t.unreadable : names.join(" / ");
  };
}
