import { spawn, type ChildProcess } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The first password of the demonstration's users, as the start prints it. */
const demonstrationPassword = "amanat-demo";

export interface ServerOptions {
  /** Folder of the built client; the one of `npm run build` if not given. */
  clientPath?: string;
  /** A data folder of which it gets a copy: what was filed there lies in its log. */
  dataFrom?: string;
  /** Days from today in Iran to the rehearsal's election day; the demonstration's own is today. */
  electionInDays?: number;
  /** Yesterday's demonstration day, which went well until this time ("10:30") and then fell silent. */
  demonstrationUntil?: string;
  env?: Record<string, string>;
  /** The command line that starts it, given its own and its data folder: on a small disk, for one. */
  wrap?: (command: string[], dataPath: string) => string[];
}

/** The real server as a process of its own, on one port and one data folder through any number of stops and starts. */
export class ServerProcess {
  readonly dataPath = mkdtempSync(join(tmpdir(), "amanat-server-"));
  readonly password = demonstrationPassword;
  /** YYYY-MM-DD; midnight may pass before the tests end. */
  readonly electionDay: string;
  #child: ChildProcess | undefined;
  /** What it has printed since its last start. */
  printed = "";

  private constructor(
    readonly port: number,
    private readonly options: ServerOptions,
  ) {
    this.electionDay = dayInIran(options.electionInDays ?? 0);
  }

  /** Finds a port and starts on it with an empty data folder, that is with the demonstration province. */
  static async start(options: ServerOptions = {}): Promise<ServerProcess> {
    const server = new ServerProcess(await findPort(), options);
    console.log(`server on port ${server.port}, data in ${server.dataPath}`);
    const { dataFrom, electionInDays = 0, demonstrationUntil } = options;
    if (dataFrom !== undefined) cpSync(dataFrom, server.dataPath, { recursive: true });
    if (demonstrationUntil !== undefined) await server.admin("demo-day", "--until", demonstrationUntil);
    else if (electionInDays !== 0) await server.admin("set-election-day", server.electionDay);
    await server.start();
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The code for a first tablet that the start has printed. It works once. */
  get printedCode(): string {
    const code = /^\s+code\s+(\S+)$/m.exec(this.printed)?.[1];
    if (code === undefined) throw new Error(`the start printed no code:\n${this.printed}`);
    return code;
  }

  /** Throws while it does not run. */
  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error("the server does not run");
    return pid;
  }

  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const own = [process.execPath, ...commandOf("server/main.ts")];
    const [command, ...words] = this.options.wrap?.(own, this.dataPath) ?? own;
    const child = spawn(command!, words, {
      cwd: root,
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        AMANAT_PORT: String(this.port),
        AMANAT_HOST: "127.0.0.1",
        AMANAT_DATA: this.dataPath,
        ...(this.options.clientPath === undefined ? {} : { AMANAT_CLIENT: this.options.clientPath }),
        ...this.options.env,
      },
    });
    this.#child = child;
    const end = () => child.kill("SIGKILL");
    process.once("exit", end);
    child.once("exit", () => process.removeListener("exit", end));
    this.printed = "";
    const ready = new Promise<void>((resolve, reject) => {
      child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
        this.printed += chunk;
        // The end of the banner: without a first tablet it is the line of the election.
        if (/^\s+link\s+\S+$/m.test(this.printed)) resolve();
      });
      child.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${this.printed}`)));
    });
    await ready;
  }

  /** Ends as Ctrl-C does: what was begun is finished. */
  stop(): Promise<void> {
    return this.#end("SIGTERM");
  }

  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  async #end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  /** Ends it and removes its data. */
  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.dataPath, { recursive: true, force: true });
  }

  /** Runs `npm run admin`'s program on the data folder; gives what it printed. Throws unless it ends with 0. */
  async admin(...words: string[]): Promise<string> {
    const child = spawn(process.execPath, [...commandOf("server/cli/admin.ts"), ...words], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, AMANAT_DATA: this.dataPath },
    });
    let printed = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk: string) => (printed += chunk));
    }
    const [code] = (await once(child, "close")) as [number | null];
    if (code !== 0) throw new Error(`admin ${words.join(" ")} ended with ${code}:\n${printed}`);
    return printed;
  }
}

/** A program of the server as compile-server.ts compiled it, else from its source. */
function commandOf(source: string): string[] {
  const compiled = process.env["AMANAT_COMPILED"];
  return compiled === undefined ? ["--import", "tsx", source] : [join(compiled, `${basename(source, ".ts")}.js`)];
}

/** The calendar day (YYYY-MM-DD) so many days from now. */
export function dayInIran(inDays: number): string {
  const at = new Date(Date.now() + inDays * 24 * 60 * 60_000);
  return new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Tehran" }).format(at);
}

/** Test files that run side by side look in slices of their own: a server that is down for a while finds its port free again. */
const portsOfOne = 1_500;
const sliceOfOne = 20_000 + portsOfOne * (Number(process.env["VITEST_POOL_ID"] ?? 0) % 8);

/** A port that nobody listens on, below those that the system lends for outgoing connections. */
export async function findPort(): Promise<number> {
  for (;;) {
    const port = sliceOfOne + randomInt(portsOfOne);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}
