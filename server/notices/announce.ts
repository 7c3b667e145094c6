/** When the results of an election were announced: reference data, from which the windows of complaints are counted. */
import { randomUUID } from "node:crypto";
import { localDayOf } from "../../shared/catalogue/complaint-windows.ts";
import type {
  CalendarItem,
  CollectionName,
  Constituency,
  ContestId,
  Documents,
  Election,
  Unit,
} from "../../shared/catalogue/schema.ts";
import type { AppPorts } from "../app-ports.ts";
import { byCaller } from "../office-log/office-log.ts";
import { ProblemError } from "../problems.ts";
import type { UserCaller } from "../session/caller.ts";
import { toReference } from "../start/load-demonstration.ts";

type Ports = Pick<AppPorts, "store" | "office" | "election" | "now">;

/** Where, for which election, when, and by which paper: as `CalendarItem` has it. */
export interface Announcement {
  constituency: string | null;
  contest: ContestId | null;
  at: string;
  orderNo: string;
}

export interface NewAnnouncement extends Announcement {
  /** What stood for the same place and election when this was written; null: nothing. */
  before: Pick<Announcement, "at" | "orderNo"> | null;
}

/** One at a time: of two that put the same right at once, the second has not seen the first. Throws ProblemError, having changed nothing. */
export class Announcer {
  readonly #ports: Ports;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** `isNew`: false where the same was told before. */
  announce({ before, ...told }: NewAnnouncement, by: UserCaller): Promise<{ item: CalendarItem; isNew: boolean }> {
    return this.#inTurn(async () => {
      const [elections, calendar, constituencies, units] = await Promise.all([
        this.#list("elections"),
        this.#list("calendar"),
        this.#list("constituencies"),
        this.#list("units"),
      ]);
      const election = elections.find(({ id }) => id === this.#ports.election);
      if (election === undefined) throw new ProblemError("internal-error");
      assertKnown(told, election, constituencies);
      assertWithin(told, by, units);
      this.#assertTime(told, election);
      // One document for each place and election: what is told anew takes its place, and the log keeps both.
      const standing = calendar.find(
        ({ kind, constituency, contest }) =>
          kind === "results" && constituency === told.constituency && contest === told.contest,
      );
      const id = standing?.id ?? `results-${randomUUID()}`;
      const item: CalendarItem = { id, kind: "results", ...told, basis: "sourced" };
      if (standing !== undefined && standing.at === item.at && standing.orderNo === item.orderNo)
        return { item: standing, isNew: false };
      if (standing?.at !== before?.at || standing?.orderNo !== before?.orderNo)
        throw new ProblemError("results-differ");
      const details = {
        constituency: told.constituency ?? "*",
        contest: told.contest ?? "*",
        at: told.at,
        orderNo: told.orderNo,
        ...(standing !== undefined && { before: `${standing.at} ${standing.orderNo}` }),
      };
      const act = this.#ports.office.compose("results.announced", item.id, details, byCaller(by));
      await this.#ports.store.putReference("calendar", toReference("calendar", [item]), { act });
      return { item, isNew: true };
    });
  }

  /** Not before the day of voting, and not in the future: a date that was mistyped would end a window of the law. */
  #assertTime({ at }: Announcement, election: Election): void {
    if (localDayOf(at, election) < election.electionDay || Date.parse(at) > this.#ports.now().getTime()) {
      throw new ProblemError("results-not-then");
    }
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

function assertKnown(
  { constituency, contest }: Announcement,
  election: Election,
  constituencies: readonly Constituency[],
): void {
  const isPlace =
    constituency === null || constituencies.some((each) => each.id === constituency && each.contest === "majles");
  const isHeld = contest === null || election.contests.some(({ id }) => id === contest);
  if (!isPlace || !isHeld) throw new ProblemError("unknown-constituency");
}

/** The province tells of everything; a county of the Majles, where it has a branch. */
function assertWithin({ constituency, contest }: Announcement, by: UserCaller, units: readonly Unit[]): void {
  if (units.find(({ id }) => id === by.unit)?.kind === "province") return;
  const isOwn =
    contest === "majles" &&
    units.some((unit) => unit.kind === "branch" && unit.constituency === constituency && unit.path.startsWith(by.path));
  if (constituency === null || !isOwn) throw new ProblemError("out-of-scope");
}
