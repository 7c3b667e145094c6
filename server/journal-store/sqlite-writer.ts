import { fromSqliteError } from "./store-errors.ts";
import type { LogHead } from "./journal-store.ts";
import { openForWriting, type Sqlite } from "./sqlite-schema.ts";
import { SqliteTransaction } from "./sqlite-transaction.ts";

/** One piece of work inside a transaction; it may read and write, and must not begin or end one. */
export interface Job {
  run(writer: SqliteWriter): unknown;
  done(value: unknown): void;
  failed(error: Error): void;
}

/**
 * The one connection that writes. Jobs that wait together are committed together (one fsync for all), and each is answered
 * only after that commit. If one of them fails, all are rolled back and done again one by one, so that only it fails.
 */
export class SqliteWriter {
  readonly #path: string;
  #db!: Sqlite;
  #transaction!: SqliteTransaction;
  #readVersion!: { get(): unknown };
  #readReferenceVersion!: { get(): unknown };
  #dataVersion = 0;

  constructor(path: string) {
    this.#path = path;
    this.#open();
  }

  get db(): Sqlite {
    return this.#db;
  }

  get transaction(): SqliteTransaction {
    return this.#transaction;
  }

  /** `onCommit` is called after each commit, before those are answered who waited for it. */
  async runGroup(jobs: readonly Job[], onCommit: () => void = () => undefined): Promise<void> {
    try {
      const values = await this.#runInTransaction(jobs);
      onCommit();
      jobs.forEach((job, index) => job.done(values[index]));
    } catch (error) {
      if (jobs.length === 1) jobs[0]!.failed(fromSqliteError(error));
      else for (const job of jobs) await this.runGroup([job], onCommit);
    }
  }

  /** Size of the log as it now is on disk, whoever wrote it. */
  committedSize(): number {
    this.#forgetIfChanged();
    return this.#transaction.size;
  }

  /** The tree over the log as it now is on disk. */
  logHead(): LogHead {
    return this.#transaction.tree.readHead();
  }

  /** Gives the entries their place in the tree that an older version of this program stored without one. */
  async catchUpTree(): Promise<void> {
    const job: Job = {
      run: ({ transaction }) => transaction.tree.catchUp(transaction.size),
      done: () => undefined,
      failed: (error) => {
        throw error;
      },
    };
    if (this.logHead().size !== this.committedSize()) await this.runGroup([job]);
  }

  referenceVersion(): number {
    return (this.#readReferenceVersion.get() as { last: number }).last;
  }

  listChangedCollections(afterVersion: number): string[] {
    const rows = this.#db
      .prepare("SELECT DISTINCT collection FROM reference_documents WHERE version > ?")
      .all(afterVersion) as { collection: string }[];
    return rows.map(({ collection }) => collection);
  }

  close(): void {
    this.#db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    this.#db.close();
  }

  async #runInTransaction(jobs: readonly Job[]): Promise<unknown[]> {
    try {
      this.#db.exec("BEGIN IMMEDIATE");
      this.#forgetIfChanged();
      const values: unknown[] = [];
      // Nothing else is read from the thread's port meanwhile: jobs wait for values that are there, never for input.
      for (const job of jobs) values.push(await job.run(this));
      await this.#transaction.flush();
      this.#db.exec("COMMIT");
      return values;
    } catch (error) {
      this.#undo(error);
      throw error;
    }
  }

  #undo(error: unknown): void {
    this.#transaction.forget();
    const { code } = error as { code?: unknown };
    try {
      // SQLite itself rolls back on some errors, a full disk among them.
      if (this.#db.inTransaction) this.#db.exec("ROLLBACK");
      // After a failed write nobody knows what the connection still believes.
      if (typeof code === "string" && code.startsWith("SQLITE_IOERR")) this.#reopen();
    } catch {
      this.#reopen();
    }
  }

  #reopen(): void {
    try {
      this.#db.close();
    } finally {
      this.#open();
    }
  }

  #open(): void {
    this.#db = openForWriting(this.#path);
    this.#transaction = new SqliteTransaction(this.#db);
    this.#readVersion = this.#db.prepare("PRAGMA data_version");
    this.#readReferenceVersion = this.#db.prepare("SELECT coalesce(max(version), 0) AS last FROM reference_documents");
    this.#dataVersion = this.#readDataVersion();
  }

  /** What is in memory is of no use once another process has written. */
  #forgetIfChanged(): void {
    const now = this.#readDataVersion();
    if (now === this.#dataVersion) return;
    this.#dataVersion = now;
    this.#transaction.forget();
  }

  #readDataVersion(): number {
    return (this.#readVersion.get() as { data_version: number }).data_version;
  }
}
