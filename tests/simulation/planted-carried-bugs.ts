/** Mistakes with what is carried by hand, what was withdrawn, and what was copied or put back. */
import type { AuthorRecord, Verdict } from "../../shared/sync/journal-transaction.ts";
import { findReceipt } from "../../shared/transparency/receipt.ts";
import { altered } from "./altered-transaction.ts";
import { journalOf } from "./journal-of.ts";
import type { PlantedBug } from "./planted-bugs.ts";

export const bugsOfCarrying: Record<string, PlantedBug> = {
  "handed-over-is-received": {
    mistake: "what a courier took along counts as received and is not sent any more",
    harm: "lost",
    bug: {
      handOver(rows, { state }) {
        for (const { seq } of rows) takenAlongOf(state).add(seq);
      },
      journal: (journal, { state }) => ({
        ...journalOf(journal),
        listOutbox: async (query) =>
          (await journal.listOutbox(query)).filter(({ seq }) => !takenAlongOf(state).has(seq)),
      }),
    },
  },
  "receipts-believed": {
    mistake: "a receipt that is brought home is believed without its proof",
    harm: "lost",
    bug: {
      readReceipts: (texts, own) =>
        texts.flatMap((text) => {
          const receipt = findReceipt(text);
          const row = own.get(receipt?.leaf.entryHash ?? "");
          if (receipt === undefined || row === undefined) return [];
          const { author } = JSON.parse(row.entry.header);
          const { receivedAt } = receipt.leaf;
          return [{ author, seq: row.seq, outcome: "duplicate", position: receipt.proof.index + 1, receivedAt }];
        }),
    },
  },
  "carried-checked-in-runs": {
    mistake: "of a bundle's entries only the last of each run is checked for its own signature",
    harm: "diverged",
    bug: { checkCarried: (checker, entries) => checker.check(entries) },
  },
  "quarantined-dropped": {
    mistake: "what a withdrawn tablet sends is answered 'quarantined' and kept nowhere",
    harm: "lost",
    bug: {
      transaction: (transaction) =>
        altered(transaction, {
          putAside: (kind, entry, receivedAt) =>
            kind === "quarantined" ? receivedAt : transaction.putAside(kind, entry, receivedAt),
        }),
    },
  },
  "quarantined-is-final": {
    mistake: "'quarantined' is taken for the last word, so that nobody hears what was decided",
    harm: "lost",
    bug: {
      journal: (journal, { state }) => ({
        ...journalOf(journal),
        listOutbox: async (query) =>
          (await journal.listOutbox(query)).filter(({ seq }) => state.own.get(seq)?.answer?.outcome !== "quarantined"),
      }),
    },
  },
  "decided-again": {
    mistake: "a later decision about an entry overturns the first",
    harm: "diverged",
    bug: {
      transaction: (transaction, store) => {
        const verdicts = lastVerdictsOf(store);
        return altered(transaction, {
          keepVerdict(decision) {
            verdicts.set(`${decision.author}/${decision.seq}/${decision.hash}`, decision.verdict);
            void transaction.keepVerdict(decision);
            return true;
          },
          listQuarantined: async (author, seq) =>
            (await transaction.listQuarantined(author, seq)).map((waiting) => ({
              ...waiting,
              verdict: verdicts.get(`${author}/${seq}/${waiting.entry.hash}`) ?? waiting.verdict,
            })),
        });
      },
    },
  },
  "accepted-out-of-turn": {
    mistake: "an accepted entry comes in before what stands before it has been decided about",
    harm: "diverged",
    bug: {
      transaction: (transaction, store) =>
        altered(transaction, {
          async keepVerdict(decision) {
            const isNews = await transaction.keepVerdict(decision);
            const { author, seq, hash, verdict, position } = decision;
            const waiting = await transaction.listQuarantined(author, seq);
            const found = waiting.find(({ entry }) => entry.hash === hash)?.entry;
            const head = (store.findAuthor(author) as AuthorRecord).head?.seq ?? -1;
            if (!isNews || verdict !== "accepted" || found?.kind !== "sound" || seq <= head) return isNews;
            await transaction.insert(found, store.log[position - 1]!.receivedAt, true);
            await transaction.removeQuarantined(found);
            return isNews;
          },
        }),
    },
  },
  "fork-dropped": {
    mistake: "of a tablet that was put back to an older state the second branch is thrown away",
    harm: "lost",
    bug: {
      transaction: (transaction) =>
        altered(transaction, {
          putAside: (kind, entry, receivedAt) =>
            kind === "forked" ? receivedAt : transaction.putAside(kind, entry, receivedAt),
        }),
    },
  },
  "clone-unseen": {
    mistake: "two tablets with one key go on as if nothing had happened: the first to come is right",
    harm: "lost",
    bug: { transaction: (transaction) => altered(transaction, { freeze: () => undefined }) },
  },
};

/** What a mistake remembers of a store or a tablet. */
function memoryOf<Value>(memories: WeakMap<object, Value>, owner: object, make: () => Value): Value {
  const kept = memories.get(owner) ?? make();
  memories.set(owner, kept);
  return kept;
}

const takenAlong = new WeakMap<object, Set<number>>();
const takenAlongOf = (state: object) => memoryOf(takenAlong, state, () => new Set());

const lastVerdicts = new WeakMap<object, Map<string, Verdict>>();
const lastVerdictsOf = (store: object) => memoryOf(lastVerdicts, store, () => new Map());
