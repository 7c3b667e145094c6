/** Durable verified ingest, and a full pull, each beside a bare route in the same run. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { startAmanat, startFloor, startProgram } from "./bench-process.ts";
import type { LoadReply, LoadRequest } from "./load.ts";

export interface Ratio {
  ours: number;
  floor: number;
  unit: string;
}

export interface ServerFigures {
  ingestBatch: Ratio;
  ingestSingle: Ratio;
  herd: Ratio;
  pull: Ratio;
}

export interface ServerLoad {
  rounds: number;
  /** Tablets, pushes of each, entries of a push. */
  batch: [tablets: number, pushes: number, entries: number];
  single: [tablets: number, pushes: number, entries: number];
  herd: [tablets: number, pushes: number, entries: number];
}

export const fullLoad: ServerLoad = { rounds: 5, batch: [50, 6, 100], single: [50, 20, 1], herd: [200, 1, 20] };

type Name = "batch" | "single" | "herd";

/** Rounds alternate between ours and the floor, so that a slow minute of the machine hits both; the median counts. */
export async function measureServer(
  load: ServerLoad,
  port: number,
  log: (line: string) => void,
): Promise<ServerFigures> {
  const [ours, floor] = await Promise.all([startAmanat(port), startFloor()]);
  const driver = startProgram("tests/bench/load.ts", []);
  driver.stdout!.resume();
  try {
    await ask(driver, { kind: "prepare", origin: ours.origin, tablets: Math.max(load.batch[0], load.herd[0]) });
    const speeds: Record<Name, { ours: number[]; floor: number[] }> = {
      batch: { ours: [], floor: [] },
      single: { ours: [], floor: [] },
      herd: { ours: [], floor: [] },
    };
    for (let round = 0; round <= load.rounds; round++) {
      for (const name of ["batch", "single", "herd"] as const) {
        const [tablets, bodies, size] = load[name];
        await ask(driver, { kind: "build", tablets, bodies, size });
        const bare = await ask(driver, { kind: "send", origin: floor.origin, path: "/push" });
        const real = await ask(driver, { kind: "send", origin: ours.origin, path: "/api/sync/push" });
        // The first round warms both up.
        if (round === 0) continue;
        speeds[name].floor.push(perSecond(bare));
        speeds[name].ours.push(perSecond(real));
        log(`${name} ${round}: ${Math.round(perSecond(real))}/s, floor ${Math.round(perSecond(bare))}/s`);
      }
    }
    const pull = { ours: [] as number[], floor: [] as number[] };
    for (let round = 0; round <= load.rounds; round++) {
      const bare = await ask(driver, { kind: "pull", origin: floor.origin, path: "/pull", pages: false });
      const real = await ask(driver, { kind: "pull", origin: ours.origin, path: "/api/sync/pull", pages: true });
      if (round === 0) continue;
      pull.floor.push(perSecond(bare));
      pull.ours.push(perSecond(real));
      log(`pull ${round}: ${Math.round(perSecond(real))}/s of ${real.entries}, floor ${Math.round(perSecond(bare))}/s`);
    }
    return {
      ingestBatch: toRatio(speeds.batch),
      ingestSingle: toRatio(speeds.single),
      herd: toRatio(speeds.herd),
      pull: toRatio(pull),
    };
  } finally {
    driver.kill();
    await Promise.all([ours.close(), floor.close()]);
  }
}

async function ask(driver: ChildProcess, message: LoadRequest): Promise<LoadReply> {
  driver.send(message);
  const [answer] = (await once(driver, "message")) as [{ reply?: LoadReply; error?: string }];
  if (answer.reply === undefined) throw new Error(answer.error);
  return answer.reply;
}

const perSecond = ({ entries, elapsedMs }: LoadReply): number => (entries / elapsedMs) * 1000;

const toRatio = ({ ours, floor }: { ours: number[]; floor: number[] }): Ratio => ({
  ours: Math.round(median(ours)),
  floor: Math.round(median(floor)),
  unit: "entries/s",
});

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
