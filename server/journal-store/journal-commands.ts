import type { AuthorId } from "../../shared/journal/ids.ts";
import { ingest } from "../../shared/sync/ingest.ts";
import { applyDecisions } from "./apply-decisions.ts";
import { unpackChecked, type CheckedBatch } from "./checked-batch.ts";
import type { NewAuthor, PushAnswer, Scope, UnitPath } from "./journal-store.ts";
import { DuplicateAuthorError, UnknownUnitError } from "./store-errors.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";
import { isWithin } from "./sqlite-transaction.ts";

/** What the store's thread does to the journal when told. Each runs inside a transaction that is committed before the answer. */
export function createJournalCommands(writer: SqliteWriter) {
  return {
    async ingestChecked(batch: CheckedBatch, scope: Scope, receivedAt: string): Promise<PushAnswer> {
      const { transaction } = writer;
      const results = await ingest(unpackChecked(batch), transaction, {
        receivedAt,
        mayBring: (author) => isWithin(transaction, author.unit, scope.path),
        mayWrite: (author, entry) => {
          const path = transaction.findUnit(author.unit)?.path;
          return path !== undefined && isWithin(transaction, entry.unit, path);
        },
      });
      await applyDecisions(writer, receivedAt);
      return { kind: "answered", resultsJson: JSON.stringify(results) };
    },

    registerAuthor(author: NewAuthor): void {
      const { transaction, db } = writer;
      const unit = transaction.findUnit(author.unit);
      if (unit === undefined) throw new UnknownUnitError(author.unit);
      if (transaction.findAuthor(author.author)) throw new DuplicateAuthorError(author.author);
      db.prepare(
        `INSERT INTO authors (author, unit, role, officer, device_name, platform, enrolled_at, status, status_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'active', ?)`,
      ).run(
        author.author,
        unit.id,
        author.role,
        author.officer,
        author.deviceName,
        author.platform,
        author.enrolledAt,
        author.enrolledAt,
      );
    },

    revokeAuthor(author: AuthorId, at: string): void {
      writer.transaction.setStatus(author, "revoked", at);
    },

    registerUnits(units: readonly UnitPath[]): void {
      const upsert = writer.db.prepare(
        "INSERT INTO units (unit, path) VALUES (?, ?) ON CONFLICT (unit) DO UPDATE SET path = excluded.path",
      );
      for (const { unit, path } of units) upsert.run(unit, path);
      writer.transaction.forgetUnits();
    },

    noteBadSignature(position: number, foundAt: string): void {
      writer.db
        .prepare("INSERT OR IGNORE INTO bad_signatures (position, found_at) VALUES (?, ?)")
        .run(position, foundAt);
    },

    /** Where a follower of the log stands, and what it wants to find again at its next start. */
    saveFollower(name: string, position: number, state: Uint8Array | null): void {
      writer.db
        .prepare(
          `INSERT INTO followers (name, position, state) VALUES (?, ?, ?)
           ON CONFLICT (name) DO UPDATE SET position = excluded.position, state = excluded.state`,
        )
        .run(name, position, state);
    },
  };
}

export type JournalCommands = ReturnType<typeof createJournalCommands>;
