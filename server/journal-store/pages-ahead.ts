import type { ReadScope } from "./journal-store.ts";
import type { PageReader, PageRows } from "./sqlite-pull-page.ts";

interface PageAhead {
  rows: PageRows;
  readMs: number;
}

/** A page that nobody came for in this time is dropped: whoever pulls asks again within milliseconds. */
const keepMs = 1000;
/** While so many wait for their readers nothing more is read ahead: memory stays bounded, and no work is done twice. */
const maxPages = 8;

/**
 * Who pulls a log asks for one page after the other: the next one is read while the last is on its way. What is in the log
 * never changes, and its size is told when a page is handed out, so that nobody stops short of what came in meanwhile.
 */
export class PagesAhead {
  readonly #pages = new Map<string, PageAhead>();

  constructor(
    private readonly reader: PageReader,
    private readonly nowMs: () => number,
    /** Runs something once what is already asked for has been answered. */
    private readonly later: (run: () => void) => void,
  ) {}

  read(after: number, limit: number, scope: ReadScope): PageRows {
    const rows = this.#take(after, limit, scope) ?? this.reader.readRows(after, limit, scope);
    if (rows.pieces.length > 0 && rows.next < rows.upTo) this.later(() => this.#readAhead(rows.next, limit, scope));
    return rows;
  }

  #take(after: number, limit: number, scope: ReadScope): PageRows | undefined {
    this.#dropOld();
    const key = keyOf(after, limit, scope);
    const page = this.#pages.get(key);
    this.#pages.delete(key);
    return page?.rows;
  }

  #readAhead(after: number, limit: number, scope: ReadScope): void {
    this.#dropOld();
    const key = keyOf(after, limit, scope);
    if (this.#pages.size >= maxPages || this.#pages.has(key)) return;
    this.#pages.set(key, { rows: this.reader.readRows(after, limit, scope), readMs: this.nowMs() });
  }

  #dropOld(): void {
    const oldestMs = this.nowMs() - keepMs;
    for (const [key, { readMs }] of this.#pages) if (readMs < oldestMs) this.#pages.delete(key);
  }
}

const keyOf = (after: number, limit: number, { path, types }: ReadScope): string =>
  `${after} ${limit} ${path} ${types === undefined ? "" : `${types.kind} ${types.types.join()}`}`;
