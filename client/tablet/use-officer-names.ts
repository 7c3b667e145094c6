import { useCallback, useMemo } from "react";
import { listOfficers } from "../journal-store/device.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useCollection } from "../reference/use-reference.ts";

/** Names of officers by id: as they signed on this tablet, else as the staff list has them, else the id itself. */
export function useOfficerNames(): (officer: string) => string {
  const format = useFormat();
  const people = useCollection("people");
  const officers = useJournalQuery(() => listOfficers(), []);
  const personOf = useMemo(() => new Map(people.map((person) => [person.id, person])), [people]);
  return useCallback(
    (officer) => {
      const own = officers?.find(({ id }) => id === officer)?.name;
      if (own) return own;
      const person = personOf.get(officer);
      return person ? format.pick(person.name) : officer;
    },
    [officers, personOf, format],
  );
}
