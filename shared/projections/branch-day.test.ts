import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deliveries } from "../../tests/support/day-arbitraries.ts";
import {
  at,
  branches,
  catalogue,
  hourlyFigures,
  name43,
  reportData,
  storedEntry,
  violationData,
  type GivenEntry,
} from "../../tests/support/day-fixtures.ts";
import { addToBranchLog, createBranchLog, readBranchDay, type BranchDay } from "./branch-day.ts";
import { readStoredEntry, type StoredEntry } from "./stored-entry.ts";

const unit = branches[0]!;
const nine = `${unit.id}/R2/h09`;
const filed = (author: string, seq: number, checked: number, over: Partial<GivenEntry> = {}): GivenEntry => ({
  author,
  seq,
  type: "report.filed",
  unit: unit.id,
  subject: nine,
  data: reportData("R2", "h09", hourlyFigures(checked)),
  claimedAt: at("09:05"),
  ...over,
});
const corrected = (
  author: string,
  seq: number,
  checked: number,
  of: [string, number],
  over: Partial<GivenEntry> = {},
) =>
  filed(author, seq, checked, {
    type: "report.corrected",
    data: {
      ...reportData("R2", "h09", hourlyFigures(checked)),
      corrects: { author: name43(of[0]), seq: of[1] },
      reason: "شمارش دوباره",
    },
    ...over,
  });

function foldStored(entries: readonly StoredEntry[]): BranchDay {
  const log = createBranchLog(unit.id, "rehearsal");
  for (const entry of entries) addToBranchLog(log, readStoredEntry(entry));
  return readBranchDay(log, unit, catalogue);
}
const fold = (...entries: GivenEntry[]) => foldStored(entries.map(storedEntry));
const reportOf = (day: BranchDay, subject = nine) => day.reports.find((report) => report.subject === subject)!;
const checksOf = (day: BranchDay) => reportOf(day).current?.values["idElectronic"];

describe("a branch's day", () => {
  it("has the figures of a report that one tablet filed", () => {
    const day = fold(filed("a", 0, 40, { position: 7, receivedAt: at("09:10") }));
    expect(reportOf(day)).toMatchObject({
      report: "R2",
      slot: "h09",
      agreement: "single",
      verdict: "on-time",
      dueAt: at("09:15"),
    });
    expect(checksOf(day)).toBe(40);
    expect(reportOf(day).filings[0]).toMatchObject({ officer: "officer-of-a", reading: "known", correctedBy: [] });
  });

  it("shows two officers' filings as differing, with no figures, whichever clock or position is earlier", () => {
    const a = filed("a", 0, 40, { position: 1, receivedAt: at("09:10"), claimedAt: at("09:01") });
    const b = filed("b", 0, 41, { position: 2, receivedAt: at("09:12"), claimedAt: at("09:09") });
    const report = reportOf(fold(a, b));
    expect(report).toMatchObject({ agreement: "differing", current: null, findings: [] });
    expect(report.heads).toHaveLength(2);
  });

  it("shows them as agreeing if the figures are equal, though the words differ", () => {
    const remark = (text: string | null) => ({
      ...hourlyFigures(40),
      values: { ...hourlyFigures(40).values, remarks: text, queue: null },
    });
    const day = fold(filed("a", 0, 40, { data: reportData("R2", "h09", remark("همه چیز آرام")) }), filed("b", 0, 40));
    expect(reportOf(day).agreement).toBe("agreeing");
    expect(checksOf(day)).toBe(40);
  });

  it("settles a difference once one officer corrects the other's filing", () => {
    const day = fold(filed("a", 0, 40), filed("b", 0, 41), corrected("a", 1, 40, ["b", 0]));
    const report = reportOf(day);
    expect(report.agreement).toBe("agreeing");
    expect(report.filings).toHaveLength(3);
    expect(report.filings.find(({ author }) => author === name43("b"))!.correctedBy).toEqual([
      { author: name43("a"), seq: 1 },
    ]);
  });

  it("keeps two corrections of one filing side by side", () => {
    const day = fold(filed("a", 0, 40), corrected("a", 1, 42, ["a", 0]), corrected("b", 0, 43, ["a", 0]));
    expect(reportOf(day).agreement).toBe("differing");
    expect(reportOf(day).heads.map(({ revises }) => revises?.seq)).toEqual([0, 0]);
  });

  it("follows a chain of corrections, the latest of which stands, and tells the reason", () => {
    const day = fold(filed("a", 0, 40), corrected("a", 1, 41, ["a", 0]), corrected("a", 2, 42, ["a", 1]));
    expect(checksOf(day)).toBe(42);
    expect(reportOf(day).heads).toMatchObject([{ seq: 2, reason: "شمارش دوباره" }]);
  });

  it("does not let an entry correct itself or what its author had not yet written", () => {
    expect(checksOf(fold(corrected("a", 0, 40, ["a", 0])))).toBe(40);
    expect(reportOf(fold(corrected("a", 0, 40, ["a", 1]), filed("a", 1, 41))).heads).toHaveLength(2);
  });

  it("judges a report by its best proven filing: a later correction makes it no later", () => {
    const day = fold(
      filed("a", 0, 40, { position: 1, receivedAt: at("09:10") }),
      corrected("a", 1, 41, ["a", 0], { position: 2, receivedAt: at("18:00"), claimedAt: at("17:00") }),
    );
    expect(reportOf(day).verdict).toBe("on-time");
    expect(reportOf(day).filings.map(({ verdict }) => verdict)).toEqual(["on-time", "late"]);
  });

  it.each([
    ["a redacted filing", filed("b", 0, 0, { data: null }), "redacted"],
    ["a newer version", filed("b", 0, 40, { typeVersion: 2 }), "unknown-type"],
    ["a payload that makes no sense", filed("b", 0, 40, { data: { report: "R2" } }), "unreadable"],
    ["a filing whose content is of another slot", filed("b", 0, 40, { data: reportData("R2", "h10") }), "unreadable"],
  ])("knows no figures while %s stands beside a known one", (_, other, reading) => {
    const report = reportOf(fold(filed("a", 0, 40), other));
    expect(report).toMatchObject({ agreement: "unknown", current: null, findings: [] });
    expect(report.filings.map((filing) => filing.reading).toSorted()).toEqual(["known", reading].toSorted());
  });

  it("evaluates the rules with the other reports of the day", () => {
    const opening = filed("a", 0, 0, {
      subject: `${unit.id}/R1/main`,
      data: reportData("R1", "main", { majles: { ballotsReceived: 1000 }, experts: { ballotsReceived: 900 } }),
    });
    const brokenRules = (day: BranchDay) =>
      reportOf(day).findings.flatMap(({ outcome, ruleId, contest }) =>
        outcome === "broken" ? [`${ruleId} ${contest}`] : [],
      );
    expect(brokenRules(fold(filed("a", 1, 40)))).toEqual([]);
    expect(brokenRules(fold(opening, filed("a", 1, 40)))).toEqual([
      "rule-1-hourly experts",
      "rule-6-remaining experts",
    ]);
    expect(reportOf(fold(opening, filed("a", 1, 40))).facts?.contests.majles).toMatchObject({ delivered: 1000 });
  });

  it("takes figures on which tablets differ for not known, also in the rules of other reports", () => {
    const opened = (author: string, received: number) =>
      filed(author, 0, 0, {
        subject: `${unit.id}/R1/main`,
        data: reportData("R1", "main", {
          majles: { ballotsReceived: received },
          experts: { ballotsReceived: received },
        }),
      });
    const day = fold(opened("a", 900), opened("b", 1000), filed("a", 1, 40));
    const hourly = reportOf(day).findings.filter(({ ruleId }) => ruleId === "rule-1-hourly");
    expect(hourly.map(({ outcome }) => outcome)).toEqual(["unknown", "unknown"]);
  });

  it("lists what it cannot name or place", () => {
    const day = fold(
      filed("a", 0, 0, { type: "case.opened", subject: "case-1" }),
      filed("a", 1, 0, { subject: "delivery-1", data: null }),
    );
    expect(day.unknown).toEqual([{ author: name43("a"), seq: 0, type: "case.opened", typeVersion: 1 }]);
    expect(day.unplaced).toMatchObject([{ seq: 1, reading: "redacted" }]);
    expect(day.reports).toEqual([]);
  });

  it("gives violations with their amendments and all their evidence", () => {
    const photo = (name: string) => ({ sha256: name43(name) as never, sizeBytes: 9, mediaType: "image/jpeg", name });
    const logged = filed("a", 0, 0, {
      type: "violation.logged",
      subject: "v1",
      data: violationData("art66-03"),
      evidence: [photo("one"), photo("two")],
      position: 3,
      receivedAt: at("10:00"),
    });
    const amended = filed("a", 1, 0, {
      type: "violation.amended",
      subject: "v1",
      data: { ...violationData("art66-09"), amends: { author: name43("a"), seq: 0 }, reason: "ماده درست" },
      evidence: [photo("two"), photo("three")],
    });
    expect(fold(logged).violations).toMatchObject([{ state: "logged", offences: ["art66-03"], severity: "high" }]);
    const [violation] = fold(amended, logged).violations;
    expect(violation).toMatchObject({
      state: "amended",
      offences: ["art66-09"],
      severity: "critical",
      officer: "officer-of-a",
    });
    expect(violation!.evidence.map(({ name }) => name)).toEqual(["one", "two", "three"]);
    expect(violation!.entries).toHaveLength(2);
    expect(violation!.time).toMatchObject({ clock: "consistent", provenBefore: at("10:00") });
  });

  it("leaves out other branches and the other mode", () => {
    expect(fold(filed("a", 0, 40, { unit: branches[1]!.id }), filed("a", 1, 40, { mode: "live" })).reports).toEqual([]);
  });

  it("is the same in whatever order, how often and from where its entries come", () => {
    fc.assert(
      fc.property(deliveries(unit.id), ({ entries, delivered }) => {
        expect(foldStored(delivered)).toEqual(foldStored(entries));
      }),
      { numRuns: 300 },
    );
  });
});
