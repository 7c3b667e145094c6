/**
 * A case: the reports that tell of one event, and what the offices do with them. A report that nobody has joined with another is a
 * case of its own. Any order of the same entries gives the same cases. Nothing is decided between two officers who did not know of
 * each other: the case is disputed until somebody who knows of both takes another step. What cannot be read, or was recorded without
 * the right to, is shown and changes nothing.
 */
import type { CaseAddressee, CaseState } from "../events/case.ts";
import type { EntryMention } from "../events/mention.ts";
import type { CaseContent, CaseEntry } from "./case-entry.ts";
import { findStanding } from "./case-order.ts";
import { compareRevisions, compareText } from "./revisions.ts";
import { mentionKey, type RightOf } from "./supervision.ts";

export interface CaseReport {
  unit: string;
  subject: string;
}

type Of<Type extends CaseContent["type"]> = Extract<CaseContent, { type: Type }>["data"];

/** An entry with what it says; `hasRight` is null where the author's role is not known. */
export type Said<Type extends CaseContent["type"]> = CaseEntry & { said: Of<Type>; hasRight: boolean | null };

export type CaseStep = Said<"case.stepped">;
export type CaseAssignment = Said<"case.assigned">;

export type CaseStand =
  /** `heads`: the steps that say so; none of a case that nobody has moved yet. */
  | { kind: "settled"; state: CaseState; addressee: CaseAddressee | null; heads: CaseStep[] }
  /** Taken apart from each other, and different. */
  | { kind: "disputed"; heads: CaseStep[] };

export type CaseHandler =
  | { kind: "settled"; officer: string | null; heads: CaseAssignment[] }
  | { kind: "disputed"; heads: CaseAssignment[] };

export interface CaseQuestion extends Said<"case.asked"> {
  /** Those without the right to answer are among them, and leave the question open. */
  answers: Said<"case.answered">[];
  isOpen: boolean;
}

export interface CaseView {
  /** The smallest subject of its reports. */
  id: string;
  /** By subject. One that lies outside of what is known here is among them, if another was joined with it. */
  reports: CaseReport[];
  stand: CaseStand;
  handler: CaseHandler;
  steps: CaseStep[];
  notes: Said<"case.noted">[];
  questions: CaseQuestion[];
  /** Answers to questions that are not here. */
  looseAnswers: Said<"case.answered">[];
  /** Those that hold the case together. */
  joins: Said<"case.joined">[];
  /** Every entry, by place in the server's log, then what is on this device only. */
  timeline: (CaseEntry & { hasRight: boolean | null })[];
}

/** `reports`: those that are known, so that one of which nothing was said yet is a case too. By the least subject. */
export function readCases(reports: Iterable<CaseReport>, entries: Iterable<CaseEntry>, rightOf: RightOf): CaseView[] {
  const told = [...entries]
    .toSorted((left, right) => compareRevisions({ ...left, revises: null }, { ...right, revises: null }))
    .map((entry) => ({ ...entry, hasRight: rightOf(entry.author, entry.type) }));
  const unitOf = new Map<string, string>();
  const name = ({ unit, subject }: CaseReport) => {
    const known = unitOf.get(subject);
    // Of two units only one can be the report's own: which, does not hang on the order.
    if (known === undefined || compareText(unit, known) < 0) unitOf.set(subject, unit);
  };
  for (const report of reports) name(report);
  for (const entry of told) name(entry);
  const joins = findJoins(told);
  for (const { said } of joins) if (!unitOf.has(said.with.subject)) name(said.with);

  const groups = groupJoined(unitOf.keys(), joins);
  const entriesOf = groupBy(told, ({ subject }) => groups.get(subject)!);
  const joinsOf = groupBy(joins, ({ subject }) => groups.get(subject)!);
  const subjectsOf = groupBy([...unitOf.keys()].toSorted(compareText), (subject) => groups.get(subject)!);
  return Array.from(subjectsOf, ([id, subjects]) =>
    readCase(
      subjects.map((subject) => ({ unit: unitOf.get(subject)!, subject })),
      entriesOf.get(id) ?? [],
      joinsOf.get(id) ?? [],
    ),
  );
}

type Told = CaseEntry & { hasRight: boolean | null };

function readCase(reports: CaseReport[], timeline: Told[], joins: Said<"case.joined">[]): CaseView {
  const steps = saying(timeline, "case.stepped");
  const asked = saying(timeline, "case.asked");
  const answersOf = groupBy(saying(timeline, "case.answered"), ({ said }) => mentionKey(said.answers));
  const here = new Set(asked.map(mentionKey));
  return {
    id: reports[0]!.subject,
    reports,
    stand: readStand(findHeads(steps)),
    handler: readHandler(findHeads(saying(timeline, "case.assigned"))),
    steps,
    notes: saying(timeline, "case.noted"),
    questions: asked.map((question) => {
      const answers = answersOf.get(mentionKey(question)) ?? [];
      return { ...question, answers, isOpen: question.hasRight !== false && !answers.some(counts) };
    }),
    looseAnswers: [...answersOf].flatMap(([key, answers]) => (here.has(key) ? [] : answers)),
    joins,
    timeline,
  };
}

/** Unknown roles count: an office whose roles have not been asked for yet would otherwise seem to do nothing. */
const counts = ({ hasRight }: { hasRight: boolean | null }): boolean => hasRight !== false;

function findHeads<Entry extends Told>(entries: readonly Entry[]): Entry[] {
  const heads = new Set(findStanding(entries, (entry) => counts(entry as Told)));
  return entries.filter((entry) => heads.has(entry));
}

const decisionOf = ({ said: { state, addressee } }: CaseStep): string => `${state} ${addressee}`;

function readStand(heads: CaseStep[]): CaseStand {
  const [first] = heads;
  if (first === undefined) return { kind: "settled", state: "logged", addressee: null, heads };
  if (new Set(heads.map(decisionOf)).size > 1) return { kind: "disputed", heads };
  const { state, addressee } = first.said;
  return { kind: "settled", state, addressee, heads };
}

function readHandler(heads: CaseAssignment[]): CaseHandler {
  const handlers = new Set(heads.map(({ said }) => said.handler));
  if (handlers.size > 1) return { kind: "disputed", heads };
  return { kind: "settled", officer: heads[0]?.said.handler ?? null, heads };
}

/** Joins that no later join or part, of whichever report, takes back by naming them. */
function findJoins(told: readonly Told[]): Said<"case.joined">[] {
  const links = told.filter(({ type }) => type === "case.joined" || type === "case.parted");
  return saying(findHeads(links), "case.joined");
}

/** The least subject of those that joins connect, by subject. */
function groupJoined(subjects: Iterable<string>, joins: readonly Said<"case.joined">[]): Map<string, string> {
  const parents = new Map(Array.from(subjects, (subject) => [subject, subject]));
  const rootOf = (subject: string): string => {
    let root = subject;
    for (let next = parents.get(root)!; next !== root; next = parents.get(root)!) root = next;
    parents.set(subject, root);
    return root;
  };
  for (const { subject, said } of joins) {
    const [one, other] = [rootOf(subject), rootOf(said.with.subject)];
    if (compareText(one, other) < 0) parents.set(other, one);
    else parents.set(one, other);
  }
  return new Map(Array.from(parents.keys(), (subject) => [subject, rootOf(subject)]));
}

function saying<Type extends CaseContent["type"]>(entries: readonly Told[], type: Type): Said<Type>[] {
  return entries.flatMap((entry) =>
    entry.content?.type === type ? [{ ...entry, said: entry.content.data as Of<Type> }] : [],
  );
}

function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

export const mentionOf = ({ author, seq, payloadHash }: EntryMention): EntryMention => ({ author, seq, payloadHash });

/** As many reports of a case as a step is recorded on: few enough that whoever settles two decisions can name both everywhere. */
const mostCopies = 20;

/**
 * On which reports of its case a step is recorded: that which is looked at, then the others that `isWithin` reach. A branch reads what
 * is recorded about itself, and would otherwise not hear how the case went on that its report was joined into.
 */
export const reportsToTell = (
  { reports }: Pick<CaseView, "reports">,
  own: CaseReport,
  isWithin: (report: CaseReport) => boolean,
): CaseReport[] =>
  [own, ...reports.filter((report) => report.subject !== own.subject && isWithin(report))].slice(0, mostCopies);

/**
 * Entries of which several say the same of several reports of a case, by the same author, each such decision once: the first. Said
 * again of the same report, it is another.
 */
export function withoutCopies<Entry extends CaseEntry>(entries: readonly Entry[]): Entry[] {
  const told = new Map<string, Map<string, number>>();
  return entries.filter(({ author, subject, content }) => {
    const said = content === null ? undefined : saidOfSeveral(subject, content);
    if (said === undefined) return true;
    const key = JSON.stringify([author, said]);
    const times = told.get(key) ?? new Map<string, number>();
    told.set(key, times);
    const time = (times.get(subject) ?? 0) + 1;
    times.set(subject, time);
    return ![...times].some(([other, count]) => other !== subject && count >= time);
  });
}

/** The same for each of the reports that it is recorded on; undefined of what is recorded on one alone. */
function saidOfSeveral(subject: string, { type, data }: CaseContent): unknown {
  if (type === "case.stepped" || type === "case.parted") return [type, data];
  if (type !== "case.joined") return undefined;
  return [type, [subject, data.with.subject].toSorted(compareText), data.after, data.reason];
}

/** What the next step or assignment names: all that stands now. */
export const headsOfCase = ({ heads }: { heads: readonly EntryMention[] }): EntryMention[] =>
  heads.slice(-mostNamed).map(mentionOf);

/** As many as an event can name (`After`). */
const mostNamed = 50;

/** What stands of one report's joins and is taken back when it is parted: its own, and those of others with it. */
export const joinsTouching = (view: Pick<CaseView, "joins">, subject: string): EntryMention[] =>
  findTouching(view, subject).slice(-mostNamed).map(mentionOf);

/** The reports that one is joined with directly: their branches hear that it is parted from them. */
export function joinedWith(view: Pick<CaseView, "joins">, subject: string): CaseReport[] {
  const ends = findTouching(view, subject).flatMap((join): CaseReport[] => [join, join.said.with]);
  const others = new Map(ends.map((end) => [end.subject, { unit: end.unit, subject: end.subject }]));
  others.delete(subject);
  return [...others.values()];
}

const findTouching = ({ joins }: Pick<CaseView, "joins">, subject: string) =>
  joins.filter((join) => join.subject === subject || join.said.with.subject === subject);
