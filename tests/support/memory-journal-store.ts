/**
 * The server's journal in memory, with transactions that can be rolled back: what ingest does to a real store, without the
 * store. `tests/contract` holds the suite that every such store passes.
 */
import type { RefusedLink, SoundEntry } from "../../shared/journal/check-entries.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, Position, Seq } from "../../shared/journal/ids.ts";
import type {
  AsideKind,
  AuthorRecord,
  Decision,
  HeldEntry,
  JournalTransaction,
  QuarantinedEntry,
  Standing,
  Verdict,
} from "../../shared/sync/journal-transaction.ts";
import type { RefusalReason } from "../../shared/sync/outcome.ts";
import { Mutex } from "./mutex.ts";

export interface LoggedEntry {
  position: Position;
  receivedAt: string;
  author: AuthorId;
  seq: Seq;
  hash: EntryHash;
  unit: string;
  entry: Entry;
}

export interface AsideEntry {
  kind: AsideKind;
  receivedAt: string;
  entry: SoundEntry | RefusedLink;
}

interface Link {
  hash: EntryHash;
  reason: RefusalReason;
}

interface State {
  authors: Map<AuthorId, AuthorRecord>;
  log: LoggedEntry[];
  /** Position of the entry at `author/seq`. */
  places: Map<string, Position>;
  links: Map<string, Link>;
  /** By kind, place and hash. */
  aside: Map<string, AsideEntry>;
  /** By place and hash. */
  verdicts: Map<string, Verdict>;
}

const placeOf = (author: AuthorId, seq: number): string => `${author}/${seq}`;

export class MemoryJournalStore {
  readonly #mutex = new Mutex();
  #state: State = {
    authors: new Map(),
    log: [],
    places: new Map(),
    links: new Map(),
    aside: new Map(),
    verdicts: new Map(),
  };

  get log(): readonly LoggedEntry[] {
    return this.#state.log;
  }
  get aside(): readonly AsideEntry[] {
    return [...this.#state.aside.values()];
  }
  findAuthor(author: AuthorId): Readonly<AuthorRecord> | undefined {
    return this.#state.authors.get(author);
  }
  findLink(author: AuthorId, seq: number): Readonly<Link> | undefined {
    return this.#state.links.get(placeOf(author, seq));
  }
  enrol(author: AuthorId, unit: string): void {
    this.#state.authors.set(author, { unit, status: "active", head: null });
  }
  setStatus(author: AuthorId, status: AuthorRecord["status"]): void {
    this.#change(author, { status });
  }
  /** To another place of the hierarchy. */
  move(author: AuthorId, unit: string): void {
    this.#change(author, { unit });
  }
  #change(author: AuthorId, fields: Partial<AuthorRecord>): void {
    const record = this.#state.authors.get(author);
    if (record === undefined) throw new RangeError(`author ${author} is not enrolled`);
    this.#state.authors.set(author, { ...record, ...fields });
  }
  /** End of each author's accepted chain, links included. */
  heads(isInScope: (unit: string) => boolean): Record<string, number> {
    const heads: Record<string, number> = {};
    for (const [author, { unit, head }] of this.#state.authors) {
      if (head !== null && isInScope(unit)) heads[author] = head.seq;
    }
    return heads;
  }
  /** A transaction is committed or rolled back by its holder; only one may be open. */
  begin(): MemoryTransaction {
    return new MemoryTransaction(this.#state);
  }
  /** One transaction after the other: committed when `work` resolves, rolled back when it rejects. */
  transact<Result>(work: (transaction: JournalTransaction) => Promise<Result>): Promise<Result> {
    return this.#mutex.run(async () => {
      const transaction = this.begin();
      try {
        return await work(transaction);
      } catch (error) {
        transaction.rollBack();
        throw error;
      }
    });
  }
  /** What a backup holds. Entries are never changed in place, except for a payload that comes in later. */
  snapshot(): State {
    const { authors, log, places, links, aside, verdicts } = this.#state;
    return {
      authors: new Map(authors),
      log: log.map((logged) => ({ ...logged })),
      places: new Map(places),
      links: new Map(links),
      aside: new Map(aside),
      verdicts: new Map(verdicts),
    };
  }
  restore(backup: State): void {
    this.#state = backup;
  }
}

const isBetter = (copy: SoundEntry | RefusedLink, kept: SoundEntry | RefusedLink): boolean =>
  copy.kind === "sound" && (kept.kind !== "sound" || (kept.entry.payload === null && copy.entry.payload !== null));

/** Every change is made at once and remembered, so that it can be undone. */
export class MemoryTransaction implements JournalTransaction {
  readonly #state: State;
  readonly #undo: (() => void)[] = [];

  constructor(state: State) {
    this.#state = state;
  }

  rollBack(): void {
    for (const undo of this.#undo.splice(0).toReversed()) undo();
  }

  findAuthor(author: AuthorId): AuthorRecord | undefined {
    return this.#state.authors.get(author);
  }

  findStanding(author: AuthorId, seq: Seq): Standing | undefined {
    const place = placeOf(author, seq);
    const position = this.#state.places.get(place);
    if (position !== undefined) {
      const { hash, receivedAt, entry } = this.#state.log[position - 1]!;
      return { kind: "entry", hash, position, receivedAt, payloadMissing: entry.payload === null };
    }
    const link = this.#state.links.get(place);
    return link && { kind: "link", ...link };
  }

  insert({ author, seq, hash, entry, unit }: SoundEntry, receivedAt: string, advance: boolean): Position {
    const { log, places, links } = this.#state;
    const place = placeOf(author, seq);
    if (places.has(place)) throw new RangeError(`${place} is taken`);
    const position = (log.length + 1) as Position;
    log.push({ position, receivedAt, author, seq, hash, unit, entry });
    this.#undo.push(() => log.pop());
    this.#set(places, place, position);
    if (advance) this.#advance(author, seq, hash);
    else this.#delete(links, place);
    return position;
  }

  link({ author, seq, hash, reason }: RefusedLink): void {
    this.#set(this.#state.links, placeOf(author, seq), { hash, reason });
    this.#advance(author, seq, hash);
  }

  fillPayload({ author, seq, entry }: SoundEntry): void {
    const { log, places } = this.#state;
    const index = places.get(placeOf(author, seq))! - 1;
    const before = log[index]!;
    log[index] = { ...before, entry: { ...before.entry, payload: entry.payload } };
    this.#undo.push(() => (log[index] = before));
  }

  putAside(kind: AsideKind, entry: SoundEntry | RefusedLink, receivedAt: string): string {
    const { aside } = this.#state;
    const key = `${kind}/${placeOf(entry.author, entry.seq)}/${entry.hash}`;
    const kept = aside.get(key);
    if (kept === undefined || isBetter(entry, kept.entry)) {
      this.#set(aside, key, { kind, entry, receivedAt: kept?.receivedAt ?? receivedAt });
    }
    return kept?.receivedAt ?? receivedAt;
  }

  takeHeld(author: AuthorId, seq: Seq): HeldEntry[] {
    const { aside } = this.#state;
    const prefix = `held/${placeOf(author, seq)}/`;
    const before = [...aside];
    const held = before.filter(([key]) => key.startsWith(prefix));
    if (held.length === 0) return [];
    for (const [key] of held) aside.delete(key);
    this.#undo.push(() => {
      // In the old order: of two that wait at one place, the one that came first is the heir.
      aside.clear();
      for (const [key, entry] of before) aside.set(key, entry);
    });
    return held.map(([, { entry, receivedAt }]) => ({ ...entry, heldAt: receivedAt }));
  }

  listQuarantined(author: AuthorId, seq: Seq): QuarantinedEntry[] {
    const { aside, verdicts } = this.#state;
    const place = placeOf(author, seq);
    return [...aside]
      .filter(([key]) => key.startsWith(`quarantined/${place}/`))
      .map(([, { entry, receivedAt }]) => ({ entry, receivedAt, verdict: verdicts.get(`${place}/${entry.hash}`) }));
  }

  removeQuarantined({ author, seq, hash }: SoundEntry): void {
    this.#delete(this.#state.aside, `quarantined/${placeOf(author, seq)}/${hash}`);
  }

  findVerdict(author: AuthorId, seq: Seq, hash: EntryHash): Verdict | undefined {
    return this.#state.verdicts.get(`${placeOf(author, seq)}/${hash}`);
  }

  keepVerdict({ author, seq, hash, verdict }: Decision): boolean {
    const key = `${placeOf(author, seq)}/${hash}`;
    if (this.#state.verdicts.has(key)) return false;
    this.#set(this.#state.verdicts, key, verdict);
    return true;
  }

  freeze(author: AuthorId): void {
    const record = this.#state.authors.get(author)!;
    if (record.status === "active") this.#set(this.#state.authors, author, { ...record, status: "frozen" });
  }

  #advance(author: AuthorId, seq: Seq, hash: EntryHash): void {
    const { authors } = this.#state;
    this.#set(authors, author, { ...authors.get(author)!, head: { seq, hash } });
  }

  #set<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
    const had = map.has(key);
    const before = map.get(key);
    map.set(key, value);
    this.#undo.push(() => (had ? map.set(key, before!) : map.delete(key)));
  }

  #delete<Key, Value>(map: Map<Key, Value>, key: Key): void {
    if (!map.has(key)) return;
    const before = map.get(key)!;
    map.delete(key);
    this.#undo.push(() => map.set(key, before));
  }
}
