/** The complaints that offices took in on paper. Confidential: what is folded here is shown to nobody who may not read complaints. */
import { complaintWindows, endOfWindow, findResultsDay, type WindowEnd } from "../catalogue/complaint-windows.ts";
import type { CalendarItem, Election } from "../catalogue/schema.ts";
import type { ComplaintDecided, ComplaintRegistered } from "../events/complaint.ts";
import type { EntryMention } from "../events/mention.ts";
import type { ReadEvent } from "../events/read-event.ts";
import { findConcern } from "./event-concern.ts";
import { compareRevisions, compareText } from "./revisions.ts";
import type { EntryReference, ReadEntry } from "./stored-entry.ts";
import { mentionKey, type RightOf } from "./supervision.ts";
import { provenTime, readTimes, type ProvenTime } from "./timeliness.ts";

export interface ComplaintEntry<Data> extends EntryReference {
  payloadHash: string;
  position: number | null;
  officer: string;
  time: ProvenTime;
  reading: ReadEvent["kind"];
  /** False: by somebody whose role records no such thing; null: the role is not known here. */
  hasRight: boolean | null;
  /** Null while it cannot be read. */
  data: Data | null;
}

export type Registration = ComplaintEntry<ComplaintRegistered>;
export type ComplaintDecision = ComplaintEntry<ComplaintDecided>;

/** `disputed`: decided differently by two who did not know of each other. `unreadable`: its registration cannot be read. */
export type ComplaintState = "open" | ComplaintDecided["outcome"] | "disputed" | "unreadable";

export interface Complaint {
  subject: string;
  /** The office that took it. */
  unit: string;
  /** The first that was made; the log's place decides, and before there is one author and seq. */
  registered: Registration | null;
  /** Further registrations under the same id: shown, and counted for nothing. */
  alsoRegistered: Registration[];
  decisions: ComplaintDecision[];
  /** Decisions that no other one had before it. */
  heads: ComplaintDecision[];
  state: ComplaintState;
}

/** By office and id, in order of ids. Any order of the same entries gives the same complaints. */
export function foldComplaints(entries: Iterable<ReadEntry>, rightOf: RightOf = () => null): Complaint[] {
  const bySubject = new Map<string, ReadEntry[]>();
  for (const entry of entries) {
    if (findConcern(entry.header.type) !== "complaint") continue;
    const key = `${entry.header.unit}\n${entry.header.subject}`;
    const same = bySubject.get(key);
    if (same === undefined) bySubject.set(key, [entry]);
    else same.push(entry);
  }
  return Array.from(bySubject.values(), (same) => toComplaint(same, rightOf)).toSorted(
    (left, right) => compareText(left.subject, right.subject) || compareText(left.unit, right.unit),
  );
}

function toComplaint(entries: readonly ReadEntry[], rightOf: RightOf): Complaint {
  const { unit, subject } = entries[0]!.header;
  const registrations: Registration[] = [];
  const decisions: ComplaintDecision[] = [];
  for (const entry of entries) {
    const { event, header } = entry;
    if (header.type === "complaint.decided") {
      const data = event.kind === "known" && event.type === "complaint.decided" ? event.data : null;
      decisions.push({ ...factsOf(entry, rightOf), data });
    } else {
      const data = event.kind === "known" && event.type === "complaint.registered" ? event.data : null;
      registrations.push({ ...factsOf(entry, rightOf), data });
    }
  }
  const inOrder = registrations.toSorted(compareEntries);
  const sorted = decisions.toSorted(compareEntries);
  const heads = standingDecisions(sorted);
  const [registered = null, ...alsoRegistered] = inOrder;
  return {
    subject,
    unit,
    registered,
    alsoRegistered,
    decisions: sorted,
    heads,
    state: stateOf(registered, heads),
  };
}

/**
 * A decision that names another as standing before it takes its place; one cannot name what its own author wrote later, and whoever
 * may decide nothing takes nothing's place.
 */
function standingDecisions(decisions: readonly ComplaintDecision[]): ComplaintDecision[] {
  const replaced = new Set<string>();
  for (const { author, seq, data, hasRight } of decisions) {
    if (hasRight === false) continue;
    for (const before of data?.after ?? []) {
      if (before.author !== author || before.seq < seq) replaced.add(mentionKey(before));
    }
  }
  return decisions.filter((decision) => !replaced.has(mentionKey(decision)));
}

function stateOf(registered: Registration | null, heads: readonly ComplaintDecision[]): ComplaintState {
  const counted = heads.filter(({ hasRight, data }) => hasRight !== false && data !== null);
  const outcomes = new Set(counted.map(({ data }) => data!.outcome));
  if (outcomes.size > 1) return "disputed";
  const [outcome] = outcomes;
  if (outcome !== undefined) return outcome;
  return registered?.data == null ? "unreadable" : "open";
}

const compareEntries = (left: ComplaintEntry<unknown>, right: ComplaintEntry<unknown>): number =>
  compareRevisions({ ...left, revises: null }, { ...right, revises: null });

function factsOf({ header, event, position, receivedAt }: ReadEntry, rightOf: RightOf) {
  const { author, seq, payloadHash, officer, clock, claimedAt, type } = header;
  const time = provenTime({ claimedAt, receivedAt }, readTimes(clock, claimedAt, receivedAt));
  return { author, seq, payloadHash, position, officer, time, reading: event.kind, hasRight: rightOf(author, type) };
}

/** What a new decision names as standing before it. */
export const mentionsOf = (heads: readonly EntryMention[]): EntryMention[] =>
  heads.map(({ author, seq, payloadHash }) => ({ author, seq, payloadHash }));

export interface ComplaintTiming {
  /** `unknown`: the end of the window is not known yet. The paper's own date counts, not when it was typed. */
  received: "in-time" | "after" | "unknown";
  accept: WindowEnd;
  /** Until when it is to be decided; null where the law sets the addressee no time that is known here. */
  decideByMs: number | null;
}

/** `constituency`: of the branch that it is about, else of the office. */
export function timeComplaint(
  { addressee, contest, receivedAt }: Pick<ComplaintRegistered, "addressee" | "contest" | "receivedAt">,
  constituency: string | null,
  { election, calendar }: { election: Election; calendar: readonly CalendarItem[] },
): ComplaintTiming {
  const windowOf = (act: "accept" | "decide") =>
    complaintWindows.find((window) => window.act === act && window.addressee === addressee);
  const contests = election.contests.map(({ id }) => id).filter((id) => contest === "both" || id === contest);
  const resultsDays = contests.map((id) => findResultsDay(calendar, id, constituency, election));
  const accept = endOfWindow(windowOf("accept")!, election, resultsDays);
  const decide = windowOf("decide");
  const isBefore = Date.parse(receivedAt) < accept.endsMs;
  return {
    received: isBefore ? "in-time" : accept.kind === "known" ? "after" : "unknown",
    accept,
    decideByMs: decide === undefined ? null : endOfWindow(decide, election, resultsDays).endsMs,
  };
}
