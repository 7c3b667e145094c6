import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface BenchServer {
  origin: string;
  dataPath: string;
  pid: number;
  close(): Promise<void>;
}

/** A TypeScript program of its own process, ended with its parent. */
export function startProgram(file: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, ...env },
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  return child;
}

/** The real server on a port and in a data folder of its own; from its sources, or as it was compiled. */
export async function startAmanat(
  port: number,
  env: NodeJS.ProcessEnv = {},
  program = "server/main.ts",
): Promise<BenchServer> {
  const dataPath = mkdtempSync(join(tmpdir(), "amanat-bench-"));
  const child = startProgram(program, [], {
    AMANAT_PORT: String(port),
    AMANAT_DATA: dataPath,
    AMANAT_RATE_LIMIT: "0",
    ...env,
  });
  await untilPrinted(child, "http://");
  const origin = `http://127.0.0.1:${port}`;
  return { origin, dataPath, pid: child.pid!, close: () => end(child, dataPath) };
}

/** The bare routes beside which ours are measured. */
export async function startFloor(): Promise<BenchServer> {
  const dataPath = mkdtempSync(join(tmpdir(), "amanat-floor-"));
  const child = startProgram("tests/bench/floor-server.ts", [dataPath]);
  const origin = (await untilPrinted(child, "http://")).trim();
  return { origin, dataPath, pid: child.pid!, close: () => end(child, dataPath) };
}

async function untilPrinted(child: ChildProcess, mark: string): Promise<string> {
  let printed = "";
  // Leaving the loop would end the stream: what is printed later must go somewhere.
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
    printed += String(chunk);
    if (printed.includes(mark)) break;
  }
  child.stdout!.resume();
  if (!printed.includes(mark)) throw new Error(`a server ended before it was ready: ${printed}`);
  return printed;
}

async function end(child: ChildProcess, dataPath: string): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
  rmSync(dataPath, { recursive: true, force: true });
}

const lookEveryMs = 200;
const longestWaitMs = 120_000;
/** Of one core, over the time between two looks. */
const quietShare = 0.05;
const clockTicksPerSecond = 100;

/** Resolves when none of the processes works any more: what one does behind its answers must not slow down the other. */
export async function untilQuiet(pids: readonly number[]): Promise<void> {
  if (!existsSync("/proc/self/stat")) return sleep(2000);
  const usedMs = () => pids.reduce((sum, pid) => sum + findCpuMs(pid), 0);
  const startMs = performance.now();
  for (let before = usedMs(); performance.now() - startMs < longestWaitMs;) {
    await sleep(lookEveryMs);
    const now = usedMs();
    if (now - before <= lookEveryMs * quietShare) return;
    before = now;
  }
}

function findCpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field is the program's name, in parentheses; user and system time are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / clockTicksPerSecond;
}
