/**
 * Mistakes as people make them, each at one step of the real thing. A simulation that does not notice them all is no proof of
 * anything. `harm` is what must come of it.
 */
import type { Bug } from "./bug.ts";
import type { Harm } from "./ledger.ts";
import { bugsOfCarrying } from "./planted-carried-bugs.ts";
import { bugsOfServers } from "./planted-server-bugs.ts";
import { bugsOfSyncing } from "./planted-sync-bugs.ts";
import { bugsOfTablets } from "./planted-tablet-bugs.ts";

export interface PlantedBug {
  /** What somebody did wrong. */
  mistake: string;
  harm: Harm;
  bug: Bug;
}

export const plantedBugs: Readonly<Record<string, PlantedBug>> = {
  ...bugsOfTablets,
  ...bugsOfSyncing,
  ...bugsOfServers,
  ...bugsOfCarrying,
};
