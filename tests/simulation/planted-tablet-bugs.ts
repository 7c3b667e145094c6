/** Mistakes in what a tablet writes, and in what a desk shows. */
import { buildEntry, type BuiltEntry, type NewEvent } from "../../shared/journal/build-entry.ts";
import type { Header } from "../../shared/journal/entry.ts";
import type { TabletParts } from "./bug.ts";
import { journalOf } from "./journal-of.ts";
import type { PlantedBug } from "./planted-bugs.ts";

const build = (event: NewEvent, { device, state, authorship }: TabletParts): Promise<BuiltEntry> =>
  buildEntry(event, { ...authorship, author: device.author }, state.head, device.crypto);

const keep = ({ header, hash, entry }: BuiltEntry, { state }: TabletParts) =>
  state.own.set(header.seq, { seq: header.seq, hash, entry, answer: null });

const moveHead = ({ header, hash }: BuiltEntry, { state }: TabletParts) => (state.head = { seq: header.seq, hash });

export const bugsOfTablets: Record<string, PlantedBug> = {
  "ack-before-commit": {
    mistake: "the officer is told 'saved' when the write was begun, not when it was committed",
    harm: "lost",
    bug: {
      async append(event, parts) {
        const built = await build(event, parts);
        const commit = () => {
          if (parts.state.head?.hash !== (built.header.backlink ?? undefined)) return;
          keep(built, parts);
          moveHead(built, parts);
        };
        void parts.disk.write("append", commit).catch(() => undefined);
        return built;
      },
    },
  },
  "head-apart": {
    mistake: "the entry and the head are two transactions",
    harm: "lost",
    bug: {
      async append(event, parts) {
        const built = await build(event, parts);
        await parts.disk.write("append", () => keep(built, parts));
        await parts.disk.write("append", () => moveHead(built, parts));
        return built;
      },
    },
  },
  "head-unchecked": {
    mistake: "the transaction does not compare the head with the one that the entry was built on",
    harm: "lost",
    bug: {
      async append(event, parts) {
        const built = await build(event, parts);
        await parts.disk.write("append", () => {
          keep(built, parts);
          moveHead(built, parts);
        });
        return built;
      },
    },
  },
  "refused-dropped": {
    mistake: "what the server refuses is deleted on the tablet",
    harm: "lost",
    bug: {
      journal: (journal, { state }) => ({
        ...journalOf(journal),
        async settle(results) {
          await journal.settle(results);
          for (const { outcome, seq } of results) if (outcome === "rejected" && seq !== null) state.own.delete(seq);
        },
      }),
    },
  },
  "cursor-first": {
    mistake: "the cursor is written before the page that it stands for",
    harm: "lost",
    bug: {
      journal: (journal, { state, disk }) => ({
        ...journalOf(journal),
        async receive(page, next) {
          const last = page.at(-1);
          await disk.write("receive", () => {
            state.cursor = next;
            if (last === undefined) return;
            state.mark = { position: last.position, receivedAt: last.receivedAt, signature: last.raw.signature };
          });
          await journal.receive(page, next);
        },
      }),
    },
  },
  "late-entries-skipped": {
    mistake: "a pulled entry is taken for known because a later one of its author is here",
    harm: "lost",
    bug: {
      journal: (journal, { state }) => ({
        ...journalOf(journal),
        receive(page, next) {
          const isNews = ({ checked }: (typeof page)[number]) =>
            ![...state.pulled.values()].some(({ author, seq }) => author === checked.author && seq > checked.seq!);
          return journal.receive(page.filter(isNews), next);
        },
      }),
    },
  },
  "last-write-wins": {
    mistake: "of two entries on one subject the desk shows the one whose tablet's clock is ahead",
    harm: "diverged",
    bug: {
      fold: (folded, next) => {
        const header = JSON.parse(next.header) as Header;
        return !folded.some((other) => {
          const { subject, claimedAt } = JSON.parse(other.header) as Header;
          return subject === header.subject && claimedAt > header.claimedAt;
        });
      },
    },
  },
};
