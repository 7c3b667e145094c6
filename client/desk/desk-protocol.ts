/** What the page and the worker that folds for it say to each other. */
import type { Unit } from "../../shared/catalogue/schema.ts";
import type { BoardRow, BoardSlot } from "../../shared/projections/board-view.ts";
import type { CatalogueDocuments } from "../../shared/projections/election-catalogue.ts";
import type { TurnoutPoint } from "../../shared/projections/turnout.ts";
import type { SealedReport } from "../../shared/projections/sealed-reports.ts";
import type { Violation } from "../../shared/projections/violations.ts";
import type { DeskCases, OpenedCase, Roles } from "./desk-case.ts";

/** What a worker can be asked about the state that is shown. */
export interface DeskQuestions {
  /** Over the branches named; null: all of them. */
  turnout: { question: { units: readonly string[] | null }; answer: TurnoutPoint[] };
  /** Of every unit of the scope, newest first. */
  violations: { question: Record<never, never>; answer: Violation[] };
  /** Reports that only the district opens, of every unit of the scope, newest first. */
  "sealed-reports": { question: Record<never, never>; answer: SealedReport[] };
  /** Of every unit of the scope, that with the newest report first; what this desk has not sent yet is in them. */
  cases: { question: { roles: Roles }; answer: DeskCases };
  /** The case of one report; null if there is no such report. */
  case: { question: { roles: Roles; subject: string }; answer: OpenedCase | null };
}
export type QuestionName = keyof DeskQuestions;

export type PageMessage =
  /** The reference collections as they are now: before the first nothing is shown. */
  | { kind: "catalogue"; documents: CatalogueDocuments; units: readonly Unit[] }
  /** How far this device's clock is ahead of the server's. */
  | { kind: "clock"; offsetMs: number }
  /** The server's own snapshot, or null if it could not be had or is not needed: shown until this device has folded as far itself. */
  | { kind: "server-board"; snapshot: unknown }
  | { kind: "ask"; id: number; name: QuestionName; question: DeskQuestions[QuestionName]["question"] };

/** Where what is shown comes from, and how complete it is. */
export interface DeskState {
  /** `own`: folded here from entries that were verified here · `server`: as the server folded it. */
  source: "own" | "server";
  /** The highest position of the server's log in what is shown. */
  position: number;
  /** The highest position that this device has folded itself. */
  ownPosition: number;
  /** Branches on which the consistency rules are still to be evaluated here. */
  unchecked: number;
  /** The moment for which the board was read, ISO 8601 UTC. */
  readAt: string;
  /** Grows with every change of what is known; not with the passing of time. */
  version: number;
}

export type WorkerMessage =
  | {
      kind: "board";
      state: DeskState;
      /** Null: the columns are as before. */
      slots: BoardSlot[] | null;
      /** By index in the order of the units of kind branch; with new columns every row is among them. */
      rows: [index: number, row: BoardRow][];
    }
  /** Asked once, at the start: if the server knows much more than is folded here, its snapshot is to be shown. */
  | { kind: "want-server-board"; ownPosition: number }
  | { kind: "answer"; id: number; answer: unknown }
  | { kind: "failed"; id: number | null; message: string };
