/** Mistakes in how a tablet asks, and in what it takes for an answer. */
import type { Entry, Header, Payload } from "../../shared/journal/entry.ts";
import type { NewEvent } from "../../shared/journal/build-entry.ts";
import type { PushReply } from "../../shared/sync/wire.ts";
import { journalOf } from "./journal-of.ts";
import type { PlantedBug } from "./planted-bugs.ts";

const headerOf = ({ header }: Entry): Header => JSON.parse(header) as Header;

function eventOf(entry: Entry): NewEvent {
  const { type, typeVersion, unit, subject } = headerOf(entry);
  const { data, evidence } = JSON.parse(entry.payload!) as Payload;
  return { type, typeVersion, unit, subject, data, evidence };
}

const sentBefore = new WeakMap<object, Set<number>>();

export const bugsOfSyncing: Record<string, PlantedBug> = {
  "receipts-on-any-200": {
    mistake: "a reply with status 200 counts as a receipt, whatever is in it",
    harm: "lost",
    bug: {
      pushReply(text, entries) {
        try {
          JSON.parse(text);
          return text;
        } catch {
          const results = entries.map((entry) => {
            const { author, seq, claimedAt } = headerOf(entry);
            return { author, seq, outcome: "inserted", position: seq + 1, receivedAt: claimedAt };
          });
          return JSON.stringify({ results, checkpoint: null });
        }
      },
    },
  },
  "receipts-by-order": {
    mistake: "results are taken in their order, without looking which entries they name",
    harm: "lost",
    bug: {
      pushReply(text, entries) {
        if (!text.startsWith('{"results"') || !text.endsWith("}")) return text;
        const { results } = JSON.parse(text) as PushReply;
        const read = entries.map((entry, index) => {
          const { author, seq } = headerOf(entry);
          return { ...(results[index] ?? results.at(-1)), author, seq };
        });
        return JSON.stringify({ results: read, checkpoint: null });
      },
    },
  },
  "retry-as-new": {
    mistake: "what could not be sent is recorded again and sent as something new",
    harm: "doubled",
    bug: {
      transport: (transport, { append }) => ({
        ...transport,
        async push(entries) {
          try {
            return await transport.push(entries);
          } catch (error) {
            await append(eventOf(entries[0]!));
            throw error;
          }
        },
      }),
    },
  },
  "outbox-emptied-on-send": {
    mistake: "the outbox is a queue, and what was handed to the network is taken out of it",
    harm: "lost",
    bug: {
      journal: (journal, { state }) => ({
        ...journalOf(journal),
        async listOutbox(query) {
          const sent = sentBefore.get(state) ?? new Set<number>();
          sentBefore.set(state, sent);
          const batch = (await journal.listOutbox(query)).filter(({ seq }) => !sent.has(seq));
          for (const { seq } of batch) sent.add(seq);
          return batch;
        },
      }),
    },
  },
  "heads-ignored": {
    mistake: "an acknowledged entry is never sent again, though the server says that it ends before it",
    harm: "lost",
    bug: {
      journal: (journal) => ({
        ...journalOf(journal),
        listOutbox: (query) => journal.listOutbox({ ...query, serverHead: Number.MAX_SAFE_INTEGER }),
        startOver: async () => undefined,
      }),
    },
  },
  "cursor-trusted": {
    mistake: "the cursor alone says where to go on pulling, also when the server was set back and has grown again",
    harm: "lost",
    bug: {
      journal: (journal) => ({
        ...journalOf(journal),
        findPullMark: async () => undefined,
        listReceiptsAfter: async () => [],
      }),
      transport: (transport, { state }) => ({
        ...transport,
        pull: (after, limit) => transport.pull(Math.max(after, state.cursor), limit),
      }),
    },
  },
  "photo-sent-once": {
    mistake: "a photo counts as sent once its upload was tried",
    harm: "lost",
    bug: {
      transport: (transport) => ({
        ...transport,
        sendEvidence: (item) => transport.sendEvidence(item).catch(() => undefined),
      }),
    },
  },
};
