import { existsSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The last signed checkpoint, beside the database: a database that was set back to an older copy is noticed by it. */
export class CheckpointFile {
  readonly #path: string;
  #waiting: string | undefined;
  #writing: Promise<void> | undefined;

  constructor(dataPath: string) {
    this.#path = join(dataPath, "log-checkpoint");
  }

  read(): string | undefined {
    return existsSync(this.#path) ? readFileSync(this.#path, "utf8") : undefined;
  }

  /** Keeps the note; of many that come while one is being written, the last. `failed` is told if it cannot be. */
  put(note: string, failed: (error: unknown) => void): void {
    this.#waiting = note;
    this.#writing ??= this.#write()
      .catch(failed)
      .finally(() => (this.#writing = undefined));
  }

  /** Moves the note aside, whole: it says what this server has signed and can no longer stand by. */
  async setAside(name: string): Promise<void> {
    await rename(this.#path, `${this.#path}.${name}`);
  }

  async close(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    while (this.#waiting !== undefined) {
      const note = this.#waiting;
      this.#waiting = undefined;
      // Written beside and moved: there is never half a note.
      await writeFile(`${this.#path}.new`, note, { mode: 0o600 });
      await rename(`${this.#path}.new`, this.#path);
    }
  }
}
