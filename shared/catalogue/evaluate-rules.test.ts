import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../lib/random.ts";
import { shareOut } from "./share-out.ts";
import { instantOf, wallTime } from "./election-time.ts";
import { evaluateRules, seatsOf, type Finding, type Seats } from "./evaluate-rules.ts";
import { constituencies } from "./province/constituencies.ts";
import { westAzerbaijanElection } from "./province/election.ts";
import { electionDayReports } from "./reports/election-day-reports.ts";
import { dayFacts, type BranchFiling } from "./rule-context.ts";
import { consistencyRules } from "./rules.ts";
import type { ContestId, Unit } from "./schema.ts";

const election = westAzerbaijanElection("2016-02-26");
const hours = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19];

type Answers = Record<string, unknown>;
interface Form extends BranchFiling {
  values: Answers;
  contests: { majles: Answers; experts: Answers };
}
interface Day {
  seats: Seats;
  forms: Form[];
}

function form(
  report: string,
  slot: string | null,
  minute: number,
  values: Answers,
  majles: Answers,
  experts: Answers,
): Form {
  const subject = slot === null ? `delivery-${minute}` : `WA-URM-0001/${report}/${slot}`;
  return { report, slot, subject, filedAt: instantOf(election, minute), values, contests: { majles, experts } };
}

/** A whole day of one branch with figures that agree in every way. */
function goodDay(seed: number): Day {
  const random = createRandom(seed);
  const seats: Seats = { majles: random.integer(1, 3), experts: 3 };
  const opened = 480 + random.integer(0, 40);
  const deliveryMinute = random.integer(600, 1000);
  const stock = { majles: 0, experts: 0 };
  const first = { majles: random.integer(900, 1200), experts: random.integer(900, 1200) };
  const second = { majles: random.integer(1, 300), experts: random.integer(1, 300) };
  const used = { majles: 0, experts: 0 };
  const spoiled = { majles: 0, experts: 0 };
  let idElectronic = 0;
  let idManual = 0;

  const vote = () => {
    const [electronic, manual] = [random.integer(1, 50), random.integer(1, 10)];
    idElectronic += electronic;
    idManual += manual;
    for (const contest of ["majles", "experts"] as const) {
      used[contest] += electronic + manual;
      spoiled[contest] += random.integer(1, 3);
    }
  };
  const ballots = (contest: ContestId) => ({
    ballotsUsed: used[contest],
    ballotsSpoiled: spoiled[contest],
    ballotsRemaining: stock[contest] - used[contest] - spoiled[contest],
  });
  const each = (answersOf: (contest: "majles" | "experts") => Answers) =>
    [answersOf("majles"), answersOf("experts")] as const;

  const forms: Form[] = [];
  Object.assign(stock, first);
  forms.push(
    form(
      "R1",
      "main",
      opened + 5,
      { openedAt: wallTime(opened) },
      ...each((contest) => ({ ballotsReceived: first[contest] })),
    ),
  );
  for (const hour of hours) {
    const minute = hour * 60 + random.integer(0, 14);
    if (stock.majles === first.majles && deliveryMinute <= minute) {
      for (const contest of ["majles", "experts"] as const) stock[contest] += second[contest];
      const values = { supplyKinds: ["ballots"], delivered: "yes", deliveredAt: wallTime(deliveryMinute) };
      forms.push(
        form("R3", null, deliveryMinute, values, ...each((contest) => ({ ballotsDelivered: second[contest] }))),
      );
    }
    vote();
    forms.push(form("R2", `h${String(hour).padStart(2, "0")}`, minute, { idElectronic, idManual }, ...each(ballots)));
  }
  vote();
  const closed = 1200 + random.integer(0, 60);
  forms.push(
    form(
      "R6",
      "main",
      closed + 20,
      { closedAt: wallTime(closed), idElectronic, idManual },
      ...each((contest) => ({
        ballotsReceived: stock[contest],
        ...ballots(contest),
      })),
    ),
  );
  forms.push(
    form("R7", "main", closed + 200, {}, ...each((contest) => goodCount(used[contest], seats[contest] ?? 1, random))),
  );
  return { seats, forms };
}

function goodCount(papersInBox: number, seats: number, random: ReturnType<typeof createRandom>): Answers {
  // Fewer than 3 % of the papers of the quietest day there can be.
  const [invalidNotCounted, invalidCounted] = [random.integer(1, 2), random.integer(1, 2)];
  const valid = papersInBox - invalidNotCounted - invalidCounted;
  // Four candidates, none with more votes than there are valid papers.
  const total = seats === 1 ? valid : random.integer(valid + 1, seats * valid - 1);
  const votes = shareOut(
    total,
    Array.from({ length: seats + 1 }, () => 1),
  );
  return {
    papersInBox,
    invalidNotCounted,
    invalidCounted,
    valid,
    candidates: votes.map((item) => ({ name: "نامزد", votes: item })),
  };
}

function findings(day: Day, changed: Form, branch: Unit["branch"] = null): Finding[] {
  const report = electionDayReports.find((candidate) => candidate.id === changed.report);
  if (report === undefined) throw new Error(`No report ${changed.report}`);
  const facts = dayFacts(
    {
      election,
      calendar: [],
      reports: electionDayReports,
      unit: { constituency: "majles-urmia", branch },
      filings: day.forms,
    },
    changed,
  );
  return evaluateRules(report, consistencyRules, changed, facts, election.contests, day.seats);
}

function pick(day: Day, report: string, slot = "main"): Form {
  const found = day.forms.find((candidate) => candidate.report === report && candidate.slot === slot);
  if (found === undefined) throw new Error(`No ${report} ${slot}`);
  return structuredClone(found);
}

const broken = (list: Finding[]) =>
  list.filter((finding) => finding.outcome === "broken").map((finding) => finding.ruleId);
const seeds = fc.integer({ min: 0, max: 100_000 });
const anyDay = (check: (day: Day) => void) =>
  fc.assert(
    fc.property(seeds, (seed) => check(goodDay(seed))),
    { numRuns: 40 },
  );

describe("figures that agree", () => {
  it("hold in every rule of every report", () => {
    anyDay((day) => {
      for (const one of day.forms) {
        const notHolding = findings(day, one).filter((finding) => finding.outcome !== "holds");
        // Nothing is known of this branch's past, and nothing is warned of for it.
        const ofPast = notHolding.filter(({ ruleId }) => pastRules.includes(ruleId));
        expect(ofPast.every(({ outcome }) => outcome === "unknown")).toBe(true);
        expect(notHolding.length - ofPast.length, `${one.report} ${one.slot}`).toBe(0);
      }
    });
  });
});

/** Tried below: they hold a count against what the polling list tells. */
const pastRules = ["plausibility-past", "plausibility-past-blank"];

describe("the branch's own past", () => {
  type Past = NonNullable<NonNullable<Unit["branch"]>["past"]>;
  const branchWith = (past: Past | null, eligibleVoters: number | null): Unit["branch"] => ({
    mobility: "fixed",
    coverage: "good",
    crossing: null,
    address: "",
    eligibleVoters,
    ...(past !== null && { past }),
  });
  /** Which of the two warnings a count of the Majles gives. */
  function warnings(count: { papers: number; invalid?: number }, branch: Unit["branch"]): string[] {
    const day = goodDay(1);
    const counted = pick(day, "R7");
    const figures = counted.contests.majles!;
    Object.assign(figures, { papersInBox: count.papers, invalidNotCounted: 0, invalidCounted: count.invalid ?? 0 });
    return findings(day, counted, branch)
      .filter(({ contest, outcome }) => contest === "majles" && outcome === "broken")
      .flatMap(({ ruleId }) => (pastRules.includes(ruleId) ? [ruleId] : []));
  }

  it("is taken by its turnout, so that a branch that has grown is expected to have more papers", () => {
    const branch = branchWith({ eligibleVoters: 1000, votes: 500, blank: null }, 2000);
    expect(warnings({ papers: 1399 }, branch)).toEqual([]);
    expect(warnings({ papers: 1400 }, branch)).toEqual(["plausibility-past"]);
    expect(warnings({ papers: 600 }, branch)).toEqual(["plausibility-past"]);
    expect(warnings({ papers: 601 }, branch)).toEqual([]);
  });

  it("is taken by its votes where those eligible are not known", () => {
    const branch = branchWith({ eligibleVoters: null, votes: 500, blank: null }, 2000);
    expect(warnings({ papers: 699 }, branch)).toEqual([]);
    expect(warnings({ papers: 700 }, branch)).toEqual(["plausibility-past"]);
  });

  it("of a small branch warns of nothing below fifty papers", () => {
    const branch = branchWith({ eligibleVoters: 100, votes: 60, blank: null }, 100);
    expect(warnings({ papers: 11 }, branch)).toEqual([]);
    expect(warnings({ papers: 10 }, branch)).toEqual(["plausibility-past"]);
  });

  it("has a share of blank papers: twice as large and ten more is told", () => {
    const branch = branchWith({ eligibleVoters: 1000, votes: 500, blank: 10 }, 1000);
    expect(warnings({ papers: 500, invalid: 19 }, branch)).toEqual([]);
    expect(warnings({ papers: 500, invalid: 20 }, branch)).toEqual(["plausibility-past-blank"]);
    const few = branchWith({ eligibleVoters: 1000, votes: 500, blank: 2 }, 1000);
    expect(warnings({ papers: 500, invalid: 11 }, few)).toEqual([]);
    expect(warnings({ papers: 500, invalid: 12 }, few)).toEqual(["plausibility-past-blank"]);
  });

  it("that is not known warns of nothing", () => {
    expect(warnings({ papers: 5, invalid: 5 }, branchWith(null, 1000))).toEqual([]);
    expect(warnings({ papers: 5, invalid: 5 }, branchWith({ eligibleVoters: 9, votes: null, blank: 3 }, 9))).toEqual(
      [],
    );
  });
});

interface Perturbation {
  name: string;
  breaks: string[];
  report: string;
  slot?: string;
  change: (figures: Answers, branch: Answers, day: Day) => void;
}

const add = (name: string, more: number) => (figures: Answers) => {
  figures[name] = (figures[name] as number) + more;
};
const addToBranch = (name: string, more: number) => (_: Answers, branch: Answers) => {
  branch[name] = (branch[name] as number) + more;
};
const setVotes = (votesOf: (figures: Answers, day: Day) => number[]) => (figures: Answers, _: Answers, day: Day) => {
  figures["candidates"] = votesOf(figures, day).map((votes) => ({ votes }));
};

/** The day's own R6, to be changed in place. */
const closingOf = (day: Day): Form => day.forms.find(({ report }) => report === "R6")!;

const perturbations: Perturbation[] = [
  {
    name: "more received than used, spoiled, left",
    breaks: ["rule-1-balance", "rule-1-deliveries"],
    report: "R6",
    change: add("ballotsReceived", 1),
  },
  {
    name: "fewer received",
    breaks: ["rule-1-balance", "rule-1-deliveries"],
    report: "R6",
    change: add("ballotsReceived", -1),
  },
  { name: "one more left at closing", breaks: ["rule-1-balance"], report: "R6", change: add("ballotsRemaining", 1) },
  { name: "one fewer spoiled at closing", breaks: ["rule-1-balance"], report: "R6", change: add("ballotsSpoiled", -1) },
  {
    name: "one more used at closing",
    breaks: ["rule-1-balance", "rule-2-within-checked", "rule-3-shortfall"],
    report: "R6",
    change: add("ballotsUsed", 1),
  },
  {
    name: "one fewer used at closing",
    breaks: ["rule-1-balance", "rule-2-equals-checked", "rule-3-excess"],
    report: "R6",
    change: add("ballotsUsed", -1),
  },
  {
    name: "one too many left in an hour",
    breaks: ["rule-1-hourly"],
    report: "R2",
    slot: "h15",
    change: add("ballotsRemaining", 1),
  },
  {
    name: "one spoiled too few in an hour",
    breaks: ["rule-1-hourly"],
    report: "R2",
    slot: "h09",
    change: add("ballotsSpoiled", -1),
  },
  {
    name: "more used than people checked",
    breaks: ["rule-1-hourly", "rule-2-within-checked"],
    report: "R2",
    slot: "h12",
    change: add("ballotsUsed", 1),
  },
  {
    name: "more checked than ballots used",
    breaks: ["rule-2-equals-checked"],
    report: "R2",
    slot: "h12",
    change: addToBranch("idManual", 1),
  },
  {
    name: "papers beyond those used, counted",
    breaks: ["rule-3-excess", "rule-4-valid", "rule-3-excess-not-counted"],
    report: "R7",
    change: add("papersInBox", 6),
  },
  {
    name: "papers missing from the box",
    breaks: ["rule-3-shortfall", "rule-4-valid"],
    report: "R7",
    change: add("papersInBox", -1),
  },
  {
    name: "more not counted than papers",
    breaks: ["rule-4-cast", "rule-4-valid"],
    report: "R7",
    change: add("invalidNotCounted", 10_000),
  },
  { name: "one more invalid", breaks: ["rule-4-valid"], report: "R7", change: add("invalidCounted", 1) },
  { name: "one fewer not counted", breaks: ["rule-4-valid"], report: "R7", change: add("invalidNotCounted", -1) },
  {
    name: "one vote too few for one seat",
    breaks: ["rule-5-one-seat"],
    report: "R7",
    change: (figures, branch, day) => {
      day.seats = { majles: 1, experts: 3 };
      setVotes(({ valid }) => [(valid as number) - 1])(figures, branch, day);
    },
  },
  {
    name: "one vote too many for one seat",
    breaks: ["rule-5-one-seat"],
    report: "R7",
    change: (figures, branch, day) => {
      day.seats = { majles: 1, experts: 3 };
      setVotes(({ valid }) => [valid as number, 1])(figures, branch, day);
    },
  },
  {
    name: "fewer names than valid papers for two seats",
    breaks: ["rule-5-at-least-valid"],
    report: "R7",
    change: (figures, branch, day) => {
      day.seats = { majles: 2, experts: 3 };
      setVotes(({ valid }) => [(valid as number) - 1])(figures, branch, day);
    },
  },
  {
    name: "more names than two seats allow",
    breaks: ["rule-5-at-most-seats"],
    report: "R7",
    change: (figures, branch, day) => {
      day.seats = { majles: 2, experts: 3 };
      setVotes(({ valid }) => [valid as number, valid as number, 1])(figures, branch, day);
    },
  },
  {
    name: "a candidate with more votes than valid papers",
    breaks: ["rule-5-each-candidate"],
    report: "R7",
    change: (figures, branch, day) => {
      day.seats = { majles: 2, experts: 3 };
      setVotes(({ valid }) => [(valid as number) + 1])(figures, branch, day);
    },
  },
  {
    name: "used falls",
    breaks: ["rule-6-ballots-used"],
    report: "R2",
    slot: "h14",
    change: (figures) => void (figures["ballotsUsed"] = 0),
  },
  {
    name: "spoiled falls",
    breaks: ["rule-6-ballots-spoiled"],
    report: "R6",
    change: (figures) => void (figures["ballotsSpoiled"] = 0),
  },
  {
    name: "electronic checks fall",
    breaks: ["rule-6-id-electronic"],
    report: "R2",
    slot: "h14",
    change: (_, branch) => void (branch["idElectronic"] = 0),
  },
  {
    name: "manual checks fall",
    breaks: ["rule-6-id-manual"],
    report: "R6",
    change: (_, branch) => void (branch["idManual"] = 0),
  },
  {
    name: "remaining rises without a delivery",
    breaks: ["rule-6-remaining"],
    report: "R2",
    slot: "h17",
    change: add("ballotsRemaining", 500),
  },
  {
    name: "opening after the first hourly report",
    breaks: ["rule-7-open-before-hourly"],
    report: "R1",
    change: (_, branch) => void (branch["openedAt"] = "09:01"),
  },
  {
    name: "doors closed before the first hourly report",
    breaks: ["rule-7-hourly-before-close", "rule-7-ten-hours"],
    report: "R6",
    change: (_, branch) => void (branch["closedAt"] = "08:59"),
  },
  {
    name: "a day of less than ten hours",
    breaks: ["rule-7-ten-hours"],
    report: "R6",
    change: (_, branch) => void (branch["closedAt"] = "17:59"),
  },
  {
    name: "3 % of the papers blank or invalid",
    breaks: ["plausibility-invalid"],
    report: "R7",
    change: (figures) => {
      Object.assign(figures, { papersInBox: 1000, invalidNotCounted: 10, invalidCounted: 20 });
    },
  },
  {
    name: "fifteen papers more than voters",
    breaks: ["plausibility-voters"],
    report: "R7",
    change: add("papersInBox", 15),
  },
  {
    name: "fifteen papers fewer than voters",
    breaks: ["plausibility-voters"],
    report: "R7",
    change: add("papersInBox", -15),
  },
  {
    name: "2 % fewer papers than voters, though fewer than fifteen",
    breaks: ["plausibility-voters"],
    report: "R7",
    change: (figures, _, day) => {
      Object.assign(closingOf(day).values, { idElectronic: 90, idManual: 10 });
      figures["papersInBox"] = 98;
    },
  },
  {
    name: "an empty box",
    breaks: ["plausibility-no-votes"],
    report: "R7",
    change: (figures) => void (figures["papersInBox"] = 0),
  },
  {
    name: "more papers than the branch ever received ballots",
    breaks: ["plausibility-received"],
    report: "R7",
    change: add("papersInBox", 2000),
  },
];

describe("a single perturbation", () => {
  it.each(perturbations)("breaks the right rules: $name", ({ breaks, report, slot, change }) => {
    anyDay((day) => {
      const changed = pick(day, report, slot);
      change(changed.contests.majles, changed.values, day);
      expect(broken(findings(day, changed))).toEqual(expect.arrayContaining(breaks));
    });
  });

  it("is tried for every rule of the catalogue that needs no past", () => {
    const tried = new Set(perturbations.flatMap((perturbation) => perturbation.breaks));
    expect(consistencyRules.map((rule) => rule.id).filter((id) => !tried.has(id))).toEqual(pastRules);
  });

  it("of one contest leaves the other alone", () => {
    anyDay((day) => {
      const changed = pick(day, "R6");
      changed.contests.majles["ballotsRemaining"] = 1_000_000;
      const contests = findings(day, changed)
        .filter((finding) => finding.outcome === "broken")
        .map((finding) => finding.contest);
      expect(new Set(contests)).toEqual(new Set(["majles"]));
    });
  });
});

const boundaries: (Omit<Perturbation, "breaks"> & { holds: string })[] = [
  {
    name: "every excess paper is among those not counted",
    holds: "rule-3-excess-not-counted",
    report: "R7",
    change: (figures) => {
      figures["papersInBox"] = (figures["papersInBox"] as number) + 7;
      figures["invalidNotCounted"] = 7;
    },
  },
  {
    name: "a little less than 3 % of the papers blank or invalid",
    holds: "plausibility-invalid",
    report: "R7",
    change: (figures) => {
      Object.assign(figures, { papersInBox: 1000, invalidNotCounted: 10, invalidCounted: 19 });
    },
  },
  {
    name: "fourteen papers fewer than a thousand voters",
    holds: "plausibility-voters",
    report: "R7",
    change: (figures, _, day) => {
      Object.assign(closingOf(day).values, { idElectronic: 900, idManual: 100 });
      figures["papersInBox"] = 986;
    },
  },
  {
    name: "an empty box where nobody came",
    holds: "plausibility-voters",
    report: "R7",
    change: (figures, _, day) => {
      Object.assign(closingOf(day).values, { idElectronic: 0, idManual: 0 });
      figures["papersInBox"] = 0;
    },
  },
  {
    name: "no paper of the box is counted",
    holds: "rule-4-cast",
    report: "R7",
    change: (figures) => void (figures["invalidNotCounted"] = figures["papersInBox"]),
  },
  {
    name: "each valid paper of three seats holds one name",
    holds: "rule-5-at-least-valid",
    report: "R7",
    change: (figures, branch, day) => {
      day.seats = { majles: 3, experts: 3 };
      setVotes(({ valid }) => [valid as number])(figures, branch, day);
    },
  },
  {
    name: "each valid paper of three seats holds three names",
    holds: "rule-5-at-most-seats",
    report: "R7",
    change: (figures, branch, day) => {
      day.seats = { majles: 3, experts: 3 };
      setVotes(({ valid }) => [valid as number, valid as number, valid as number])(figures, branch, day);
    },
  },
  {
    name: "one candidate stands on every valid paper",
    holds: "rule-5-each-candidate",
    report: "R7",
    change: setVotes(({ valid }) => [valid as number]),
  },
  {
    name: "nothing was used since the last hour",
    holds: "rule-6-ballots-used",
    report: "R2",
    slot: "h14",
    change: (figures, _, day) => void (figures["ballotsUsed"] = pick(day, "R2", "h13").contests.majles["ballotsUsed"]),
  },
  {
    name: "nobody was checked since the last hour",
    holds: "rule-6-id-manual",
    report: "R2",
    slot: "h14",
    change: (_, branch, day) => void (branch["idManual"] = pick(day, "R2", "h13").values["idManual"]),
  },
  {
    name: "what remains is unchanged over an hour without delivery",
    holds: "rule-6-remaining",
    report: "R2",
    slot: "h14",
    change: (figures, _, day) => {
      day.forms = day.forms.filter((one) => one.report !== "R3");
      figures["ballotsRemaining"] = pick(day, "R2", "h13").contests.majles["ballotsRemaining"];
    },
  },
  {
    name: "voting began at the hour of the first report",
    holds: "rule-7-open-before-hourly",
    report: "R1",
    change: (_, branch) => void (branch["openedAt"] = "09:00"),
  },
  {
    name: "voting lasted ten hours to the minute",
    holds: "rule-7-ten-hours",
    report: "R6",
    change: (_, branch, day) => {
      day.forms = day.forms.filter((one) => one.report !== "R1");
      day.forms.push(form("R1", "main", 600, { openedAt: "08:10" }, {}, {}));
      branch["closedAt"] = "18:10";
    },
  },
];

describe("figures at the very edge", () => {
  it.each(boundaries)("hold: $name", ({ holds, report, slot, change }) => {
    anyDay((day) => {
      const changed = pick(day, report, slot);
      change(changed.contests.majles, changed.values, day);
      const outcomes = findings(day, changed).filter(
        (finding) => finding.ruleId === holds && finding.contest !== "experts",
      );
      expect(outcomes.map((finding) => finding.outcome)).toEqual(["holds"]);
    });
  });
});

describe("a figure that is not known", () => {
  it("breaks no rule, whichever figure of whichever form it is", () => {
    anyDay((day) => {
      for (const one of day.forms) {
        for (const part of ["values", "majles", "experts"] as const) {
          const names = Object.keys(part === "values" ? one.values : one.contests[part]);
          for (const name of names) {
            const changed = structuredClone(one);
            (part === "values" ? changed.values : changed.contests[part])[name] = null;
            expect(broken(findings(day, changed)), `${one.report} ${one.slot} ${part}.${name}`).toEqual([]);
          }
        }
      }
    });
  });

  it("makes the rules that need it unknown and names it", () => {
    const day = goodDay(1);
    const changed = pick(day, "R6");
    changed.contests.experts["ballotsSpoiled"] = null;
    const unknown = findings(day, changed).filter((finding) => finding.outcome === "unknown");
    expect(unknown.map(({ ruleId, contest, missing }) => ({ ruleId, contest, missing }))).toEqual([
      { ruleId: "rule-1-balance", contest: "experts", missing: ["this.ballotsSpoiled"] },
      { ruleId: "rule-6-ballots-spoiled", contest: "experts", missing: ["this.ballotsSpoiled"] },
    ]);
  });

  it("leaves every rule of an empty form on an empty day unknown", () => {
    for (const report of electionDayReports) {
      const empty = form(report.id, report.schedule.kind === "hourly" ? "h09" : "main", 600, {}, {}, {});
      const outcomes = findings({ seats: {}, forms: [] }, empty).map((finding) => finding.outcome);
      expect(new Set(outcomes).has("broken")).toBe(false);
      expect(new Set(outcomes).has("holds")).toBe(false);
    }
  });

  it("is what two filings that differ leave behind", () => {
    const day = goodDay(2);
    const other = { ...pick(day, "R1") };
    other.contests.majles["ballotsReceived"] = 1;
    day.forms.push(other);
    const outcomes = findings(day, pick(day, "R6")).filter((finding) => finding.ruleId === "rule-1-deliveries");
    expect(outcomes.map(({ contest, outcome }) => [contest, outcome])).toEqual([
      ["experts", "holds"],
      ["majles", "unknown"],
    ]);
  });
});

describe("seatsOf", () => {
  it("finds the seats of a branch by its constituency and its county", () => {
    const unit = { constituency: "majles-miandoab", path: "WA/WA-TAK/WA-TAK-0001/" };
    expect(seatsOf(constituencies, unit)).toEqual({ majles: 2, experts: 3 });
    expect(seatsOf(constituencies, { constituency: null, path: "XX/" })).toEqual({});
  });
});
