/**
 * The names that the catalogue's expressions know:
 *
 * - `this`: the figures of the form being filled (form-figures.ts), of one contest or of the branch;
 * - `day`: what is known of the branch's day from all its reports, this one included (below);
 * - `seats`: seats of the contest in the branch's constituency; absent for a rule of the branch;
 * - `value`: only in a field's own constraint.
 *
 * Minutes count from local midnight at the start of election day. What no report has told yet is absent, so that an
 * expression that needs it is "unknown".
 */
import { findHourMinute } from "./due-slots.ts";
import { branchClosingMinute, minuteOf, openingMinute } from "./election-time.ts";
import { formFigures, type Figures, type FormAnswers } from "./form-figures.ts";
import type { CalendarItem, ContestId, Election, Report, ReportCode, Unit } from "./schema.ts";

/** One current filing: the newest of its chain of corrections. */
export interface BranchFiling extends FormAnswers {
  report: ReportCode;
  /** Slot key of a scheduled report, null of one filed on an event. */
  slot: string | null;
  subject: string;
  /** When the figures were taken, as the tablet says: ISO 8601 UTC. */
  filedAt: string;
}

/** Names of `day` known for the branch and, besides those, for each contest. */
export const dayNames = {
  branch: {
    opening: "Planned opening, minute",
    closing: "Closing with every extension, minute",
    openedAt: "Actual start of voting, minute (R1)",
    firstHourlyAt: "Hour of the first hourly report filed, minute (R2)",
    closedAt: "Doors closed, minute (R6)",
    voters: "People checked over the day, electronically and by hand (R6)",
    "previous.idElectronic": "Electronic identity checks in the last earlier hourly report; 0 before the first",
    "previous.idManual": "Manual identity checks in the last earlier hourly report; 0 before the first",
    "past.votes": "Papers in the box of this branch in the election before (polling list)",
    "past.blank": "Blank and invalid papers among them (polling list)",
    "past.expected":
      "Papers that would be in the box if as large a part of those eligible voted as then; where the eligible are not known, as many as then",
  },
  contest: {
    delivered: "Ballots delivered by the time of this report: opening (R1) and deliveries (R3)",
    ballotsUsed: "Ballots used over the day (R6)",
    papersInBox: "Papers in the box (R7)",
    "previous.ballotsUsed": "Ballots used in the last earlier hourly report; 0 before the first",
    "previous.ballotsSpoiled": "Ballots spoiled in the last earlier hourly report; 0 before the first",
    "previous.ballotsRemaining": "Ballots remaining then; before the first, those received at opening",
    "previous.delivered": "Ballots delivered by then",
  },
} as const;

export interface DayFacts {
  branch: Figures;
  contests: Partial<Record<ContestId, Figures>>;
}

export interface DaySource {
  election: Election;
  calendar: readonly CalendarItem[];
  reports: readonly Report[];
  /** `branch`: what the polling list says of its past. */
  unit: Pick<Unit, "constituency"> & Partial<Pick<Unit, "branch">>;
  /** Every current filing of the branch. Those on the subject of `form` are left out: it speaks for itself. */
  filings: readonly BranchFiling[];
}

/**
 * What is known of the day at the time of `form`. Filings that differ on one subject make their figures not known. A source
 * given again must not have been changed: what was read of it is kept with it.
 */
export function dayFacts(source: DaySource, form: BranchFiling): DayFacts {
  const { election, calendar, unit } = source;
  const day = new DayReader(source, form);
  const branch = known({
    opening: openingMinute(election),
    closing: branchClosingMinute(election, calendar, unit),
    openedAt: day.agreed("R1", "openedAt", null),
    firstHourlyAt: day.firstHourlyMinute(),
    closedAt: day.agreed("R6", "closedAt", null),
    voters: sumOf(day.agreed("R6", "idElectronic", null), day.agreed("R6", "idManual", null)),
    previous: known({
      idElectronic: day.previous("idElectronic", null)?.figure,
      idManual: day.previous("idManual", null)?.figure,
    }),
    past: pastFigures(unit.branch),
  });
  const contests: DayFacts["contests"] = {};
  for (const { id } of election.contests) {
    const remaining = day.previous("ballotsRemaining", id);
    contests[id] = known({
      delivered: day.delivered(id, day.cutoffMinute(form)),
      ballotsUsed: day.agreed("R6", "ballotsUsed", id),
      papersInBox: day.agreed("R7", "papersInBox", id),
      previous: known({
        ballotsUsed: day.previous("ballotsUsed", id)?.figure,
        ballotsSpoiled: day.previous("ballotsSpoiled", id)?.figure,
        ballotsRemaining: remaining?.figure,
        delivered: remaining?.delivered,
      }),
    });
  }
  return { branch, contests };
}

/** Empty where the list says nothing of the branch's past. */
function pastFigures(branch: Unit["branch"] | undefined): Figures {
  const { votes, blank, eligibleVoters } = branch?.past ?? {};
  if (votes == null) return {};
  const today = branch?.eligibleVoters;
  const expected = eligibleVoters && today ? Math.round((votes * today) / eligibleVoters) : votes;
  return known({ votes, blank: blank ?? undefined, expected });
}

/** `day` for a rule: the branch's facts and, for a contest, its own. */
export function dayFigures(facts: DayFacts, contest: ContestId | null): Figures {
  const own = contest === null ? {} : (facts.contests[contest] ?? {});
  return { ...facts.branch, ...own, previous: { ...objectOf(facts.branch["previous"]), ...objectOf(own["previous"]) } };
}

/** What every form of a day is read against: made once for a source, however many forms are. */
class DayIndex {
  readonly byReport: ReadonlyMap<ReportCode, readonly BranchFiling[]>;
  /** Hourly reports by their hour, the last hour first. */
  readonly hours: readonly (readonly [minute: number, filings: readonly BranchFiling[]])[];
  readonly reports: ReadonlyMap<ReportCode, Report>;
  readonly #subjects = new Map<readonly BranchFiling[], ReadonlySet<string>>();
  readonly #figures = new Map<BranchFiling, Map<ContestId | null, Figures>>();
  readonly #agreements = new Map<readonly BranchFiling[], Map<string, number | undefined>>();

  constructor({ filings, reports }: DaySource) {
    this.byReport = groupBy(filings, ({ report }) => report);
    this.reports = new Map(reports.map((report) => [report.id, report]));
    const minutes = new Map<string, number>();
    const byHour = groupBy(this.byReport.get("R2") ?? [], ({ slot }) => {
      const key = slot ?? "";
      const minute = minutes.get(key) ?? hourOf(key);
      minutes.set(key, minute);
      return minute;
    });
    this.hours = [...byHour].toSorted(([left], [right]) => right - left);
  }

  /** The list itself if nothing in it is about the subject. */
  without(filings: readonly BranchFiling[], subject: string): readonly BranchFiling[] {
    let subjects = this.#subjects.get(filings);
    if (subjects === undefined) {
      subjects = new Set(filings.map((filing) => filing.subject));
      this.#subjects.set(filings, subjects);
    }
    return subjects.has(subject) ? filings.filter((filing) => filing.subject !== subject) : filings;
  }

  /** The figure that all filings have, if there is one. */
  agree(filings: readonly BranchFiling[], name: string, contest: ContestId | null): number | undefined {
    let agreements = this.#agreements.get(filings);
    if (agreements === undefined) this.#agreements.set(filings, (agreements = new Map()));
    const key = `${contest} ${name}`;
    if (!agreements.has(key)) agreements.set(key, this.#compare(filings, name, contest));
    return agreements.get(key);
  }

  figuresOf(filing: BranchFiling, contest: ContestId | null): Figures {
    const report = this.reports.get(filing.report);
    if (report === undefined) return {};
    let byContest = this.#figures.get(filing);
    if (byContest === undefined) this.#figures.set(filing, (byContest = new Map()));
    const figures = byContest.get(contest) ?? formFigures(report, filing, contest);
    byContest.set(contest, figures);
    return figures;
  }

  #compare(filings: readonly BranchFiling[], name: string, contest: ContestId | null): number | undefined {
    if (filings.length === 0) return undefined;
    const first = this.figuresOf(filings[0]!, contest)[name];
    if (typeof first !== "number") return undefined;
    return filings.every((filing) => this.figuresOf(filing, contest)[name] === first) ? first : undefined;
  }
}

const indexes = new WeakMap<DaySource, DayIndex>();

function indexOf(source: DaySource): DayIndex {
  let index = indexes.get(source);
  if (index === undefined) indexes.set(source, (index = new DayIndex(source)));
  return index;
}

/** Minute of an hourly slot; behind all others where the slot is none. */
const hourOf = (slot: string | null): number => findHourMinute(slot ?? "") ?? Number.POSITIVE_INFINITY;

class DayReader {
  readonly #election: Election;
  readonly #form: BranchFiling;
  readonly #index: DayIndex;
  readonly #ofReport = new Map<ReportCode, readonly BranchFiling[]>();

  constructor(source: DaySource, form: BranchFiling) {
    this.#election = source.election;
    this.#form = form;
    this.#index = indexOf(source);
  }

  /** The figure on which every filing of a report that is filed once agrees. */
  agreed(code: ReportCode, name: string, contest: ContestId | null): number | undefined {
    return this.#index.agree(this.#of(code), name, contest);
  }

  firstHourlyMinute(): number | undefined {
    const minutes = this.#index.hours
      .filter(([, filings]) => this.#index.without(filings, this.#form.subject).length > 0)
      .map(([minute]) => minute);
    if (this.#form.report === "R2") minutes.push(hourOf(this.#form.slot));
    const first = Math.min(...minutes);
    return Number.isFinite(first) ? first : undefined;
  }

  /**
   * A figure in the last hourly report before the form that has it, with the ballots delivered by then. Before the first
   * report nothing is used, and what remains is what was received.
   */
  previous(
    name: string,
    contest: ContestId | null,
  ): { figure: number | undefined; delivered: number | undefined } | undefined {
    const formMinute =
      this.#form.report === "R2" ? (findHourMinute(this.#form.slot ?? "") ?? 0) : Number.POSITIVE_INFINITY;
    for (const [minute, all] of this.#index.hours) {
      if (minute >= formMinute) continue;
      const filings = this.#index.without(all, this.#form.subject);
      const figure = this.#index.agree(filings, name, contest);
      const last = filings[0];
      if (figure === undefined || last === undefined) continue;
      return { figure, delivered: contest === null ? undefined : this.delivered(contest, this.cutoffMinute(last)) };
    }
    const received = contest === null ? undefined : this.agreed("R1", "ballotsReceived", contest);
    return { figure: name === "ballotsRemaining" ? received : 0, delivered: received };
  }

  /** Received at opening and delivered up to a minute; not known while one of the figures is not. */
  delivered(contest: ContestId, untilMinute: number): number | undefined {
    let total = this.agreed("R1", "ballotsReceived", contest);
    for (const filings of groupBy(this.#of("R3"), (filing) => filing.subject).values()) {
      if (!filings.some((filing) => this.#bringsBallots(filing, untilMinute))) continue;
      const more = this.#index.agree(filings, "ballotsDelivered", contest);
      total = total === undefined || more === undefined ? undefined : total + more;
    }
    return total;
  }

  /** Up to when deliveries count for a filing: when it was filed, but for an hourly report no later than it was due. */
  cutoffMinute(filing: BranchFiling): number {
    const filedMinute = minuteOf(this.#election, filing.filedAt);
    const schedule = this.#index.reports.get(filing.report)?.schedule;
    const hour = filing.slot === null ? undefined : findHourMinute(filing.slot);
    if (hour === undefined || schedule?.kind !== "hourly")
      return filing.report === "R2" ? filedMinute : Number.POSITIVE_INFINITY;
    return Math.min(Math.max(filedMinute, hour), hour + schedule.graceMinutes);
  }

  #bringsBallots(filing: BranchFiling, untilMinute: number): boolean {
    const figures = this.#index.figuresOf(filing, null);
    const kinds = figures["supplyKinds"];
    if (figures["delivered"] !== "yes" || (Array.isArray(kinds) && !kinds.includes("ballots"))) return false;
    const at = figures["deliveredAt"];
    return (typeof at === "number" ? at : minuteOf(this.#election, filing.filedAt)) <= untilMinute;
  }

  /** Filings of a report on other subjects than the form's, and the form where it is one. */
  #of(code: ReportCode): readonly BranchFiling[] {
    let filings = this.#ofReport.get(code);
    if (filings === undefined) {
      const others = this.#index.without(this.#index.byReport.get(code) ?? none, this.#form.subject);
      filings = this.#form.report === code ? [...others, this.#form] : others;
      this.#ofReport.set(code, filings);
    }
    return filings;
  }
}

const none: readonly BranchFiling[] = [];

function groupBy<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

const sumOf = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? undefined : one + other;

function known(facts: { [name: string]: Figures[string] | undefined }): Figures {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, fact]) => (fact === undefined ? [] : [[name, fact]])),
  );
}

function objectOf(figure: Figures[string] | undefined): Figures {
  return typeof figure === "object" && figure !== null && !Array.isArray(figure) ? figure : {};
}
