import { useMemo } from "react";
import type { Offence } from "../../../shared/catalogue/schema.ts";
import { useCollection } from "../../reference/use-reference.ts";

export function useOffences(): ReadonlyMap<string, Offence> {
  const offences = useCollection("offences");
  return useMemo(() => new Map(offences.map((offence) => [offence.id, offence])), [offences]);
}
