/**
 * The two-person rule of the count (domain.md B): entered by one officer, entered again by another who did not see the first
 * figures, settled where they differ, signed by both. Both may sit at one tablet: it is the branch's own care, and never the
 * office's verification (`supervision.ts`).
 */
import type { FormAnswers } from "../catalogue/form-figures.ts";
import type { Report, ReportCode } from "../catalogue/schema.ts";
import type { CountSettled } from "../events/count.ts";
import type { EntryMention } from "../events/mention.ts";
import { compareCounts, figureKey, listCountFigures, type CountDifference } from "./count-figures.ts";
import { compareRevisions, compareText, nameOf, type Revision } from "./revisions.ts";
import type { ReadEntry } from "./stored-entry.ts";
import { mentionKey, type RightOf, type VerificationWeight } from "./supervision.ts";
import { provenTime, readTimes, type ProvenTime } from "./timeliness.ts";

/** The report that is entered twice. */
export const countReport: ReportCode = "R7";

/**
 * `once`: no other person has entered it · `differing`: figures are still to be settled · `agreeing`, `settled`: both entries
 * say the same, or what differed was found out together; signatures are wanted · `signed`: by both · `refused`: somebody has
 * refused, and says why.
 */
export type CountState = "once" | "differing" | "agreeing" | "settled" | "signed" | "refused";

interface CountEntry extends EntryMention {
  position: number | null;
  officer: string;
  time: ProvenTime;
  hasRight: boolean | null;
}

export interface SecondEntry extends CountEntry {
  repeats: EntryMention;
  content: FormAnswers;
  /** `own-work`: by a person who had filed or corrected the same figures before. */
  weight: VerificationWeight;
}

export interface Settlement extends CountEntry {
  differences: CountSettled["differences"];
}

/** One person's last word on the minutes as they stand. */
export interface CountWord extends CountEntry {
  verdict: "signed" | "refused";
  reason: string;
}

export interface CountCheck {
  state: CountState;
  /** Who entered first what the second entry repeats. */
  firstOfficer: string;
  /** Everybody who has filed or corrected these figures: for them there is nothing left to enter blind. */
  enteredBy: string[];
  /** The second entry that speaks: the one with open differences, if any has. Null while there is none that counts. */
  second: SecondEntry | null;
  /** Second entries that count for nothing. */
  weightless: SecondEntry[];
  /** Figures as they stand (`first`) against the second entry, as far as nobody has settled them. */
  open: CountDifference[];
  settlements: Settlement[];
  words: CountWord[];
}

/** What entries say of counts; made once for a branch. */
export interface CountEntries {
  seconds: Omit<SecondEntry, "weight">[];
  settlements: (Settlement & { first: EntryMention; second: EntryMention })[];
  words: (CountWord & { about: EntryMention })[];
}

/** One filing or correction of the minutes. */
export interface CountedFiling extends Revision {
  officer: string;
  content: FormAnswers | null;
}

/** Any order of the same entries gives the same lists. What cannot be read says nothing here. */
export function readCountEntries(entries: readonly ReadEntry[], rightOf: RightOf): CountEntries {
  const found: CountEntries = { seconds: [], settlements: [], words: [] };
  for (const entry of entries) {
    const { event } = entry;
    if (event.kind !== "known") continue;
    if (event.type === "count.reentered") {
      const { repeats, values, contests } = event.data;
      found.seconds.push({ ...toCountEntry(entry, rightOf), repeats, content: { values, contests } });
    } else if (event.type === "count.settled") {
      const { first, second, differences } = event.data;
      found.settlements.push({ ...toCountEntry(entry, rightOf), first, second, differences });
    } else if (event.type === "count.signed") {
      const { about, verdict, reason } = event.data;
      found.words.push({ ...toCountEntry(entry, rightOf), about, verdict, reason });
    }
  }
  found.seconds.sort(inOrder);
  found.settlements.sort(inOrder);
  found.words.sort(inOrder);
  return found;
}

/** How one filing that stands has been counted twice. `filings`: all on its subject. */
export function checkCount(
  head: CountedFiling,
  filings: readonly CountedFiling[],
  entries: CountEntries,
  report: Report | undefined,
): CountCheck {
  const chain = chainOf(head, filings);
  const inChain = new Map(chain.map((filing) => [mentionKey(filing), filing]));
  const seconds = entries.seconds.flatMap((second): SecondEntry[] => {
    const repeated = inChain.get(mentionKey(second.repeats));
    return repeated === undefined ? [] : [{ ...second, weight: weighSecond(second, repeated, chain) }];
  });
  const counting = seconds.filter(({ weight }) => weight === "counts");
  const ofCounting = new Set(counting.map(mentionKey));
  const settlements = entries.settlements.filter(
    ({ first, second, hasRight }) =>
      hasRight !== false && inChain.has(mentionKey(first)) && ofCounting.has(mentionKey(second)),
  );
  const compared = counting.map((second) => ({ second, open: findOpen(head, second, settlements, report) }));
  const differing = compared.find(({ open }) => open.length > 0);
  const words = lastWords(entries.words.filter(({ about }) => mentionKey(about) === mentionKey(head)));
  const speaking = differing ?? compared[0];
  return {
    state: stateOf(head, { counting, inChain, settlements, words, isDiffering: differing !== undefined }),
    firstOfficer: (speaking === undefined ? chain.at(-1) : inChain.get(mentionKey(speaking.second.repeats)))!.officer,
    enteredBy: [...new Set(chain.map(({ officer }) => officer))].sort(compareText),
    second: speaking?.second ?? null,
    weightless: seconds.filter(({ weight }) => weight !== "counts"),
    open: speaking?.open ?? [],
    settlements: settlements.map(({ first: _first, second: _second, ...settlement }) => settlement),
    words,
  };
}

interface Known {
  counting: readonly SecondEntry[];
  inChain: ReadonlyMap<string, CountedFiling>;
  settlements: readonly unknown[];
  words: readonly CountWord[];
  isDiffering: boolean;
}

function stateOf(head: CountedFiling, { counting, inChain, settlements, words, isDiffering }: Known): CountState {
  // Nothing can be compared with figures that cannot be read.
  if (counting.length === 0 || head.content === null) return "once";
  if (isDiffering) return "differing";
  if (words.some(({ verdict }) => verdict === "refused")) return "refused";
  const signed = new Set(words.map(({ officer }) => officer));
  const isSigned = counting.some(
    ({ officer, repeats }) => signed.has(officer) && signed.has(inChain.get(mentionKey(repeats))!.officer),
  );
  if (isSigned) return "signed";
  return settlements.length > 0 ? "settled" : "agreeing";
}

/** The filing and all that it corrects, newest first. */
function chainOf(head: CountedFiling, filings: readonly CountedFiling[]): CountedFiling[] {
  const chain = [head];
  const seen = new Set([nameOf(head)]);
  for (let at = 0; at < chain.length; at++) {
    const { revises } = chain[at]!;
    if (revises === null || seen.has(nameOf(revises))) continue;
    seen.add(nameOf(revises));
    // A fork has two entries of one name: both may be meant.
    chain.push(...filings.filter((filing) => nameOf(filing) === nameOf(revises)));
  }
  return chain;
}

/** Blind is only who has not put hand to these figures before: on the same tablet that can be told for sure. */
function weighSecond(
  { officer, author, seq, hasRight }: Omit<SecondEntry, "weight">,
  repeated: CountedFiling,
  chain: readonly CountedFiling[],
): VerificationWeight {
  const before = chain.some((filing) => filing.officer === officer && filing.author === author && filing.seq < seq);
  if (repeated.officer === officer || before) return "own-work";
  return hasRight === false ? "without-right" : "counts";
}

/** Settled is a difference only if the figure that stands is the one that was found together. */
function findOpen(
  head: CountedFiling,
  second: SecondEntry,
  settlements: CountEntries["settlements"],
  report: Report | undefined,
): CountDifference[] {
  if (head.content === null || report === undefined) return [];
  const found = new Set(
    settlements
      .filter((settlement) => mentionKey(settlement.second) === mentionKey(second))
      .flatMap(({ differences }) => differences.map((each) => `${figureKey(each)}=${each.settled}`)),
  );
  const standing = new Map(listCountFigures(report, head.content).map((each) => [figureKey(each), each.value]));
  return compareCounts(report, head.content, second.content).filter((difference) => {
    const key = figureKey(difference);
    return !found.has(`${key}=${standing.get(key) ?? null}`);
  });
}

/** Of each person the last; where two devices have said different things, the refusal. */
function lastWords(words: CountEntries["words"]): CountWord[] {
  const ofDevice = new Map<string, CountEntries["words"][number]>();
  for (const word of words) {
    const key = `${word.officer} ${word.author}`;
    const known = ofDevice.get(key);
    if (word.hasRight !== false && (known === undefined || known.seq <= word.seq)) ofDevice.set(key, word);
  }
  const ofPerson = new Map<string, CountWord>();
  for (const { about: _about, ...word } of [...ofDevice.values()].sort(inOrder)) {
    if (ofPerson.get(word.officer)?.verdict !== "refused") ofPerson.set(word.officer, word);
  }
  return [...ofPerson.values()];
}

function toCountEntry({ header, position, receivedAt }: ReadEntry, rightOf: RightOf): CountEntry {
  const { author, seq, payloadHash, officer, clock, claimedAt, type } = header;
  const time = provenTime({ claimedAt, receivedAt }, readTimes(clock, claimedAt, receivedAt));
  return { author, seq, payloadHash, position, officer, time, hasRight: rightOf(author, type) };
}

const inOrder = (left: CountEntry, right: CountEntry): number =>
  compareRevisions({ ...left, revises: null }, { ...right, revises: null });
