import { describe, expect, it } from "vitest";
import { at, branches, catalogue, storedEntry, type GivenEntry } from "../../tests/support/day-fixtures.ts";
import type { Header } from "../journal/entry.ts";
import { createRandom } from "../lib/random.ts";
import { addToBranchLog, createBranchLog, readBranchDay } from "./branch-day.ts";
import { compareCounts, listCountFigures, withFigures } from "./count-figures.ts";
import { readStoredEntry, type StoredEntry } from "./stored-entry.ts";
import type { RightOf } from "./supervision.ts";

const branch = branches[0]!;
const subject = `${branch.id}/R7/main`;
const report = catalogue.reportOf.get("R7")!;

/** The minutes of the Majles box, with so many votes for two candidates. */
const minutes = (first: number, second: number, more: Record<string, number> = {}) => ({
  values: {},
  contests: {
    majles: {
      papersInBox: 310,
      invalidNotCounted: 1,
      invalidCounted: 2,
      valid: 307,
      candidates: [
        { code: null, name: "نادر قاضی‌پور", votes: first },
        { code: "12", name: "روح‌الله حضرت‌پور", votes: second },
      ],
      signatures: 7,
      refusals: [],
      remarks: "آرام",
      ...more,
    },
  },
});

let position = 0;
const officers = { ali: "p-ali", sara: "p-sara", reza: "p-reza" };
function make(given: Partial<GivenEntry>): StoredEntry {
  position += 1;
  return storedEntry({
    author: "tablet",
    seq: position,
    type: "report.filed",
    unit: branch.id,
    subject,
    claimedAt: at("21:00"),
    receivedAt: at("21:05"),
    position,
    officer: officers.ali,
    mode: catalogue.election.mode,
    data: {},
    ...given,
  });
}
function mentionOf(stored: StoredEntry) {
  const { author, seq, payloadHash } = JSON.parse(stored.header) as Header;
  return { author, seq, payloadHash };
}

const file = (figures: object, by: Partial<GivenEntry> = {}) =>
  make({ data: { report: "R7", slot: "main", findings: [], ...figures }, ...by });
const correct = (corrected: StoredEntry, figures: object, by: Partial<GivenEntry> = {}) =>
  make({
    type: "report.corrected",
    data: {
      report: "R7",
      slot: "main",
      findings: [],
      reason: "با هم دیدیم",
      corrects: mentionOf(corrected),
      ...figures,
    },
    ...by,
  });
const reenter = (repeated: StoredEntry, figures: object, by: Partial<GivenEntry> = {}) =>
  make({
    type: "count.reentered",
    officer: officers.sara,
    data: { repeats: mentionOf(repeated), ...figures },
    ...by,
  });
const settle = (first: StoredEntry, second: StoredEntry, field: string, settled: number | null) =>
  make({
    type: "count.settled",
    data: {
      first: mentionOf(first),
      second: mentionOf(second),
      differences: [{ contest: "majles", field, first: 154, second: 145, settled, explanation: "جابه‌جا نوشته شد" }],
    },
  });
const say = (about: StoredEntry, officer: string, verdict: "signed" | "refused" = "signed", reason = "") =>
  make({ type: "count.signed", officer, data: { about: mentionOf(about), verdict, reason } });

/** Read in two orders that share nothing: the answer is the same. */
function check(entries: readonly StoredEntry[], rightOf?: RightOf) {
  const read = (list: readonly StoredEntry[]) => {
    const log = createBranchLog(branch.id, catalogue.election.mode);
    for (const entry of list) addToBranchLog(log, readStoredEntry(entry));
    return readBranchDay(log, branch, catalogue, rightOf).reports[0]!;
  };
  const day = read(entries);
  const random = createRandom(entries.length);
  for (let turn = 0; turn < 6; turn++) {
    const shuffled = entries
      .map((entry) => ({ entry, rank: random.integer(0, 1_000_000) }))
      .toSorted((left, right) => left.rank - right.rank)
      .map(({ entry }) => entry);
    expect(read(shuffled).counts).toEqual(day.counts);
  }
  return { ...day.counts[0]!, verification: day.verification, all: day.counts };
}

const transposed = "candidates/نادر قاضی‌پور";

describe("the two-person rule of the count", () => {
  it("has been entered once when one officer has filed it", () => {
    const count = check([file(minutes(154, 200))]);
    expect(count).toMatchObject({ state: "once", firstOfficer: officers.ali, second: null });
  });

  it("agrees when another officer, who saw none of it, enters the same", () => {
    const first = file(minutes(154, 200));
    expect(check([first, reenter(first, minutes(154, 200))]).state).toBe("agreeing");
  });

  it("catches a transposed figure, by the candidate's name", () => {
    const first = file(minutes(154, 200));
    const count = check([first, reenter(first, minutes(145, 200))]);
    expect(count.state).toBe("differing");
    expect(count.open).toEqual([{ contest: "majles", field: transposed, first: 154, second: 145 }]);
  });

  it("counts nothing that the same officer enters again", () => {
    const first = file(minutes(154, 200));
    const count = check([first, reenter(first, minutes(154, 200), { officer: officers.ali })]);
    expect(count).toMatchObject({ state: "once", second: null, weightless: [{ weight: "own-work" }] });
  });

  it("counts nothing of an officer who had corrected the figures before", () => {
    const first = file(minutes(154, 200));
    const second = correct(first, minutes(155, 200), { officer: officers.sara });
    const count = check([first, second, reenter(first, minutes(155, 200))]);
    expect(count).toMatchObject({ state: "once", enteredBy: [officers.ali, officers.sara] });
    expect(count.weightless).toHaveLength(1);
  });

  it("counts nothing recorded without the right to", () => {
    const first = file(minutes(154, 200));
    const second = reenter(first, minutes(154, 200), { author: "observer" });
    const count = check([first, second], (author) => author !== (JSON.parse(second.header) as Header).author);
    expect(count).toMatchObject({ state: "once", weightless: [{ weight: "without-right" }] });
  });

  it("is settled once the figure that was found together stands", () => {
    const first = file(minutes(154, 200));
    const second = reenter(first, minutes(145, 200));
    const settled = settle(first, second, transposed, 145);
    // Between the settlement and the correction the tablet may die: nothing is settled yet.
    expect(check([first, second, settled]).state).toBe("differing");
    expect(check([first, second, settled, correct(first, minutes(145, 200))]).state).toBe("settled");
  });

  it("is settled without a correction where the first was right, and needs one where neither was", () => {
    const first = file(minutes(154, 200));
    const second = reenter(first, minutes(145, 200));
    expect(check([first, second, settle(first, second, transposed, 154)]).state).toBe("settled");
    const third = settle(first, second, transposed, 164);
    expect(check([first, second, third]).state).toBe("differing");
    expect(check([first, second, third, correct(first, minutes(164, 200))]).state).toBe("settled");
  });

  it("differs again when somebody changes what was settled", () => {
    const first = file(minutes(154, 200));
    const second = reenter(first, minutes(145, 200));
    const corrected = correct(first, minutes(145, 200));
    const again = correct(corrected, minutes(145, 210));
    expect(check([first, second, settle(first, second, transposed, 145), corrected, again])).toMatchObject({
      state: "differing",
      open: [{ field: "candidates/روح‌الله حضرت‌پور", first: 210, second: 200 }],
    });
  });

  it("is signed when both have signed what stands, and not by one alone or by a third", () => {
    const first = file(minutes(154, 200));
    const entries = [first, reenter(first, minutes(154, 200)), say(first, officers.ali)];
    expect(check(entries).state).toBe("agreeing");
    expect(check([...entries, say(first, officers.reza)]).state).toBe("agreeing");
    const signed = check([...entries, say(first, officers.sara)]);
    expect(signed.state).toBe("signed");
    expect(signed.words.map(({ officer }) => officer).toSorted()).toEqual([officers.ali, officers.sara]);
    expect(signed.verification).toBe("awaiting");
  });

  it("says who refused and why, until that person signs after all", () => {
    const first = file(minutes(154, 200));
    const entries = [first, reenter(first, minutes(154, 200)), say(first, officers.ali)];
    const refused = say(first, officers.sara, "refused", "تعداد برگ‌ها را ندیدم");
    expect(check([...entries, refused])).toMatchObject({
      state: "refused",
      words: [{ verdict: "signed" }, { officer: officers.sara, verdict: "refused", reason: "تعداد برگ‌ها را ندیدم" }],
    });
    expect(check([...entries, refused, say(first, officers.sara)]).state).toBe("signed");
  });

  it("forgets signatures under what no longer stands", () => {
    const first = file(minutes(154, 200));
    const second = reenter(first, minutes(154, 200));
    const signed = [say(first, officers.ali), say(first, officers.sara)];
    const later = correct(first, minutes(154, 200, { signatures: 6 }));
    expect(check([first, second, ...signed]).state).toBe("signed");
    expect(check([first, second, ...signed, later])).toMatchObject({ state: "differing", words: [] });
  });

  it("looks at each of two filings by itself", () => {
    const [one, other] = [file(minutes(154, 200)), file(minutes(154, 201), { author: "other" })];
    const { all } = check([one, other, reenter(one, minutes(154, 200))]);
    expect(all.map(({ state }) => state).toSorted()).toEqual(["agreeing", "once"]);
  });
});

describe("the figures of the count", () => {
  it("are the whole numbers and the votes by name: no words, no photos, no refusals", () => {
    const places = listCountFigures(report, minutes(1, 2)).map(({ contest, field }) => `${contest} ${field}`);
    expect(places.filter((place) => place.startsWith("majles"))).toEqual([
      ...["papersInBox", "invalidNotCounted", "invalidCounted", "valid"].map((name) => `majles ${name}`),
      `majles ${transposed}`,
      "majles candidates/روح‌الله حضرت‌پور",
      "majles signatures",
    ]);
  });

  it("know a name however it is typed, and tell a row that only one of the two has", () => {
    const one = minutes(154, 200);
    const other = structuredClone(one);
    other.contests.majles.candidates = [
      { code: null, name: "روح الله حضرت پور", votes: 200 },
      { code: null, name: "نادر قاضي‌پور", votes: 154 },
      { code: null, name: "هادی بهادری", votes: 3 },
    ];
    expect(compareCounts(report, one, other)).toEqual([
      { contest: "majles", field: "candidates/هادی بهادری", first: null, second: 3 },
    ]);
    expect(compareCounts(report, other, one)).toEqual([
      { contest: "majles", field: "candidates/هادی بهادری", first: 3, second: null },
    ]);
  });

  it("are put in place of what stood, a row added and another taken out", () => {
    const settled = withFigures(report, minutes(154, 200), [
      { contest: "majles", field: "papersInBox", value: 301 },
      { contest: "majles", field: transposed, value: 145 },
      { contest: "majles", field: "candidates/روح‌الله حضرت‌پور", value: null },
      { contest: "majles", field: "candidates/هادی بهادری", value: 3 },
    ]);
    expect(settled.contests.majles).toMatchObject({
      papersInBox: 301,
      remarks: "آرام",
      candidates: [
        { name: "نادر قاضی‌پور", votes: 145 },
        { name: "هادی بهادری", votes: 3 },
      ],
    });
  });
});
