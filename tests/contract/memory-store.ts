/** The store that properties and the simulation stand on, as the server's own interface has it: so that it passes the same suite. */
import { DuplicateAuthorError, StoreClosedError, UnknownUnitError } from "../../server/journal-store/store-errors.ts";
import type {
  AsideEntry,
  Author,
  EntryPage,
  JournalStore,
  NewAuthor,
  PlaceInLog,
  PushAnswer,
  ReadScope,
  Scope,
  StoredEntry,
  UnitPath,
} from "../../server/journal-store/journal-store.ts";
import type { CheckedEntry } from "../../shared/journal/check-entries.ts";
import type { Payload } from "../../shared/journal/entry.ts";
import type { AuthorId, EvidenceHash, Position, Seq, UnitId } from "../../shared/journal/ids.ts";
import { fromUtf8 } from "../../shared/lib/bytes.ts";
import type { AsideKind } from "../../shared/sync/journal-transaction.ts";
import { ingest } from "../../shared/sync/ingest.ts";
import type { IngestResult } from "../../shared/sync/outcome.ts";
import { maxPushEntries } from "../../shared/sync/wire.ts";
import { testChecker } from "../support/entry-fixtures.ts";
import type { LoggedEntry, MemoryJournalStore } from "../support/memory-journal-store.ts";

/** What outlives a close. */
export interface MemoryStoreContent {
  journal: MemoryJournalStore;
  authors: Map<AuthorId, NewAuthor & { statusAt: string }>;
  paths: Map<string, string>;
}

const maxPageBytes = 4 * 1024 * 1024;

export class MemoryStore implements JournalStore {
  #isOpen = true;
  #listeners = new Set<(upTo: number) => void>();
  #pending: Promise<unknown> = Promise.resolve();

  constructor(readonly content: MemoryStoreContent) {}

  async ingest(entries: readonly unknown[], scope: Scope, receivedAt: string): Promise<IngestResult[]> {
    this.#assertOpen();
    return this.#take(await testChecker.check(entries), scope, receivedAt);
  }

  async ingestEach(entries: readonly unknown[], scope: Scope, receivedAt: string): Promise<IngestResult[]> {
    this.#assertOpen();
    const checked: CheckedEntry[] = [];
    for (const entry of entries) checked.push(...(await testChecker.check([entry])));
    return this.#take(checked, scope, receivedAt);
  }

  async #take(checked: readonly CheckedEntry[], scope: Scope, receivedAt: string): Promise<IngestResult[]> {
    const { journal } = this.content;
    const before = journal.log.length;
    const work = journal.transact((transaction) =>
      ingest(checked, transaction, {
        receivedAt,
        mayBring: ({ unit }) => this.#pathOf(unit).startsWith(scope.path),
        mayWrite: (author, { unit }) => this.#pathOf(unit).startsWith(this.#pathOf(author.unit)),
      }),
    );
    this.#pending = work.catch(() => undefined);
    const results = await work;
    if (journal.log.length > before) for (const listener of this.#listeners) listener(journal.log.length);
    return results;
  }

  async ingestBody(body: Uint8Array<ArrayBuffer>, scope: Scope, receivedAt: string): Promise<PushAnswer> {
    let parsed: unknown;
    try {
      parsed = JSON.parse(fromUtf8(body));
    } catch {
      return { kind: "unreadable", fault: "not-json" };
    }
    const entries = (parsed as { entries?: unknown } | null)?.entries;
    if (!Array.isArray(entries)) return { kind: "unreadable", fault: "not-a-push" };
    if (entries.length > maxPushEntries) return { kind: "too-many-entries", count: entries.length };
    return { kind: "answered", resultsJson: JSON.stringify(await this.ingest(entries, scope, receivedAt)) };
  }

  async pullPage(after: number, limit: number, scope: ReadScope): Promise<Uint8Array<ArrayBuffer>> {
    this.#assertOpen();
    const { log } = this.content.journal;
    const entries = [];
    let sizeBytes = 0;
    let next = log.length;
    for (const { position, receivedAt, entry } of log
      .slice(after)
      .filter(({ unit, entry: { header } }) => this.#isIn(unit, scope) && isGiven(header, scope))) {
      sizeBytes += entry.header.length + (entry.payload?.length ?? 0) * 2;
      if (entries.length === limit || sizeBytes > maxPageBytes) {
        next = entries.at(-1)!.position;
        break;
      }
      entries.push({ position, receivedAt, ...entry });
    }
    return Uint8Array.from(Buffer.from(JSON.stringify({ entries, next, upTo: log.length })));
  }

  async heads(scope: Scope): Promise<Record<AuthorId, Seq>> {
    return this.content.journal.heads((unit) => this.#isIn(unit, scope)) as Record<AuthorId, Seq>;
  }

  async readRange(after: number, limit: number): Promise<EntryPage> {
    const { log } = this.content.journal;
    const entries = log.slice(after, after + limit).map(toStored);
    return {
      entries,
      next: (entries.at(-1)?.position ?? Math.min(after, log.length)) as Position,
      upTo: log.length as Position,
    };
  }

  async findPlace(author: AuthorId, seq: Seq): Promise<PlaceInLog> {
    const logged = this.content.journal.log.find((entry) => entry.author === author && entry.seq === seq);
    if (logged !== undefined) return { kind: "entry", entry: toStored(logged) };
    const link = this.content.journal.findLink(author, seq);
    return link === undefined ? { kind: "nothing" } : { kind: "link", ...link };
  }

  async listReferringEntries(sha256: EvidenceHash) {
    return this.content.journal.log
      .filter(({ entry }) => entry.payload !== null && namesEvidence(JSON.parse(entry.payload) as Payload, sha256))
      .map(({ author, seq, unit }) => ({ author, seq, unit: unit as UnitId, path: this.#pathOf(unit) }));
  }

  async listAside(kind: AsideKind, scope: Scope): Promise<AsideEntry[]> {
    return this.content.journal.aside
      .filter((aside) => aside.kind === kind && this.#isIn(this.content.authors.get(aside.entry.author)!.unit, scope))
      .map(({ entry: { author, seq, hash, entry }, receivedAt }) => ({
        kind,
        author,
        seq,
        hash,
        receivedAt,
        ...entry,
      }));
  }

  async registerAuthor(author: NewAuthor): Promise<void> {
    if (!this.content.paths.has(author.unit)) throw new UnknownUnitError(author.unit);
    if (this.content.authors.has(author.author)) throw new DuplicateAuthorError(author.author);
    this.content.authors.set(author.author, { ...author, statusAt: author.enrolledAt });
    this.content.journal.enrol(author.author, author.unit);
  }

  async findAuthor(author: AuthorId): Promise<Author | undefined> {
    const [known, record] = [this.content.authors.get(author), this.content.journal.findAuthor(author)];
    if (known === undefined || record === undefined) return undefined;
    return { ...known, status: record.status, head: record.head, path: this.#pathOf(known.unit) };
  }

  async revokeAuthor(author: AuthorId, at: string): Promise<void> {
    this.content.journal.setStatus(author, "revoked");
    this.content.authors.set(author, { ...this.content.authors.get(author)!, statusAt: at });
  }

  async registerUnits(units: readonly UnitPath[]): Promise<void> {
    for (const { unit, path } of units) this.content.paths.set(unit, path);
  }

  async size(): Promise<number> {
    this.#assertOpen();
    return this.content.journal.log.length;
  }

  onGrowth(listener: (upTo: number) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#pending;
    this.#isOpen = false;
  }

  #pathOf(unit: string): string {
    return this.content.paths.get(unit) ?? "";
  }

  #isIn(unit: string, scope: Scope): boolean {
    return this.#pathOf(unit).startsWith(scope.path);
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new StoreClosedError();
  }
}

const namesEvidence = (payload: Payload, sha256: EvidenceHash): boolean =>
  payload.evidence.some((reference) => reference.sha256 === sha256);

const toStored = ({ position, receivedAt, author, seq, unit, hash, entry }: LoggedEntry): StoredEntry => ({
  ...entry,
  position,
  receivedAt,
  author,
  seq,
  unit: unit as UnitId,
  hash,
});

function isGiven(header: string, { types }: ReadScope): boolean {
  if (types === undefined) return true;
  const { type } = JSON.parse(header) as { type: string };
  return types.types.some((named) => named === type) === (types.kind === "only");
}
