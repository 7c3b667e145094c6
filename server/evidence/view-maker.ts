import { fork, type ChildProcess } from "node:child_process";
import { mkdirSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { maxPixels } from "../../shared/evidence/check-media.ts";

/** Enough to read a minute on a wall in a picture of 12 megapixels. */
const sidePixels = 2560;
/** A picture that takes longer is a bomb or broken. */
const patienceMs = 30_000;
/** More than this waiting is refused: a desk asks for a few at a time. */
const maxWaiting = 100;

/** Too many views are being made. */
export class ViewsBusyError extends Error {
  override readonly name = "ViewsBusyError";
}

interface Job {
  path: string;
  settle(bytes: Buffer | null): void;
}

interface ViewReply {
  id: number;
  bytes?: Uint8Array;
}

/** Copies of pictures for viewing: WebP, upright, without anything that the camera wrote beside the picture. */
export class ViewMaker {
  readonly #waiting: Job[] = [];
  readonly #making = new Map<string, Promise<Buffer | null>>();
  #child: ChildProcess | undefined;
  #isBusy = false;
  #lastId = 0;

  /** `path`: where copies are kept; it may be emptied at any time. */
  constructor(readonly path: string) {
    mkdirSync(path, { recursive: true });
  }

  /** The copy of a file under its hash (base64url); null where no picture can be made of it. Throws ViewsBusyError. */
  async get(sha256: string, originalPath: string): Promise<Buffer | null> {
    const kept = join(this.path, `${Buffer.from(sha256, "base64url").toString("hex")}.webp`);
    const known = await readFile(kept).catch(() => undefined);
    if (known !== undefined) return known;
    const running = this.#making.get(sha256);
    if (running !== undefined) return running;
    if (this.#waiting.length >= maxWaiting) throw new ViewsBusyError(`${maxWaiting} views wait`);
    const made = new Promise<Buffer | null>((settle) => {
      this.#waiting.push({ path: originalPath, settle });
      this.#next();
    });
    this.#making.set(sha256, made);
    try {
      const bytes = await made;
      if (bytes !== null) await keep(kept, bytes);
      return bytes;
    } finally {
      this.#making.delete(sha256);
    }
  }

  close(): void {
    this.#child?.kill("SIGKILL");
    for (const { settle } of this.#waiting.splice(0)) settle(null);
  }

  /** One at a time: a decoded picture takes hundreds of megabytes. */
  #next(): void {
    const job = this.#isBusy ? undefined : this.#waiting.shift();
    if (job === undefined) return;
    this.#isBusy = true;
    const child = (this.#child ??= this.#start());
    const id = ++this.#lastId;
    const end = (bytes: Buffer | null) => {
      clearTimeout(timer);
      child.off("message", onMessage).off("exit", onExit);
      this.#isBusy = false;
      job.settle(bytes);
      this.#next();
    };
    const onMessage = (message: unknown) => {
      const reply = message as ViewReply;
      if (reply.id === id) end(reply.bytes === undefined ? null : Buffer.from(reply.bytes));
    };
    const onExit = () => end(null);
    const timer = setTimeout(() => child.kill("SIGKILL"), patienceMs);
    child.on("message", onMessage).on("exit", onExit);
    child.send({ id, path: job.path, maxPixels, sidePixels });
  }

  #start(): ChildProcess {
    const child = fork(fileURLToPath(new URL("./view-process.mjs", import.meta.url)), {
      execArgv: ["--max-old-space-size=256"],
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    // Neither the process nor its line keep a server from ending.
    child.unref();
    child.channel?.unref();
    child.on("error", () => child.kill("SIGKILL"));
    child.once("exit", () => {
      if (this.#child === child) this.#child = undefined;
    });
    return child;
  }
}

async function keep(path: string, bytes: Buffer): Promise<void> {
  try {
    await writeFile(`${path}.new`, bytes);
    await rename(`${path}.new`, path);
  } catch {
    // A full disk only means that it is made again the next time.
  }
}
