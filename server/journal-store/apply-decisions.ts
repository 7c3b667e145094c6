import { compileSchema } from "../crypto/compile-schema.ts";
import { QuarantineDecided } from "../../shared/events/event.ts";
import { bytes32Pattern, type Header, type Payload } from "../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, Position, Seq } from "../../shared/journal/ids.ts";
import { covers } from "../../shared/policy/covers.ts";
import { mayAdminister } from "../../shared/policy/may-administer.ts";
import { decide } from "../../shared/sync/decide.ts";
import type { SqliteWriter } from "./sqlite-writer.ts";

const isDecision = compileSchema(QuarantineDecided);
const isHash = new RegExp(bytes32Pattern);

interface DeciderRow {
  role: string;
  path: string;
  officer: string;
}

/**
 * Does what the decisions say that have just come into the log, in the same transaction. One by somebody who may not decide,
 * about a device of another place or about an entry of their own stays in the log and does nothing.
 */
export async function applyDecisions(writer: SqliteWriter, at: string): Promise<void> {
  const { transaction } = writer;
  // What is accepted may hold decisions of its own.
  for (let found = transaction.takeDecisions(); found.length > 0; found = transaction.takeDecisions()) {
    for (const position of found) await applyDecision(writer, position, at);
  }
}

async function applyDecision({ db, transaction }: SqliteWriter, position: Position, at: string): Promise<void> {
  const { header, payload } = db.prepare("SELECT header, payload FROM entries WHERE position = ?").get(position) as {
    header: string;
    payload: string | null;
  };
  const { author, officer, type, typeVersion } = JSON.parse(header) as Header;
  const data: unknown = payload === null ? null : (JSON.parse(payload) as Payload).data;
  if (type !== "quarantine.decided" || typeVersion !== 1 || !isDecision(data)) return;
  const { decides, verdict } = data as QuarantineDecided;
  if (!isHash.test(decides.hash)) return;
  const find = db.prepare(
    "SELECT a.role, a.officer, u.path FROM authors a JOIN units u ON u.id = a.unit WHERE a.author = ?",
  );
  const decider = find.get(author) as DeciderRow | undefined;
  const decided = find.get(decides.author) as DeciderRow | undefined;
  if (decider === undefined || decided === undefined || author === decides.author) return;
  if (!mayAdminister(decider.role, "quarantine") || !covers(decider.path, decided.path)) return;
  const place = { author: decides.author as AuthorId, seq: decides.seq as Seq, hash: decides.hash as EntryHash };
  const written = transaction.listQuarantined(place.author, place.seq).find(({ entry }) => entry.hash === place.hash);
  const writers = [decided.officer];
  if (written !== undefined) writers.push((JSON.parse(written.entry.entry.header) as Header).officer);
  if (writers.includes(officer) || writers.includes(decider.officer)) return;
  await decide({ ...place, verdict, position }, transaction, at);
}
