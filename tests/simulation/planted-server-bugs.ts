/** Mistakes in what the server keeps and when it answers. */
import type { CheckedEntry } from "../../shared/journal/check-entries.ts";
import type { Entry, Header } from "../../shared/journal/entry.ts";
import type { EntryHash } from "../../shared/journal/ids.ts";
import type { LoggedEntry, MemoryJournalStore } from "../support/memory-journal-store.ts";
import { altered } from "./altered-transaction.ts";
import { hashOfHeader } from "./ledger.ts";
import type { PlantedBug } from "./planted-bugs.ts";

const logOf = (store: MemoryJournalStore): LoggedEntry[] => store.log as LoggedEntry[];

export const bugsOfServers: Record<string, PlantedBug> = {
  "reply-before-commit": {
    mistake: "receipts are given before the transaction is committed",
    harm: "lost",
    bug: { repliesBeforeCommit: true },
  },
  "held-dropped": {
    mistake: "an entry whose predecessor is missing is answered 'held' and kept nowhere",
    harm: "lost",
    bug: {
      transaction: (transaction) =>
        altered(transaction, {
          putAside: (kind, entry, receivedAt) =>
            kind === "held" ? receivedAt : transaction.putAside(kind, entry, receivedAt),
        }),
    },
  },
  "fork-overwrites": {
    mistake: "the second entry at a place replaces the first",
    harm: "lost",
    bug: {
      transaction: (transaction, store) =>
        altered(transaction, {
          putAside(kind, entry, receivedAt) {
            const log = logOf(store);
            const index = log.findIndex(({ author, seq }) => author === entry.author && seq === entry.seq);
            if (kind === "forked" && index >= 0) log[index] = { ...log[index]!, hash: entry.hash, entry: entry.entry };
            return transaction.putAside(kind, entry, receivedAt);
          },
        }),
    },
  },
  "duplicates-inserted": {
    mistake: "an entry that comes again is put into the log again",
    harm: "doubled",
    bug: {
      transaction: (transaction, store) =>
        altered(transaction, {
          async findStanding(author, seq) {
            const standing = await transaction.findStanding(author, seq);
            const log = logOf(store);
            if (standing?.kind === "entry") {
              const position = (log.length + 1) as LoggedEntry["position"];
              log.push({ ...log[standing.position - 1]!, position });
            }
            return standing;
          },
        }),
    },
  },
  "refused-without-link": {
    mistake: "a refused entry leaves nothing behind, so that the next one waits for it for ever",
    harm: "lost",
    bug: { transaction: (transaction) => altered(transaction, { link: () => undefined }) },
  },
  "released-as-new": {
    mistake: "an entry that waited for its predecessor is stamped with the time at which that came",
    harm: "diverged",
    bug: {
      transaction: (transaction) =>
        altered(transaction, {
          takeHeld: async (author, seq) =>
            (await transaction.takeHeld(author, seq)).map((held) => {
              const entry = { ...held };
              delete entry.heldAt;
              return entry;
            }),
        }),
    },
  },
  "signatures-unread": {
    mistake: "an entry with a wrong signature is taken for its author's",
    harm: "diverged",
    bug: {
      checker: (checker) => ({
        async check(entries) {
          const checked = await checker.check(entries);
          return checked.map((result, index) =>
            result.kind === "refused" && result.reason === "bad-signature" ? toSound(entries[index] as Entry) : result,
          );
        },
      }),
    },
  },
};

function toSound(entry: Entry): CheckedEntry {
  const header = JSON.parse(entry.header) as Header;
  const { author, seq, backlink, unit } = header;
  const hash = hashOfHeader(entry.header) as EntryHash;
  return { kind: "sound", author, seq, backlink, hash, unit, entry, signatureChecked: true };
}
