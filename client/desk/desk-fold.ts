/**
 * The desk's own fold of the journal, kept in a worker so that the page stays alive:
 *
 *   own snapshot ─► what the journal has behind it, page by page ─► every arrival ─► what changed, to the page
 *   much is missing here ─► the server's snapshot is shown until the own fold has come as far
 */
import type { Unit } from "../../shared/catalogue/schema.ts";
import { saveBoard, findBoard } from "../../shared/projections/board-snapshot.ts";
import { createBoard, foldBoard, forgetCells, type BoardState } from "../../shared/projections/board.ts";
import { checkFindings, readBoard } from "../../shared/projections/board-view.ts";
import { catalogueText } from "../../shared/projections/catalogue-key.ts";
import {
  createElectionCatalogue,
  type CatalogueDocuments,
  type ElectionCatalogue,
} from "../../shared/projections/election-catalogue.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import { answerDesk } from "./answer-desk.ts";
import type { DeskState, PageMessage, WorkerMessage } from "./desk-protocol.ts";
import type { KeptView } from "./kept-view.ts";
import { createRowDeltas, internCells } from "./row-deltas.ts";

export interface DeskFoldPorts {
  /** State of the last run and the position up to which it was folded; undefined at the first. */
  findSnapshot(): Promise<{ position: number; state: unknown } | undefined>;
  saveSnapshot(position: number, state: unknown): Promise<void>;
  /** What is shown, for the first moment of the next start. */
  saveView(view: KeptView): Promise<void>;
  /** How far this device has pulled the server's log. */
  getPullCursor(): Promise<number>;
  /** In log order, after one position and up to another. */
  listEntries(after: number, upTo: number, limit: number): Promise<(StoredEntry & { position: number })[]>;
  /** What this desk recorded of cases and has no place in the log up to `position`. */
  listOwnCases(position: number): Promise<StoredEntry[]>;
  sha256(text: string): Promise<string>;
  /** This device's wall clock, epoch ms. */
  wallMs(): number;
  /** Lets whatever waits be done first. */
  pause(): Promise<void>;
  setTimer(run: () => void, delayMs: number): void;
  send(message: WorkerMessage): void;
}

const entriesAtOnce = 1000;
const branchesCheckedAtOnce = 8;
/** A burst of arrivals is read together. */
const shortestGapMs = 150;
/** While much is being caught up, or checked, the board is read less often: reading it takes time from the work itself. */
const busyGapMs = 1000;
const saveAfterMs = 10_000;

export class DeskFold {
  readonly #ports: DeskFoldPorts;
  readonly #deltas = createRowDeltas();
  readonly #snapshot: Promise<{ position: number; state: unknown } | undefined>;
  #catalogue: ElectionCatalogue | undefined;
  #catalogueKey = "";
  #branches: readonly Unit[] = [];
  #units: readonly Unit[] = [];
  #own: BoardState | undefined;
  /** The server's, while the own is not yet as far. */
  #server: BoardState | undefined;
  #serverBoard: "not-asked" | "asked" | "answered" | "asked-again" = "not-asked";
  /** Nothing was kept of an earlier run: what is folded first is not the day yet. */
  #beganEmpty = false;
  #offsetMs = 0;
  #version = 0;
  #unchecked = 0;
  #following: Promise<void> | undefined;
  #again = false;
  #sentAtMs = Number.NEGATIVE_INFINITY;
  #sendPlanned = false;
  #savedPosition = 0;
  #savePlanned = false;
  #view: KeptView | undefined;

  constructor(ports: DeskFoldPorts) {
    this.#ports = ports;
    // Begins at once: reading it is the longest part of opening the desk.
    this.#snapshot = ports.findSnapshot().catch(() => undefined);
  }

  async handle(message: PageMessage): Promise<void> {
    switch (message.kind) {
      case "catalogue":
        await this.#setCatalogue(message.documents, message.units);
        this.#followLater();
        return;
      case "clock":
        this.#offsetMs = message.offsetMs;
        return;
      case "server-board":
        return this.#showServerBoard(message.snapshot);
      case "ask": {
        const board = this.#shown();
        const catalogue = this.#catalogue;
        if (board === undefined || catalogue === undefined) throw new Error("the desk has not been opened yet");
        const about = { board, catalogue, branches: this.#branches, units: this.#units, nowAt: this.#nowAt() };
        const isOfCases = message.name === "case" || message.name === "cases";
        const source = { ...about, own: isOfCases ? await this.#ports.listOwnCases(board.position) : [] };
        this.#ports.send({
          kind: "answer",
          id: message.id,
          answer: answerDesk(message.name, message.question, source),
        });
      }
    }
  }

  /** The journal has grown. Resolves when what it holds has been folded and checked. */
  follow(): Promise<void> {
    this.#again = true;
    this.#following ??= this.#follow();
    return this.#following;
  }

  async #follow(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        await this.#catchUp();
        await this.#checkRules();
      }
    } finally {
      this.#following = undefined;
    }
  }

  /** This desk has recorded something, or knows the place of it: no cell of the board changes, answers do. */
  recorded(): void {
    this.#version += 1;
    this.#planSend(shortestGapMs);
  }

  /** Time has passed: what was awaited may be silent now, and what the server sent is no longer all that it has. */
  tick(): void {
    if (this.#shown() !== undefined) this.#send();
    if (this.#server === undefined || this.#serverBoard !== "answered") return;
    this.#serverBoard = "asked-again";
    this.#ports.send({ kind: "want-server-board", ownPosition: this.#own?.position ?? 0 });
  }

  async #setCatalogue(documents: CatalogueDocuments, units: readonly Unit[]): Promise<void> {
    const key = await this.#ports.sha256(catalogueText(documents));
    const kept = await this.#snapshot;
    const isChanged = key !== this.#catalogueKey;
    this.#catalogue = createElectionCatalogue(documents);
    this.#catalogueKey = key;
    this.#units = units;
    this.#branches = units.filter(({ kind }) => kind === "branch");
    const { mode } = documents.election;
    if (this.#own?.mode !== mode) {
      this.#own = (kept && findBoard(kept.state, mode, key)) ?? createBoard(mode);
      this.#savedPosition = this.#own.position;
      this.#server = undefined;
    } else if (isChanged) {
      forgetCells(this.#own);
      if (this.#server !== undefined) forgetCells(this.#server);
    }
    if (this.#serverBoard === "not-asked") {
      this.#serverBoard = "asked";
      this.#beganEmpty = this.#own.position === 0;
      this.#ports.send({ kind: "want-server-board", ownPosition: this.#own.position });
    }
    this.#version += 1;
    this.#send();
  }

  #followLater(): void {
    this.follow().catch((error: unknown) =>
      this.#ports.send({ kind: "failed", id: null, message: error instanceof Error ? error.message : String(error) }),
    );
  }

  #showServerBoard(snapshot: unknown): void {
    const own = this.#own;
    if (own === undefined) return;
    this.#serverBoard = "answered";
    const server = findBoard(snapshot, own.mode, this.#catalogueKey);
    if (server !== undefined && server.position > own.position) this.#server = server;
    this.#version += 1;
    this.#send();
  }

  /** A board that is only begun is not shown before the server's is here, or cannot be had: branches would seem silent. */
  #shown(): BoardState | undefined {
    if (this.#serverBoard === "asked" && this.#beganEmpty) return undefined;
    return this.#server ?? this.#own;
  }

  #nowAt(): string {
    return new Date(this.#ports.wallMs() - this.#offsetMs).toISOString();
  }

  async #catchUp(): Promise<void> {
    const upTo = await this.#ports.getPullCursor();
    // The server's log was set back and is pulled anew: what was folded from the old one stands elsewhere now.
    if (this.#own !== undefined && upTo < this.#own.position) this.#own = createBoard(this.#own.mode);
    for (;;) {
      const own = this.#own;
      if (own === undefined) return;
      const entries = await this.#ports.listEntries(own.position, upTo, entriesAtOnce);
      const touched = foldBoard(own, entries);
      // What lies between is none of this desk's: the log has been read so far all the same.
      if (entries.length < entriesAtOnce) own.position = Math.max(own.position, upTo);
      if (this.#server !== undefined && own.position >= this.#server.position) {
        this.#server = undefined;
        this.#planSend(shortestGapMs);
      }
      if (entries.length === 0) return;
      if (touched.size > 0) this.#version += 1;
      this.#planSend(entries.length === entriesAtOnce || this.#server !== undefined ? busyGapMs : shortestGapMs);
      this.#planSave();
      await this.#ports.pause();
    }
  }

  async #checkRules(): Promise<void> {
    for (;;) {
      const board = this.#shown();
      const catalogue = this.#catalogue;
      if (this.#again || board === undefined || catalogue === undefined) return;
      const before = this.#unchecked;
      this.#unchecked = checkFindings(board, this.#branches, catalogue, branchesCheckedAtOnce);
      if (this.#unchecked > 0 || before > 0) this.#planSend(this.#unchecked > 0 ? busyGapMs : shortestGapMs);
      if (this.#unchecked === 0) return;
      await this.#ports.pause();
    }
  }

  #planSend(gapMs: number): void {
    if (this.#sendPlanned) return;
    const waitMs = Math.max(0, this.#sentAtMs + gapMs - this.#ports.wallMs());
    this.#sendPlanned = true;
    this.#ports.setTimer(() => {
      this.#sendPlanned = false;
      this.#send();
    }, waitMs);
  }

  #send(): void {
    const board = this.#shown();
    if (board === undefined || this.#own === undefined || this.#catalogue === undefined) return;
    const nowAt = this.#nowAt();
    const { slots, rows } = readBoard(board, this.#branches, this.#catalogue, nowAt);
    const delta = this.#deltas.next(slots, rows);
    const state: DeskState = {
      source: this.#server === undefined ? "own" : "server",
      position: board.position,
      ownPosition: this.#own.position,
      unchecked: this.#unchecked,
      readAt: nowAt,
      version: this.#version,
    };
    this.#ports.send({ kind: "board", state, slots: delta.isNew ? slots : null, rows: delta.rows });
    this.#view = { state, slots, rows };
    this.#sentAtMs = this.#ports.wallMs();
  }

  #planSave(): void {
    if (this.#savePlanned) return;
    this.#savePlanned = true;
    this.#ports.setTimer(() => {
      this.#savePlanned = false;
      void this.#save();
    }, saveAfterMs);
  }

  async #save(): Promise<void> {
    const own = this.#own;
    if (own === undefined || own.position <= this.#savedPosition) return;
    if (this.#following !== undefined) {
      this.#planSave();
      return;
    }
    this.#savedPosition = own.position;
    await this.#ports.saveSnapshot(own.position, saveBoard(own, this.#catalogueKey));
    if (this.#view !== undefined) await this.#ports.saveView({ ...this.#view, rows: internCells(this.#view.rows) });
  }
}
