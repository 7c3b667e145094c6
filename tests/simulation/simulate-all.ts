import { fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { SimulationResult } from "./simulate.ts";

/**
 * The days of these seeds, on all processors at once, in the order of the seeds. `bug`: the name of a planted one. Rejects if a process
 * ends before its time.
 */
export async function simulateAll(
  seeds: readonly string[],
  bug: string | undefined,
  onProgress: (done: readonly SimulationResult[]) => void,
): Promise<SimulationResult[]> {
  const script = fileURLToPath(new URL("./seed-process.ts", import.meta.url));
  const results = new Map<string, SimulationResult>();
  const waiting = [...seeds];
  const live = async () => {
    const child = fork(script, bug === undefined ? [] : [bug]);
    const ended = once(child, "exit").then(([code]): never => {
      throw new Error(`a process of the simulation ended with ${String(code)}`);
    });
    try {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        child.send(seed);
        const [result] = (await Promise.race([once(child, "message"), ended])) as [SimulationResult];
        results.set(seed, result);
        onProgress([...results.values()]);
      }
    } finally {
      ended.catch(() => undefined);
      child.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), seeds.length) }, live));
  return seeds.map((seed) => results.get(seed)!);
}
