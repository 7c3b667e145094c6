import type { Offence } from "../../../shared/catalogue/schema.ts";
import { readClock } from "../../../shared/projections/case-clock.ts";
import { documentationParts } from "../../../shared/projections/documentation.ts";
import type { Violation } from "../../../shared/projections/violations.ts";
import { decisionName } from "../../cases/CaseStateChip.tsx";
import type { CaseWords } from "../../cases/case-words.ts";
import type { DeskCase } from "../../desk/desk-case.ts";
import type { Places } from "../../desk/places.ts";
import type { ProvenTimeMessages } from "../../proven-time/proven-time-messages.ts";
import type { Format } from "../../i18n/use-format.ts";
import type { CasesMessages } from "./cases-messages.ts";
import { offenceNames } from "./offence-names.ts";
import type { CaseNames } from "./order-cases.ts";
import { accountsOf, severityOf } from "./select-violations.ts";
import type { ViolationsMessages } from "./violations-messages.ts";

export interface RowWords {
  t: ViolationsMessages;
  cases: CasesMessages;
  words: CaseWords;
  provenTimes: ProvenTimeMessages;
  format: Format;
  names: CaseNames;
}

type Row = (string | number | null)[];

/** The list as a file: one row for each report, with the case that it belongs to. */
export function violationRows(
  shown: readonly DeskCase[],
  places: Places,
  offenceOf: ReadonlyMap<string, Offence>,
  said: RowWords,
  nowMs: number,
): Row[] {
  const { t, cases } = said;
  const { csv } = t;
  const head = [
    csv.subject,
    csv.severity,
    csv.offence,
    csv.unit,
    csv.branch,
    csv.county,
    csv.occurredAt,
    csv.claimedAt,
    csv.clock,
    csv.provenAfter,
    csv.receivedAt,
    cases.csv.account,
    csv.evidence,
    csv.description,
    cases.csv.case,
    cases.csv.state,
    cases.csv.clock,
    cases.csv.deadline,
    cases.csv.overdue,
    cases.csv.level,
    `${cases.csv.documentation} / ${documentationParts.length}`,
    cases.csv.handler,
    cases.csv.questions,
  ];
  const rows = shown.flatMap((each) => {
    const ofCase = caseCells(each, said, nowMs);
    return each.violations.map((violation) => [...reportCells(violation, places, offenceOf, said), ...ofCase]);
  });
  return [head, ...rows];
}

function reportCells(
  violation: Violation,
  places: Places,
  offenceOf: ReadonlyMap<string, Offence>,
  { t, provenTimes: { clocks }, format }: RowWords,
): Row {
  const branch = places.unitOf.get(violation.unit);
  const county = branch && places.countyOf(branch);
  const { time } = violation;
  const receivedAt = time.provenBefore;
  return [
    violation.subject,
    t.severities[severityOf(violation)],
    offenceNames(violation, offenceOf, t, format),
    violation.unit,
    branch ? format.pick(branch.name) : "",
    county ? format.pick(county.name) : "",
    violation.occurredAt === null ? "" : format.moment(violation.occurredAt),
    format.moment(time.claimedAt),
    clocks[time.clock],
    time.provenAfter === null ? "" : format.moment(time.provenAfter),
    receivedAt === null ? "" : format.moment(receivedAt),
    accountsOf({ violations: [violation] })
      .map((name) => t.states[name])
      .join(" / "),
    violation.evidence.length,
    violation.heads.map(({ content }) => content?.description ?? t.unreadable).join(" / "),
  ];
}

function caseCells(each: DeskCase, { cases, words, format, names }: RowWords, nowMs: number): Row {
  const { id, stand, clock, documentation, openQuestions } = each;
  const state =
    stand.kind === "settled"
      ? decisionName(stand, words)
      : `${words.disputed}: ${stand.heads.map(({ said }) => decisionName(said, words)).join(" / ")}`;
  const reading = clock && readClock(clock, nowMs);
  return [
    id,
    state,
    clock === null ? "" : cases.clock.names[clock.name],
    clock === null ? "" : format.moment(clock.deadlineAt),
    reading === null ? "" : reading.leftMs <= 0 ? cases.csv.yes : cases.csv.no,
    reading === null ? "" : cases.clock.levels[reading.level],
    documentation.present.length,
    names.handler(each),
    openQuestions,
  ];
}
