import { useMemo } from "react";
import type { Offence } from "../../../shared/catalogue/schema.ts";
import type { DeskCase } from "../../desk/desk-case.ts";
import type { Places } from "../../desk/places.ts";
import { useMessages } from "../../i18n/messages.ts";
import { useFormat } from "../../i18n/use-format.ts";
import { useOfficerNames } from "../../tablet/use-officer-names.ts";
import { casesMessages } from "./cases-messages.ts";
import { offenceNames } from "./offence-names.ts";
import type { CaseNames } from "./order-cases.ts";
import { violationsMessages } from "./violations-messages.ts";

/** What the list says of a case, in the language of the moment. */
export function useCaseNames(places: Places, offenceOf: ReadonlyMap<string, Offence>): CaseNames {
  const t = useMessages(violationsMessages);
  const { handler: words } = useMessages(casesMessages);
  const format = useFormat();
  const nameOf = useOfficerNames();
  return useMemo(
    () => ({
      county({ violations: [violation] }: DeskCase) {
        const branch = places.unitOf.get(violation.unit);
        const county = branch && places.countyOf(branch);
        return county ? format.pick(county.name) : "";
      },
      offence: ({ violations: [violation] }: DeskCase) => offenceNames(violation, offenceOf, t, format),
      handler({ handler }: DeskCase) {
        if (handler.kind === "disputed") return words.disputed;
        return handler.officer === null ? "" : nameOf(handler.officer);
      },
      compare: format.compare,
    }),
    [places, offenceOf, t, words, format, nameOf],
  );
}
