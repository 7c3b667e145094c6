import type { Offence } from "../../../shared/catalogue/schema.ts";
import type { ViolationLogged } from "../../../shared/events/violation.ts";
import type { EvidenceReference } from "../../../shared/journal/entry.ts";
import { readChecklist } from "../../../shared/projections/checklist.ts";
import { ChecklistCard } from "../../checklist/ChecklistCard.tsx";

interface AccountChecklistProps {
  content: ViolationLogged;
  evidence: readonly EvidenceReference[];
  offenceOf: ReadonlyMap<string, Offence>;
}

/** How well an account is documented, by the same list that its officer had. */
export function AccountChecklist({ content, evidence, offenceOf }: AccountChecklistProps) {
  const asked = offenceOf.get(content.offence)?.checklist ?? [];
  return <ChecklistCard checklist={readChecklist(asked, content, evidence)} />;
}
