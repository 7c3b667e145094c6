import { createHash } from "node:crypto";
import type { Bug } from "./bug.ts";
import { checkCopies } from "./check-copies.ts";
import { checkLog } from "./check-log.ts";
import { checkProjections } from "./check-projections.ts";
import type { Finding, Harm } from "./ledger.ts";
import { World } from "./world.ts";

export interface SimulationResult {
  seed: string;
  findings: Finding[];
  entries: number;
  /** How often what happened. */
  counts: Readonly<Record<string, number>>;
  /** Of the server's log at the end: equal for equal days. */
  logHash: string;
}

/** One day. The same seed gives the same day, to the last byte. */
export async function simulate(seed: string, bug: Bug = {}): Promise<SimulationResult> {
  const world = new World(seed, bug);
  const day = async () => {
    await world.live();
    await world.syncAll();
  };
  try {
    await world.scheduler.runUntil(day());
    checkLog(world);
    checkCopies(world);
    checkProjections(world);
  } catch (error) {
    world.ledger.find("diverged", error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  return {
    seed,
    findings: world.ledger.findings,
    entries: world.server.store.log.length,
    counts: world.ledger.counts,
    logHash: createHash("sha256").update(JSON.stringify(world.server.store.log)).digest("base64url"),
  };
}

export const countHarm = (findings: readonly Finding[], harm: Harm): number =>
  findings.filter((finding) => finding.harm === harm).length;
