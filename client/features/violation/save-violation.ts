import type { ViolationLogged } from "../../../shared/events/violation.ts";
import type { EvidenceReference } from "../../../shared/journal/entry.ts";
import type { UnitId } from "../../../shared/journal/ids.ts";
import type { EntryReference } from "../../../shared/projections/stored-entry.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { recordEvent } from "../../session/record-event.ts";

interface ViolationToSave {
  unit: string;
  subject: string;
  data: ViolationLogged;
  evidence: EvidenceReference[];
  /** The entry that this amends, and why; null for a first one. */
  amends: { entry: EntryReference; reason: string } | null;
  draft: string;
}

/** Signs and saves; resolves when it is durable. The draft must have been saved before. */
export function saveViolation({ unit, subject, data, evidence, amends, draft }: ViolationToSave): Promise<EntryRow> {
  const record = { unit: unit as UnitId, subject, evidence, draft };
  if (amends === null) return recordEvent({ ...record, type: "violation.logged", data });
  const { entry, reason } = amends;
  const named = { author: entry.author, seq: entry.seq };
  return recordEvent({ ...record, type: "violation.amended", data: { ...data, amends: named, reason } });
}
