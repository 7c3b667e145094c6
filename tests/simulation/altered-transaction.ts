import type { JournalTransaction } from "../../shared/sync/journal-transaction.ts";

/** A transaction with some of its steps done otherwise. */
export function altered(transaction: JournalTransaction, steps: Partial<JournalTransaction>): JournalTransaction {
  return {
    findAuthor: (author) => transaction.findAuthor(author),
    findStanding: (author, seq) => transaction.findStanding(author, seq),
    insert: (entry, receivedAt, advance) => transaction.insert(entry, receivedAt, advance),
    link: (entry, receivedAt) => transaction.link(entry, receivedAt),
    fillPayload: (entry) => transaction.fillPayload(entry),
    putAside: (kind, entry, receivedAt) => transaction.putAside(kind, entry, receivedAt),
    takeHeld: (author, seq) => transaction.takeHeld(author, seq),
    listQuarantined: (author, seq) => transaction.listQuarantined(author, seq),
    removeQuarantined: (entry) => transaction.removeQuarantined(entry),
    findVerdict: (author, seq, hash) => transaction.findVerdict(author, seq, hash),
    keepVerdict: (decision) => transaction.keepVerdict(decision),
    freeze: (author, at) => transaction.freeze(author, at),
    ...steps,
  };
}
