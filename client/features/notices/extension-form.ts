/** An order of extension while it is being entered. */
import { findNoExtensions } from "../../../shared/catalogue/extend-hours.ts";
import { closingMinute, findReportedMinute, instantOf, wallTime } from "../../../shared/catalogue/election-time.ts";
import type { CalendarItem, Constituency, ContestId, Election, NewEnd } from "../../../shared/catalogue/schema.ts";

export interface EndLine {
  id: string;
  /** Empty: everywhere. */
  constituency: string;
  /** Empty: both elections. */
  contest: string;
  /** Local "HH:mm". One before 05:00 is of the night after. */
  time: string | null;
}

export interface ExtensionDraft {
  /** As that of a notice. */
  callId: string;
  orderNo: string;
  /** One at least. */
  lines: EndLine[];
}

export const extensionDraftId = (officer: string): string => `extension:${officer}`;

/** Undefined for anything that this build did not keep as an order. */
export function readExtensionDraft(content: unknown): ExtensionDraft | undefined {
  if (typeof content !== "object" || content === null) return undefined;
  const { callId, orderNo, lines } = content as Record<string, unknown>;
  const isWhole = typeof callId === "string" && typeof orderNo === "string" && Array.isArray(lines) && lines.length > 0;
  return isWhole && lines.every(isLine) ? (content as ExtensionDraft) : undefined;
}

function isLine(line: unknown): boolean {
  if (typeof line !== "object" || line === null) return false;
  const { id, constituency, contest, time } = line as Record<string, unknown>;
  const isText = [id, constituency, contest].every((part) => typeof part === "string");
  return isText && (time === null || typeof time === "string");
}

export interface Hours {
  election: Election;
  calendar: readonly CalendarItem[];
  constituencies: readonly Constituency[];
}

/** Undefined while the line has no time. */
export function findEnd({ constituency, contest, time }: EndLine, election: Election): NewEnd | undefined {
  const minute = time === null ? undefined : findReportedMinute(time);
  if (minute === undefined) return undefined;
  return {
    constituency: constituency || null,
    contest: (contest || null) as ContestId | null,
    at: instantOf(election, minute),
  };
}

/** When voting ends as it is where a line is about, each time once, the earliest first. */
export function presentEnds(
  { constituency, contest }: EndLine,
  { election, calendar, constituencies }: Hours,
): string[] {
  const places = constituencies.filter((each) => each.contest === "majles" && (constituency || each.id) === each.id);
  const held = election.contests.filter(({ id }) => (contest || id) === id);
  const minutes = places.flatMap((place) =>
    held.map(({ id }) => closingMinute(election, calendar, { constituency: place.id }, id)),
  );
  return [...new Set(minutes)].toSorted((one, other) => one - other).map(wallTime);
}

/** Whether a line extends nothing, or not everywhere that it is about. */
export function isNotLater(line: EndLine, hours: Hours): boolean {
  const end = findEnd(line, hours.election);
  return end !== undefined && findNoExtensions([end], hours.election, hours.calendar, hours.constituencies).length > 0;
}
