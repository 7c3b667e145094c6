import { createElectionCatalogue, type ElectionCatalogue } from "../../shared/projections/election-catalogue.ts";
import type { Unit } from "../../shared/catalogue/schema.ts";
import { useCollection, useDocument } from "../reference/use-reference.ts";
import { useSession } from "../session/session-store.ts";

let last: { parts: readonly unknown[]; catalogue: ElectionCatalogue } | undefined;

/** The reference collections with their look-ups: one object for all screens until a document changes. Undefined before the first replication. */
export function useElectionCatalogue(): ElectionCatalogue | undefined {
  const election = useDocument(
    "elections",
    useSession((session) => session.device?.election ?? null),
  );
  const calendar = useCollection("calendar");
  const reports = useCollection("reports");
  const rules = useCollection("rules");
  const offences = useCollection("offences");
  const constituencies = useCollection("constituencies");
  if (election === undefined) return undefined;
  const parts = [election, calendar, reports, rules, offences, constituencies];
  if (last === undefined || parts.some((part, index) => part !== last!.parts[index])) {
    const inOrder = {
      reports: reports.toSorted((left, right) => left.order - right.order),
      offences: offences.toSorted((left, right) => left.order - right.order),
    };
    last = { parts, catalogue: createElectionCatalogue({ election, calendar, rules, constituencies, ...inOrder }) };
  }
  return last.catalogue;
}

/** The branch that this tablet serves. */
export function useOwnUnit(): Unit | undefined {
  return useDocument(
    "units",
    useSession((session) => session.device?.unit ?? null),
  );
}
