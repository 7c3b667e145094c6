import type { KeyObject } from "node:crypto";
import type { Election } from "../../shared/catalogue/schema.ts";
import { eventTypes, type OfficeActed } from "../../shared/events/event.ts";
import { buildEntry } from "../../shared/journal/build-entry.ts";
import type { SoundEntry } from "../../shared/journal/check-entries.ts";
import type { Clock } from "../../shared/journal/entry.ts";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import { serverRole } from "../../shared/policy/server-role.ts";
import { ingest } from "../../shared/sync/ingest.ts";
import { createSigningCrypto } from "../crypto/signing-crypto.ts";
import type { NewAuthor } from "./journal-store.ts";
import { OwnLogError } from "./store-errors.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";

/** An act of the office, to become the next entry of the server's own log. */
export interface OwnAct {
  author: { id: AuthorId; privateKey: KeyObject };
  election: string;
  data: OfficeActed;
  /** The server's clock: when it was done, and when it is received. */
  at: string;
  clock: Clock;
}

/**
 * Appends to the server's own log, inside the writer's transaction: its head is read, the entry is signed and inserted while no
 * other process can write, so that a console beside a running server never forks it. The author is enrolled at the root of the
 * units by its first entry. Throws OwnLogError if the log cannot go on.
 */
export function createOwnEntries(writer: SqliteWriter, registerAuthor: (author: NewAuthor) => void) {
  const get = (sql: string) => writer.db.prepare(sql).get();

  function findRoot(): UnitId | undefined {
    return (get("SELECT unit FROM units ORDER BY length(path), id LIMIT 1") as { unit: UnitId } | undefined)?.unit;
  }

  /** Whether the day counts is written beside every act; before there is an election, nothing does. */
  function readMode(): Election["mode"] {
    const row = get("SELECT document FROM reference_documents WHERE collection = 'elections' AND deleted = 0 LIMIT 1");
    return row === undefined ? "rehearsal" : (JSON.parse((row as { document: string }).document) as Election).mode;
  }

  return async function appendOwn({ author, election, data, at, clock }: OwnAct): Promise<void> {
    const { transaction } = writer;
    const unit = (transaction.findAuthor(author.id)?.unit ?? findRoot()) as UnitId | undefined;
    if (unit === undefined) throw new OwnLogError("there is no unit yet that an act could be about");
    if (transaction.findAuthor(author.id) === undefined) {
      registerAuthor({
        author: author.id,
        unit,
        role: serverRole,
        officer: serverRole,
        deviceName: serverRole,
        platform: serverRole,
        enrolledAt: at,
      });
    }
    const { head } = transaction.findAuthor(author.id)!;
    const built = await buildEntry(
      {
        type: "office.acted",
        typeVersion: eventTypes["office.acted"].version,
        unit,
        subject: `office/${data.act}`,
        data,
        evidence: [],
      },
      { election, author: author.id, officer: serverRole, mode: readMode(), claimedAt: at, clock, seen: null },
      head,
      createSigningCrypto(author.privateKey),
    );
    const { seq, backlink } = built.header;
    const sound: SoundEntry = {
      kind: "sound",
      author: author.id,
      seq,
      backlink,
      hash: built.hash,
      unit,
      entry: built.entry,
      signatureChecked: true,
    };
    const all = { receivedAt: at, mayBring: () => true, mayWrite: () => true };
    const [result] = await ingest([sound], transaction, all);
    if (result?.outcome !== "inserted") throw new OwnLogError(`an act of the office was ${result?.outcome}`);
  };
}
