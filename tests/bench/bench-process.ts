import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface BenchServer {
  origin: string;
  dataPath: string;
  close(): Promise<void>;
}

/** A TypeScript program of its own process, ended with its parent. */
export function startProgram(file: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, ...env },
  });
  process.on("exit", () => child.kill("SIGKILL"));
  return child;
}

/** The real server on a port and in a data folder of its own. */
export async function startAmanat(port: number, env: NodeJS.ProcessEnv = {}): Promise<BenchServer> {
  const dataPath = mkdtempSync(join(tmpdir(), "amanat-bench-"));
  const child = startProgram("server/main.ts", [], {
    AMANAT_PORT: String(port),
    AMANAT_DATA: dataPath,
    AMANAT_RATE_LIMIT: "0",
    ...env,
  });
  await untilPrinted(child, "http://");
  return { origin: `http://127.0.0.1:${port}`, dataPath, close: () => end(child, dataPath) };
}

/** The bare route beside which ours is measured. */
export async function startFloor(): Promise<BenchServer> {
  const dataPath = mkdtempSync(join(tmpdir(), "amanat-floor-"));
  const child = startProgram("tests/bench/floor-server.ts", [dataPath]);
  const origin = (await untilPrinted(child, "http://")).trim();
  return { origin, dataPath, close: () => end(child, dataPath) };
}

async function untilPrinted(child: ChildProcess, mark: string): Promise<string> {
  let printed = "";
  for await (const chunk of child.stdout!) {
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
