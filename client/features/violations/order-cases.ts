import type { CaseState } from "../../../shared/events/case.ts";
import { compareText } from "../../../shared/projections/revisions.ts";
import type { DeskCase } from "../../desk/desk-case.ts";
import { everyState } from "./next-states.ts";
import { severityNames, severityOf } from "./select-violations.ts";

export const caseOrders = [
  "attention",
  "newest",
  "oldest",
  "severity",
  "state",
  "clock",
  "county",
  "offence",
  "documentation",
  "handler",
] as const;
export type CaseOrder = (typeof caseOrders)[number];

/** What is compared as it is written on the screen, in the order of its language. */
export interface CaseNames {
  county(each: DeskCase): string;
  offence(each: DeskCase): string;
  handler(each: DeskCase): string;
  compare(one: string, other: string): number;
}

/** `cases` are in the order of `newest`, and stay so among those that are equal. */
export function orderCases(cases: readonly DeskCase[], order: CaseOrder, names: CaseNames, nowMs: number): DeskCase[] {
  switch (order) {
    case "newest":
      return [...cases];
    case "oldest":
      return cases.toReversed();
    case "attention":
      return sortBy(cases, (each) => urgencyOf(each, nowMs));
    case "severity":
      return sortBy(cases, (each) => [severityNames.indexOf(severityOf(each))]);
    case "state":
      return sortBy(cases, ({ stand }) => [stand.kind === "disputed" ? -1 : rankOf(stand.state)]);
    case "clock":
      return sortBy(cases, (each) => [deadlineMsOf(each)]);
    case "documentation":
      return sortBy(cases, ({ documentation }) => [documentation.present.length]);
    case "county":
    case "offence":
    case "handler":
      return sortByName(cases, names[order], names.compare);
  }
}

const rankOf = (state: CaseState): number => everyState.indexOf(state);
const deadlineMsOf = ({ clock }: DeskCase): number =>
  clock === null ? Number.MAX_SAFE_INTEGER : Date.parse(clock.deadlineAt);

/** Disputed, then what has run out, then what will: the worst first, and of equal ones that which has the least time. */
function urgencyOf(each: DeskCase, nowMs: number): number[] {
  const deadlineMs = deadlineMsOf(each);
  const isDisputed = each.stand.kind === "disputed" || each.handler.kind === "disputed";
  const group = isDisputed ? 0 : deadlineMs <= nowMs ? 1 : each.clock !== null ? 2 : 3;
  return [group, severityNames.indexOf(severityOf(each)), deadlineMs];
}

function sortBy(cases: readonly DeskCase[], keyOf: (each: DeskCase) => readonly number[]): DeskCase[] {
  return cases
    .map((each) => ({ each, key: keyOf(each) }))
    .toSorted((one, other) => {
      const place = one.key.findIndex((part, index) => part !== other.key[index]);
      return place < 0 ? 0 : one.key[place]! - other.key[place]!;
    })
    .map(({ each }) => each);
}

/** What has no name comes last. Each name is compared once with each other, not once for each case that has it. */
function sortByName(
  cases: readonly DeskCase[],
  nameOf: (each: DeskCase) => string,
  compare: CaseNames["compare"],
): DeskCase[] {
  const named = cases.map((each) => ({ each, name: nameOf(each) }));
  const distinct = [...new Set(named.map(({ name }) => name))].toSorted(
    (one, other) => Number(one === "") - Number(other === "") || compare(one, other) || compareText(one, other),
  );
  const ranks = new Map(distinct.map((name, rank) => [name, rank]));
  return named.toSorted((one, other) => ranks.get(one.name)! - ranks.get(other.name)!).map(({ each }) => each);
}
