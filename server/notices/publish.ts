/** Notices and orders that extend voting, put where tablets and desks replicate them from. */
import { findNoExtensions, toCalendarItems } from "../../shared/catalogue/extend-hours.ts";
import { wallTime } from "../../shared/catalogue/election-time.ts";
import type {
  CalendarItem,
  CollectionName,
  Constituency,
  Documents,
  Election,
  NewEnd,
  Notice,
  Unit,
} from "../../shared/catalogue/schema.ts";
import type { AppPorts } from "../app-ports.ts";
import { byCaller } from "../office-log/office-log.ts";
import { ProblemError } from "../problems.ts";
import type { UserCaller } from "../session/caller.ts";
import { toReference } from "../start/load-demonstration.ts";

type Ports = Pick<AppPorts, "store" | "office" | "election" | "now">;

/** As a desk writes it: English may be left out. */
export interface NewNotice extends Omit<Notice, "title" | "body" | "publishedAt" | "extension"> {
  title: { fa: string; en?: string };
  body: { fa: string; en?: string };
}

export interface NewExtension {
  id: string;
  orderNo: string;
  ends: NewEnd[];
}

export interface Published {
  notice: Notice;
  /** False of one that had been published before: nothing was done. */
  isNew: boolean;
}

/** One at a time: two calls with one id must find each other. Everything throws ProblemError and then has changed nothing. */
export class Publisher {
  readonly #ports: Ports;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  publish(given: NewNotice, by: UserCaller): Promise<Published> {
    return this.#inTurn(async () => {
      const { id, unit, title, body, urgent, audience } = given;
      const notice: Notice = {
        id,
        unit,
        title: both(title),
        body: both(body),
        publishedAt: this.#ports.now().toISOString(),
        urgent,
        ...(audience !== undefined && { audience: Array.isArray(audience) ? toSorted(audience) : audience }),
      };
      this.#assertBelow(notice, by, await this.#list("units"));
      const known = await this.#findSame(notice);
      if (known !== undefined) return { notice: known, isNew: false };
      const details = { unit, audience: describeAudience(notice), urgent, title: notice.title.fa };
      const act = this.#ports.office.compose("notice.published", id, details, byCaller(by));
      await this.#ports.store.putReference("notices", toReference("notices", [notice]), { act });
      return { notice, isNew: true };
    });
  }

  /** The calendar first, which moves the deadlines; the notice that tells of it follows, also where a call was cut short between the two. */
  extend({ id, orderNo, ends }: NewExtension, by: UserCaller): Promise<Published> {
    return this.#inTurn(async () => {
      const [election, calendar, constituencies, units] = await Promise.all([
        this.#election(),
        this.#list("calendar"),
        this.#list("constituencies"),
        this.#list("units"),
      ]);
      const items = toCalendarItems(id, orderNo, ends);
      const notice = this.#toNotice({ id, orderNo, ends }, by, units);
      const known = await this.#findSame(notice);
      if (known !== undefined) return { notice: known, isNew: false };
      const own = new Set(items.map((item) => item.id));
      assertExtends(
        ends,
        election,
        calendar.filter((item) => !own.has(item.id)),
        constituencies,
      );
      const details = { orderNo, ends: ends.map(describeEnd).join(", ") };
      const act = this.#ports.office.compose("hours.extended", id, details, byCaller(by));
      if (!items.every((item) => calendar.some((kept) => isSame(kept, item)))) {
        await this.#ports.store.putReference("calendar", toReference("calendar", items), { act });
      }
      await this.#ports.store.putReference("notices", toReference("notices", [notice]));
      return { notice, isNew: true };
    });
  }

  /** For the branches whose voting goes on longer. */
  #toNotice({ id, orderNo, ends }: NewExtension, by: UserCaller, units: readonly Unit[]): Notice {
    const places = new Set(ends.map(({ constituency }) => constituency));
    const branches = units.filter(
      ({ kind, path, constituency }) => kind === "branch" && path.startsWith(by.path) && places.has(constituency),
    );
    return {
      id,
      unit: by.unit,
      title: { fa: "تمدید رأی‌گیری", en: "Voting is extended" },
      body: {
        fa: `بر پایهٔ دستور شمارهٔ ${orderNo} رأی‌گیری تمدید شد. مهلت گزارش‌ها خود به خود جابه‌جا شده است.`,
        en: `By order no. ${orderNo} voting goes on longer. The deadlines of the reports have moved by themselves.`,
      },
      publishedAt: this.#ports.now().toISOString(),
      urgent: true,
      ...(!places.has(null) && { audience: toSorted(branches.map((unit) => unit.id)) }),
      extension: { orderNo, ends },
    };
  }

  #assertBelow({ unit, audience }: Notice, by: UserCaller, units: readonly Unit[]): void {
    const unitOf = new Map(units.map((each) => [each.id, each]));
    const target = unitOf.get(unit);
    if (target === undefined) throw new ProblemError("unknown-unit");
    if (!target.path.startsWith(by.path)) throw new ProblemError("out-of-scope");
    if (!Array.isArray(audience)) return;
    const unknown = audience.filter((id) => unitOf.get(id)?.kind !== "branch");
    if (unknown.length > 0) throw new ProblemError("unknown-unit", { errors: unknown.slice(0, 20) });
    if (audience.some((id) => !unitOf.get(id)!.path.startsWith(target.path))) throw new ProblemError("out-of-scope");
  }

  /** What was published under the id, if it says the same. */
  async #findSame(notice: Notice): Promise<Notice | undefined> {
    const known = (await this.#list("notices")).find(({ id }) => id === notice.id);
    if (known === undefined) return undefined;
    if (!isSame({ ...known, publishedAt: "" }, { ...notice, publishedAt: "" }))
      throw new ProblemError("notice-differs");
    return known;
  }

  async #election(): Promise<Election> {
    const found = (await this.#list("elections")).find(({ id }) => id === this.#ports.election);
    if (found === undefined) throw new ProblemError("internal-error");
    return found;
  }

  #list<Name extends CollectionName>(name: Name): Promise<Documents[Name][]> {
    return this.#ports.store.listReference(name) as Promise<Documents[Name][]>;
  }

  #inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(run);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function assertExtends(
  ends: readonly NewEnd[],
  election: Election,
  calendar: readonly CalendarItem[],
  constituencies: readonly Constituency[],
): void {
  const placeOf = new Map(constituencies.map((each) => [each.id, each]));
  const contestOf = new Map(election.contests.map((each) => [each.id, each]));
  const isKnown = ({ constituency, contest }: NewEnd) =>
    (constituency === null || placeOf.get(constituency)?.contest === "majles") &&
    (contest === null || contestOf.has(contest));
  if (!ends.every(isKnown)) throw new ProblemError("unknown-constituency");
  const wrong = findNoExtensions(ends, election, calendar, constituencies);
  if (wrong.length === 0) return;
  const errors = wrong.slice(0, 50).map(({ constituency, contest, presentMinute }) => {
    const [place, held] = [placeOf.get(constituency)!.name, contestOf.get(contest)!.name];
    return `${place.fa} · ${held.fa} / ${place.en} · ${held.en}: ${wallTime(presentMinute)}`;
  });
  throw new ProblemError("end-not-later", { errors });
}

const both = ({ fa, en }: { fa: string; en?: string }) => ({
  fa: fa.trim(),
  // Better read in the other language than not at all.
  en: en === undefined || en.trim() === "" ? fa.trim() : en.trim(),
});

const toSorted = (ids: readonly string[]): string[] => [...new Set(ids)].toSorted();

/** Both are written by this file, or read back from the store: their keys stand in one order. */
const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);

const describeAudience = ({ audience }: Notice): string =>
  audience === undefined ? "all" : Array.isArray(audience) ? `${audience.length} units` : audience;

const describeEnd = ({ constituency, contest, at }: NewEnd): string => `${constituency ?? "*"} ${contest ?? "*"} ${at}`;
