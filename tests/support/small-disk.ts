/** A disk of a few megabytes under a server's data folder, that is filled and freed by hand. */
import { spawnSync } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

const mebibyte = 1024 * 1024;

/** In a namespace of its own: nobody else sees the disk, and it is gone with the process. */
const namespace =
  process.getuid?.() === 0 ? ["unshare", "--mount"] : ["unshare", "--user", "--map-root-user", "--mount"];

/** The command that runs another on a disk of this size, mounted at `path`. Throws where the system does not allow it. */
export function onSmallDisk(command: string[], path: string, sizeMebibytes: number): string[] {
  const mount = `mount -t tmpfs -o size=${sizeMebibytes}m tmpfs "$0"`;
  const [program, ...words] = namespace;
  const probe = spawnSync(program!, [...words, "sh", "-c", mount, path]);
  if (probe.status !== 0) {
    throw new Error(`a small disk cannot be mounted here: ${String(probe.stderr ?? probe.error)}`);
  }
  return [...namespace, "sh", "-c", `${mount} && exec "$@"`, path, ...command];
}

/** The disk of a running process, seen from outside. */
export class Ballast {
  readonly #path: string;

  constructor(pid: number, folder: string) {
    this.#path = join(`/proc/${pid}/root`, folder, "ballast");
  }

  /** Writes until nothing more goes on. */
  fill(): void {
    const file = openSync(this.#path, "w");
    try {
      for (let piece = Buffer.alloc(mebibyte); piece.length > 0;) {
        try {
          writeSync(file, piece);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
          piece = piece.subarray(0, Math.floor(piece.length / 2));
        }
      }
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.#path, { force: true });
  }
}
