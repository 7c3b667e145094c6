/** How well a report is documented, told from what stands of it. It says nothing of whether the report is true. */
import type { Violation } from "./violations.ts";

/** Shorter than this, a description says hardly more than the offence's name. */
export const leastDescription = 40;

export const documentationParts = [
  "description",
  "time",
  "place",
  "position",
  "people",
  "evidence",
  "witness",
  "action",
] as const;
export type DocumentationPart = (typeof documentationParts)[number];

export interface Documentation {
  /** Of `documentationParts`, in their order. */
  present: DocumentationPart[];
  missing: DocumentationPart[];
}

/** Of several reports of one event, what any of them has. */
export function readDocumentation(violations: readonly Pick<Violation, "heads" | "evidence">[]): Documentation {
  const contents = violations.flatMap(({ heads }) => heads.flatMap(({ content }) => content ?? []));
  const has: Record<DocumentationPart, boolean> = {
    description: contents.some(({ description }) => description.trim().length >= leastDescription),
    time: contents.some(({ occurredAt }) => occurredAt !== null),
    place: contents.some(({ place }) => place.trim() !== ""),
    position: contents.some(({ position }) => position !== null),
    people: contents.some(({ people }) => people.length > 0),
    evidence: violations.some(({ evidence }) => evidence.length > 0),
    witness: contents.some(({ witnesses }) => witnesses.length > 0),
    action: contents.some(({ actionTaken }) => actionTaken.trim() !== ""),
  };
  return {
    present: documentationParts.filter((part) => has[part]),
    missing: documentationParts.filter((part) => !has[part]),
  };
}
