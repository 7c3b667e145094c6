import { describe, expect, it } from "vitest";
import { caseEntry, caseUnit, joined, mentionOf } from "../../tests/support/case-fixtures.ts";
import { name43 } from "../../tests/support/day-fixtures.ts";
import {
  headsOfCase,
  joinedWith,
  joinsTouching,
  mentionOf as mentionOfEntry,
  readCases,
  reportsToTell,
  withoutCopies,
  type CaseView,
} from "./case.ts";
import type { CaseEntry } from "./case-entry.ts";
import type { RightOf } from "./supervision.ts";

const unknown: RightOf = () => null;
const read = (entries: readonly CaseEntry[], rightOf: RightOf = unknown, subjects: readonly string[] = ["v1"]) =>
  readCases(
    subjects.map((subject) => ({ unit: caseUnit, subject })),
    entries,
    rightOf,
  );
const readOne = (entries: readonly CaseEntry[], rightOf: RightOf = unknown): CaseView => read(entries, rightOf)[0]!;
const stepped = (name: string, state: string, after: string[] = [], addressee: string | null = null) =>
  caseEntry(name, "case.stepped", { state, addressee }, after);
const assigned = (name: string, handler: string | null, after: string[] = []) =>
  caseEntry(name, "case.assigned", { handler }, after);

describe("the state of a case", () => {
  it("is logged while nobody has moved it", () => {
    expect(readOne([]).stand).toMatchObject({ kind: "settled", state: "logged", heads: [] });
  });

  it("is that of the step which knows of the others", () => {
    const steps = [stepped("a", "verifying"), stepped("b", "referred", ["a"], "prosecutor")];
    expect(readOne(steps).stand).toMatchObject({ kind: "settled", state: "referred", addressee: "prosecutor" });
  });

  it("is disputed by two who decided differently, not knowing of each other, until somebody who knows of both settles it", () => {
    const apart = [stepped("a", "verifying"), stepped("b", "unfounded", ["a"]), stepped("c", "under-review", ["a"])];
    const { stand } = readOne(apart);
    expect(stand.kind).toBe("disputed");
    expect(stand.heads.map(({ said }) => said.state).toSorted()).toEqual(["under-review", "unfounded"]);
    expect(readOne([...apart, stepped("d", "closed", ["b"])]).stand.kind).toBe("disputed");
    const settled = caseEntry("e", "case.stepped", { state: "closed", after: headsOfCase(stand) });
    expect(readOne([...apart, settled]).stand).toMatchObject({ kind: "settled", state: "closed" });
  });

  it("is not disputed by two who decided the same apart", () => {
    const { stand } = readOne([stepped("a", "unfounded"), stepped("b", "unfounded")]);
    expect(stand).toMatchObject({ kind: "settled", state: "unfounded" });
    expect(stand.heads).toHaveLength(2);
  });

  it("is the same for each branch of a joined case, which has only what was recorded on its own report", () => {
    const on = (name: string, seq: number, subject: string, state: string, known: CaseEntry[]) =>
      caseEntry(name, "case.stepped", { state, after: known.map(mentionOfEntry) }, [], { seq, subject });
    const early = on("desk", 0, "v1", "verifying", []);
    const first = ["v1", "v2"].map((subject, index) => on("desk", 1 + index, subject, "referred", [early]));
    const second = ["v1", "v2"].map((subject, index) => on("desk", 3 + index, subject, "closed", first));
    const all = [joined("join", "v2", "v1"), early, ...first, ...second];
    const stateFor = (entries: readonly CaseEntry[]) => readOne(entries).stand;
    expect(stateFor(all)).toMatchObject({ kind: "settled", state: "closed" });
    for (const subject of ["v1", "v2"]) {
      const [own] = read(
        all.filter((entry) => entry.subject === subject && entry.type === "case.stepped"),
        unknown,
        [subject],
      );
      expect(own!.stand).toMatchObject({ kind: "settled", state: "closed" });
    }
    expect(withoutCopies(readOne(all).steps).map(({ said }) => said.state)).toEqual([
      "verifying",
      "referred",
      "closed",
    ]);
  });

  it("is told to the reports of the case that lie within reach, that which is looked at first", () => {
    const reports = ["v1", "v2", "v3"].map((subject) => ({ unit: `unit of ${subject}`, subject }));
    const [one, two, three] = reports;
    expect(reportsToTell({ reports }, two!, ({ unit }) => unit !== "unit of v3")).toEqual([two, one]);
    expect(reportsToTell({ reports }, three!, () => true)).toEqual([three, one, two]);
    const many = Array.from({ length: 60 }, (_, index) => ({ unit: "u", subject: `s${index}` }));
    expect(reportsToTell({ reports: many }, many[50]!, () => true)).toHaveLength(20);
  });

  it("is disputed by referrals to different addressees", () => {
    const apart = [stepped("a", "referred", [], "prosecutor"), stepped("b", "referred", [], "executive-board")];
    expect(readOne(apart).stand.kind).toBe("disputed");
  });

  it("is not changed by a step that was recorded without the right, or that cannot be read, and both are shown", () => {
    const noRight: RightOf = (author) => author !== name43("b");
    const view = readOne(
      [stepped("a", "verifying"), stepped("b", "closed", ["a"]), caseEntry("c", "case.stepped", null)],
      noRight,
    );
    expect(view.stand).toMatchObject({ kind: "settled", state: "verifying" });
    expect(view.timeline.map(({ author, hasRight, content }) => [author, hasRight, content === null])).toEqual([
      [name43("a"), true, false],
      [name43("b"), false, false],
      [name43("c"), true, true],
    ]);
  });

  it("has not forgotten what a step without the right had seen", () => {
    const noRight: RightOf = (author) => author !== name43("b");
    const view = readOne(
      [stepped("a", "verifying"), stepped("b", "closed", ["a"]), stepped("c", "referred", ["b"], "prosecutor")],
      noRight,
    );
    expect(view.stand).toMatchObject({ kind: "settled", state: "referred" });
  });
});

describe("the handler of a case", () => {
  it("is nobody, then who took it, then nobody again", () => {
    expect(readOne([]).handler).toMatchObject({ kind: "settled", officer: null });
    const taken = [assigned("a", "urmia")];
    expect(readOne(taken).handler).toMatchObject({ kind: "settled", officer: "urmia" });
    expect(readOne([...taken, assigned("b", null, ["a"])]).handler).toMatchObject({ kind: "settled", officer: null });
  });

  it("is two where two took it apart, until one knows of the other", () => {
    const apart = [assigned("a", "urmia"), assigned("b", "province")];
    expect(readOne(apart).handler.kind).toBe("disputed");
    expect(readOne([...apart, assigned("c", "province", ["a", "b"])]).handler).toMatchObject({ officer: "province" });
  });
});

describe("questions to the branch", () => {
  const asked = caseEntry("a", "case.asked");
  const answer = caseEntry("b", "case.answered", { answers: mentionOf("a") });

  it("are open until somebody with the right has answered", () => {
    expect(readOne([asked]).questions).toMatchObject([{ isOpen: true, answers: [] }]);
    expect(readOne([asked, answer]).questions).toMatchObject([
      { isOpen: false, answers: [{ said: { text: "سه نفر" } }] },
    ]);
    const noRight: RightOf = (author) => author !== name43("b");
    expect(readOne([asked, answer], noRight).questions).toMatchObject([
      { isOpen: true, answers: [{ hasRight: false }] },
    ]);
  });

  it("are not lost sight of where only the answer is here", () => {
    expect(readOne([answer])).toMatchObject({ questions: [], looseAnswers: [{ said: { text: "سه نفر" } }] });
  });
});

describe("reports of one event", () => {
  const subjects = ["v1", "v2", "v3"];
  const ids = (entries: readonly CaseEntry[]) =>
    read(entries, unknown, subjects).map(({ reports }) => reports.map(({ subject }) => subject));

  it("are a case each until they are joined, also by way of another", () => {
    expect(ids([])).toEqual([["v1"], ["v2"], ["v3"]]);
    expect(ids([joined("a", "v3", "v2"), joined("b", "v2", "v1")])).toEqual([["v1", "v2", "v3"]]);
  });

  it("have one state, folded from the entries of all", () => {
    const closed = caseEntry("c", "case.stepped", { state: "closed" }, [], { subject: "v2" });
    const views = read([joined("a", "v2", "v1"), closed], unknown, subjects);
    expect(views).toMatchObject([
      { id: "v1", stand: { kind: "settled", state: "closed" } },
      { id: "v3", stand: { kind: "settled", state: "logged" } },
    ]);
  });

  it("are parted by what names the joins, also those that were recorded on the other report", () => {
    const joins = [joined("a", "v2", "v1"), joined("b", "v3", "v2")];
    const [view] = read(joins, unknown, subjects);
    const parted = caseEntry("c", "case.parted", { after: joinsTouching(view!, "v2") }, [], { subject: "v2" });
    expect(ids([...joins, parted])).toEqual([["v1"], ["v2"], ["v3"]]);
    const last = caseEntry("d", "case.parted", { after: joinsTouching(view!, "v3") }, [], { subject: "v3" });
    expect(ids([...joins, last])).toEqual([["v1", "v2"], ["v3"]]);
  });

  it("stay joined where somebody joins them who does not know that they were parted", () => {
    const parted = caseEntry("c", "case.parted", {}, ["a"], { subject: "v2" });
    expect(ids([joined("a", "v2", "v1"), parted, joined("b", "v2", "v1")])).toEqual([["v1", "v2"], ["v3"]]);
  });

  it("tell the branch of each that they were joined, by whom, and that they were parted", () => {
    const on = (name: string, type: "case.joined" | "case.parted", seq: number, subject: string, data: object) =>
      caseEntry(name, type, { ...data }, [], { seq, subject });
    const join = ["v1", "v2"].map((subject, index) =>
      on("desk", "case.joined", index, subject, { with: { unit: caseUnit, subject: index === 0 ? "v2" : "v1" } }),
    );
    const [view] = read(join, unknown, ["v1", "v2"]);
    expect(view!.reports.map(({ subject }) => subject)).toEqual(["v1", "v2"]);
    expect(withoutCopies(view!.joins)).toHaveLength(1);
    expect(joinedWith(view!, "v2")).toEqual([{ unit: caseUnit, subject: "v1" }]);
    const after = joinsTouching(view!, "v2");
    const part = ["v2", "v1"].map((subject, index) => on("desk", "case.parted", 2 + index, subject, { after }));
    expect(ids([...join, ...part])).toEqual([["v1"], ["v2"], ["v3"]]);
    for (const subject of ["v1", "v2"]) {
      const here = [...join, ...part].filter((entry) => entry.subject === subject);
      const [own] = read(here, unknown, [subject]);
      expect(own!.reports).toHaveLength(1);
      expect(own!.timeline.map(({ type }) => type)).toEqual(["case.joined", "case.parted"]);
    }
    // Joined once more with the same words, it is another join.
    const again = join.map((entry, index) => ({ ...entry, seq: 4 + index }));
    expect(withoutCopies([...join, ...part, ...again]).map(({ type, seq }) => [type, seq])).toEqual([
      ["case.joined", 0],
      ["case.parted", 2],
      ["case.joined", 4],
    ]);
  });

  it("are shown with one that is not here", () => {
    const elsewhere = caseEntry("a", "case.joined", { with: { unit: "WA-KHO-0001", subject: "v0" } });
    expect(readOne([elsewhere])).toMatchObject({
      id: "v0",
      reports: [
        { unit: "WA-KHO-0001", subject: "v0" },
        { unit: caseUnit, subject: "v1" },
      ],
    });
  });
});
