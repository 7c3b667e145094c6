import { createBoard, foldBoard, type BoardState } from "../../shared/projections/board.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import type { Pulled } from "../../shared/sync/sync-ports.ts";
import type { PulledRow, TabletState } from "../support/memory-tablet-journal.ts";
import type { Bug } from "./bug.ts";
import { mode } from "../support/show-projections.ts";

export const toStored = ({ entry, position, receivedAt }: PulledRow): StoredEntry => ({
  header: entry.header,
  payload: entry.payload,
  position,
  receivedAt,
});

/** The board of a running desk: folded page by page as they come, anew at each start and when entries were given other places. */
export class DeskBoard {
  board: BoardState = createBoard(mode);
  #folded: StoredEntry[] = [];

  constructor(
    readonly state: TabletState,
    readonly bug: Bug,
  ) {}

  rebuild(): void {
    this.board = createBoard(mode);
    this.#folded = [];
    for (const row of this.state.pulled.values()) this.#fold(toStored(row));
  }

  /** What is known of a page's entries before it is written. */
  remember(page: readonly Pulled[]): (PulledRow | undefined)[] {
    return page.map(({ checked }) => (checked.kind === "sound" ? this.state.pulled.get(checked.hash) : undefined));
  }

  follow(page: readonly Pulled[], before: readonly (PulledRow | undefined)[]): void {
    const isMoved = page.some(({ position, receivedAt }, index) => {
      const known = before[index];
      return known !== undefined && (known.position !== position || known.receivedAt !== receivedAt);
    });
    if (isMoved) return this.rebuild();
    for (const { raw, checked, position, receivedAt } of page) {
      if (checked.kind === "sound") this.#fold({ header: raw.header, payload: raw.payload, position, receivedAt });
    }
  }

  #fold(next: StoredEntry): void {
    if (this.bug.fold?.(this.#folded, next) === false) return;
    if (this.bug.fold !== undefined) this.#folded.push(next);
    foldBoard(this.board, [next]);
  }
}
