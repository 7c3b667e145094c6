/** What receipts and the signed log cost: the server's ingest with them beside the same server without. */
import { rmSync } from "node:fs";
import { once } from "node:events";
import { compileServer, makeServerFolder } from "../support/compile-server.ts";
import { findPort } from "../support/server-process.ts";
import { startAmanat, startProgram, untilQuiet } from "./bench-process.ts";
import type { LoadReply, LoadRequest } from "./load.ts";
import { alternate, spreadOf, toRatio, type Log, type Pairs, type Ratio } from "./rounds.ts";
import type { PushLoad } from "./server-figures.ts";
import { withoutLog } from "./without-log.ts";

/** `ours`: with the log. `floor`: without it. Both compiled, both durable, each with tablets of its own. */
export async function measureLog(load: PushLoad, rounds: number, warmUps: number, log: Log): Promise<Ratio> {
  const sides = await Promise.all([startSide(false), startSide(true)]);
  const [ours, floor] = sides;
  try {
    for (const side of sides) await side.ask({ kind: "prepare", origin: side.origin, tablets: load.tablets });
    const pids = sides.map(({ pid }) => pid);
    const speed = (side: Side) => async () => {
      await untilQuiet(pids);
      const { entries, elapsedMs } = await side.ask({ kind: "send", url: `${side.origin}/api/sync/push` });
      return (entries / elapsedMs) * 1000;
    };
    const build = async () => {
      for (const side of sides) await side.ask({ kind: "build", ...load });
    };
    const pairs: Pairs = await alternate(rounds, warmUps, { ours: speed(ours), floor: speed(floor) }, build);
    log(`log: ${pairs.ours.map(Math.round).join(" ")}  without ${pairs.floor.map(Math.round).join(" ")}`);
    log(
      `log: ${spreadOf(pairs)
        .map((share) => share.toFixed(2))
        .join(" to ")} of what it is without`,
    );
    return toRatio(pairs, "entries/s");
  } finally {
    for (const side of sides) await side.close();
  }
}

interface Side {
  origin: string;
  pid: number;
  ask(request: LoadRequest): Promise<LoadReply>;
  close(): Promise<void>;
}

async function startSide(isWithout: boolean): Promise<Side> {
  const folder = makeServerFolder("bench-server");
  await compileServer(folder, isWithout ? [withoutLog] : []);
  const server = await startAmanat(await findPort(), {}, `${folder}/main.js`);
  const driver = startProgram("tests/bench/load.ts", []);
  driver.stdout!.resume();
  return {
    origin: server.origin,
    pid: server.pid,
    async ask(request) {
      driver.send(request);
      const [answer] = (await once(driver, "message")) as [{ reply?: LoadReply; error?: string }];
      if (answer.reply === undefined) throw new Error(answer.error);
      return answer.reply;
    },
    async close() {
      driver.kill();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
