/** Durable verified ingest, and a pull, each beside a bare route in the same run. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { findPort } from "../support/server-process.ts";
import { startAmanat, startFloor, startProgram, untilQuiet, type BenchServer } from "./bench-process.ts";
import type { LoadReply, LoadRequest } from "./load.ts";
import { alternate, spreadOf, toRatio, type Log, type Pairs, type Ratio } from "./rounds.ts";

/** What all tablets send at once: tablets, pushes of each one after the other, entries of a push. */
export interface PushLoad {
  tablets: number;
  pushes: number;
  size: number;
}

export interface ServerLoad {
  rounds: number;
  warmUps: number;
  ingestBatch: PushLoad;
  ingestSingle: PushLoad;
  herd: PushLoad;
  pullEntries: number;
}

const ingestNames = ["ingestBatch", "ingestSingle", "herd"] as const;
export type ServerKey = (typeof ingestNames)[number] | "pull";
const unit = "entries/s";

export async function measureServer(
  load: ServerLoad,
  wanted: (key: ServerKey) => boolean,
  log: Log,
): Promise<Partial<Record<ServerKey, Ratio>>> {
  const [ours, floor] = await Promise.all([startAmanat(await findPort()), startFloor()]);
  const driver = startProgram("tests/bench/load.ts", []);
  driver.stdout!.resume();
  const bench = new ServerBench(load, ours, floor, driver);
  try {
    await bench.enrol();
    const figures: Partial<Record<ServerKey, Ratio>> = {};
    const keep = (key: ServerKey, pairs: Pairs) => {
      figures[key] = toRatio(pairs, unit);
      log(`${key}: ${pairs.ours.map(shown).join(" ")}  floor ${pairs.floor.map(shown).join(" ")}`);
      log(
        `${key}: ${spreadOf(pairs)
          .map((share) => share.toFixed(2))
          .join(" to ")} of the floor`,
      );
    };
    for (const key of ingestNames) if (wanted(key)) keep(key, await bench.measureIngest(load[key]));
    if (wanted("pull")) keep("pull", await bench.measurePull());
    return figures;
  } finally {
    driver.kill();
    await Promise.all([ours.close(), floor.close()]);
  }
}

class ServerBench {
  readonly #pids: readonly number[];

  constructor(
    private readonly load: ServerLoad,
    private readonly ours: BenchServer,
    private readonly floor: BenchServer,
    private readonly driver: ChildProcess,
  ) {
    this.#pids = [ours.pid, floor.pid];
  }

  async enrol(): Promise<void> {
    const { ingestBatch, ingestSingle, herd } = this.load;
    const tablets = Math.max(ingestBatch.tablets, ingestSingle.tablets, herd.tablets);
    await this.#ask({ kind: "prepare", origin: this.ours.origin, tablets });
  }

  measureIngest({ tablets, pushes, size }: PushLoad): Promise<Pairs> {
    const send = (url: string) => async () => this.#speed({ kind: "send", url });
    return alternate(
      this.load.rounds,
      this.load.warmUps,
      { ours: send(`${this.ours.origin}/api/sync/push`), floor: send(`${this.floor.origin}/push`) },
      async () => void (await this.#ask({ kind: "build", tablets, pushes, size })),
    );
  }

  async measurePull(): Promise<Pairs> {
    await this.#fill();
    const pull = (url: string, pages: boolean) => async () =>
      this.#speed({ kind: "pull", url, entries: this.load.pullEntries, pages });
    return alternate(this.load.rounds, this.load.warmUps, {
      ours: pull(`${this.ours.origin}/api/sync/pull`, true),
      floor: pull(`${this.floor.origin}/pull`, false),
    });
  }

  /** Both logs hold at least what is to be pulled. */
  async #fill(): Promise<void> {
    const size = 100;
    const tablets = Math.min(50, this.load.ingestBatch.tablets);
    const pushes = Math.ceil(this.load.pullEntries / tablets / size);
    await this.#ask({ kind: "build", tablets, pushes, size });
    for (const url of [`${this.floor.origin}/push`, `${this.ours.origin}/api/sync/push`]) {
      await this.#ask({ kind: "send", url });
    }
  }

  /** In entries a second, while neither server is still at what came before. */
  async #speed(request: LoadRequest): Promise<number> {
    await untilQuiet(this.#pids);
    const { entries, elapsedMs } = await this.#ask(request);
    return (entries / elapsedMs) * 1000;
  }

  async #ask(request: LoadRequest): Promise<LoadReply> {
    this.driver.send(request);
    const [answer] = (await once(this.driver, "message")) as [{ reply?: LoadReply; error?: string }];
    if (answer.reply === undefined) throw new Error(answer.error);
    return answer.reply;
  }
}

const shown = (value: number): string => String(Math.round(value));
