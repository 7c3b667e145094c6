import type { Offence } from "../../../shared/catalogue/schema.ts";
import type { ViolationLogged } from "../../../shared/events/violation.ts";
import type { EvidenceReference } from "../../../shared/journal/entry.ts";
import { askedOfSealed, readChecklist } from "../../../shared/projections/checklist.ts";
import { ChecklistCard } from "../../checklist/ChecklistCard.tsx";

interface AccountChecklistProps {
  content: ViolationLogged;
  evidence: readonly EvidenceReference[];
  offenceOf: ReadonlyMap<string, Offence>;
  isSealed?: boolean;
}

/** How well an account is documented, by the same list that its officer had. */
export function AccountChecklist({ content, evidence, offenceOf, isSealed = false }: AccountChecklistProps) {
  const whole = offenceOf.get(content.offence)?.checklist ?? [];
  const asked = isSealed ? askedOfSealed(whole) : whole;
  return <ChecklistCard checklist={readChecklist(asked, content, evidence)} />;
}
