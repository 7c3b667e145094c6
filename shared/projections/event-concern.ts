import type { EventType } from "../events/event.ts";

/** What an event is about, by its type alone: told also of an entry whose payload is gone. Every type of the build has its place. */
const concerns: Record<EventType, "report" | "violation"> = {
  "report.filed": "report",
  "report.corrected": "report",
  "violation.logged": "violation",
  "violation.amended": "violation",
};

const byType: ReadonlyMap<string, "report" | "violation"> = new Map(Object.entries(concerns));

/** Undefined of a type that only a newer build knows. */
export function findConcern(type: string): "report" | "violation" | undefined {
  return byType.get(type);
}
