import type { Bug } from "./bug.ts";
export interface PlantedBug {
  what: string;
  bug: Bug;
}
export const plantedBugs: Record<string, PlantedBug> = {};
