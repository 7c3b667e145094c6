import type { EntryChecker } from "../../shared/journal/check-entries.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import { ingest } from "../../shared/sync/ingest.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import type { SyncTransport } from "../../shared/sync/sync-ports.ts";
import type { HeadsReply, PullReply, PushReply } from "../../shared/sync/wire.ts";
import { testChecker } from "./entry-fixtures.ts";
import { MemoryJournalStore } from "./memory-journal-store.ts";

/** Whether `unit` is `scope` or lies below it: ids of units begin with that of the unit above. */
export const isWithin = (scope: string, unit: string): boolean => unit === scope || unit.startsWith(`${scope}-`);

/** The sync calls of `wire.md` over a store in memory, for callers of one scope. */
export class MemoryServer {
  readonly store = new MemoryJournalStore();
  readonly evidence = new Set<string>();

  constructor(
    readonly now: () => string,
    readonly checker: EntryChecker = testChecker,
  ) {}

  async ingest(entries: readonly unknown[], scope: string): Promise<IngestResult[]> {
    const checked = await this.checker.check(entries);
    return this.store.transact((transaction) =>
      ingest(checked, transaction, {
        receivedAt: this.now(),
        mayBring: (author) => isWithin(scope, author.unit),
        mayWrite: (author, { unit }) => isWithin(author.unit, unit),
      }),
    );
  }

  async push(entries: readonly Entry[], scope: string): Promise<PushReply> {
    return { results: await this.ingest(entries, scope), checkpoint: null };
  }

  pull(after: number, limit: number, scope: string): PullReply {
    const upTo = this.store.log.length;
    const entries = this.store.log.slice(after).filter(({ unit }) => isWithin(scope, unit));
    const page = entries.slice(0, limit);
    return {
      entries: page.map(({ position, receivedAt, entry }) => ({ position, receivedAt, ...entry })),
      next: page.length < entries.length ? page.at(-1)!.position : Math.max(upTo, 0),
      upTo,
    };
  }

  heads(scope: string): HeadsReply {
    return { heads: this.store.heads((unit) => isWithin(scope, unit)) };
  }

  /** A road on which nothing goes wrong. */
  connect(scope: string): SyncTransport {
    return {
      heads: async () => this.heads(scope),
      push: (entries) => this.push(entries, scope),
      pull: async (after, limit) => this.pull(after, limit, scope),
      sendEvidence: async ({ sha256 }) => void this.evidence.add(sha256),
    };
  }
}
