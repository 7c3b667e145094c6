import type { CaseEntry } from "../../shared/projections/case-entry.ts";
import { provenTime } from "../../shared/projections/timeliness.ts";
import { ToldBy, type RoleOf } from "../supervision/ToldBy.tsx";

interface SaidByProps {
  entry: CaseEntry & { hasRight: boolean | null };
  roleOf: RoleOf;
}

/** Who, in which role, when; whether it has reached the server, and whether it was theirs to record. */
export function SaidBy({ entry, roleOf }: SaidByProps) {
  const { author, officer, position, hasRight } = entry;
  return (
    <ToldBy told={{ author, officer, position, hasRight, time: provenTime(entry, entry.times) }} roleOf={roleOf} />
  );
}
