import type { RefObject } from "react";
import type { ChecklistCheck, Offence } from "../../../shared/catalogue/schema.ts";
import type { ViolationLogged } from "../../../shared/events/violation.ts";
import type { EvidenceReference } from "../../../shared/journal/entry.ts";
import { askedOfSealed, readChecklist } from "../../../shared/projections/checklist.ts";
import { ChecklistCard } from "../../checklist/ChecklistCard.tsx";

interface FormChecklistProps {
  offence: Offence;
  content: ViolationLogged;
  /** Every file that goes with the report, those of an amended entry too. */
  evidence: readonly EvidenceReference[];
  /** No file goes along: what only a file tells is not asked for. */
  isSealed: boolean;
  /** Holds the fields, each in an element whose `data-fact` names what it tells. */
  fields: RefObject<HTMLElement | null>;
}

/** The offence's checklist as the form fills. A press on what is missing leads to its field. */
export function FormChecklist({ offence, content, evidence, isSealed, fields }: FormChecklistProps) {
  const tell = (fact: ChecklistCheck["fact"]) => {
    // What has no field of its own can be told in words.
    const place =
      fields.current?.querySelector(`[data-fact="${fact}"]`) ??
      fields.current?.querySelector('[data-fact="description"]');
    const control = place?.querySelector<HTMLElement>("input:not([type=file]), textarea, button, select");
    place?.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
  };
  const whole = offence.checklist ?? [];
  const asked = isSealed ? askedOfSealed(whole) : whole;
  return <ChecklistCard checklist={readChecklist(asked, content, evidence)} onTell={tell} />;
}
