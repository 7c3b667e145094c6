import type { Unit } from "../../shared/catalogue/schema.ts";
import type { BoardState } from "../../shared/projections/board.ts";
import type { ElectionCatalogue } from "../../shared/projections/election-catalogue.ts";
import { readTurnout } from "../../shared/projections/turnout.ts";
import { listSealedReports } from "../../shared/projections/sealed-reports.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import { listViolations } from "../../shared/projections/violations.ts";
import { listDeskCases, openCase } from "./desk-cases.ts";
import type { DeskQuestions, QuestionName } from "./desk-protocol.ts";

export interface AnswerSource {
  board: BoardState;
  catalogue: ElectionCatalogue;
  branches: readonly Unit[];
  units: readonly Unit[];
  nowAt: string;
  /** What this desk recorded of cases and the board does not hold yet. */
  own: readonly StoredEntry[];
}

/** Reads the state that is shown; changes nothing of it. */
export function answerDesk(
  name: QuestionName,
  question: DeskQuestions[QuestionName]["question"],
  source: AnswerSource,
): DeskQuestions[QuestionName]["answer"] {
  const { board, catalogue, branches, units, nowAt } = source;
  switch (name) {
    case "violations":
      return listViolations(board, units, catalogue);
    case "sealed-reports":
      return listSealedReports(board, units);
    case "cases":
      return listDeskCases(source, (question as DeskQuestions["cases"]["question"]).roles);
    case "case": {
      const { roles, subject } = question as DeskQuestions["case"]["question"];
      return openCase(source, roles, subject);
    }
    case "turnout": {
      const asked = (question as DeskQuestions["turnout"]["question"]).units;
      const named = asked === null ? null : new Set(asked);
      const over = named === null ? branches : branches.filter(({ id }) => named.has(id));
      return readTurnout(board, over, catalogue, nowAt);
    }
  }
}
