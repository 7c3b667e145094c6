import { describe, expect, it } from "vitest";
import {
  at,
  branches,
  catalogue,
  name43,
  storedEntry,
  violationData,
  type GivenEntry,
} from "../../tests/support/day-fixtures.ts";
import { createBranchLog, addToBranchLog, readBranchDay } from "./branch-day.ts";
import { findSimilarReports, listEndedCases } from "./similar-reports.ts";
import { readStoredEntry } from "./stored-entry.ts";
import type { RightOf } from "./supervision.ts";

const unit = branches[0]!;
const logged = (subject: string, offence: string, occurredAt: string | null, claimedAt = at("09:00")): GivenEntry => ({
  author: subject,
  seq: 0,
  type: "violation.logged",
  unit: unit.id,
  subject,
  data: violationData(offence, { occurredAt }),
  claimedAt,
});
const stepped = (author: string, subject: string, state: string, after: string[] = []): GivenEntry => ({
  author,
  seq: 0,
  type: "case.stepped",
  unit: unit.id,
  subject,
  data: {
    state,
    reason: "r",
    addressee: null,
    after: after.map((name) => ({ author: name43(name), seq: 0, payloadHash: name43(`payload-${name}-0`) })),
  },
  claimedAt: at("09:30"),
});
const read = (entries: GivenEntry[]) => entries.map((given) => readStoredEntry(storedEntry(given)));

function similarTo(id: string, entries: GivenEntry[], nowAt = at("10:00"), rightOf: RightOf = () => null): string[] {
  const log = createBranchLog(unit.id, "rehearsal");
  const all = read(entries);
  for (const entry of all) addToBranchLog(log, entry);
  const { violations } = readBranchDay(log, unit, catalogue);
  const offence = catalogue.offenceOf.get(id)!;
  return findSimilarReports(violations, offence, Date.parse(nowAt), catalogue, listEndedCases(all, rightOf)).map(
    ({ subject }) => subject,
  );
}

describe("reports like the one that is about to be made", () => {
  it("are of the same offence first, then of one that is taken for it, the nearest in time first", () => {
    const found = similarTo("art66-01", [
      logged("threat", "art66-03", at("09:59")),
      logged("earlier", "art66-01", at("08:00")),
      logged("just now", "art66-01", at("09:50")),
      logged("another thing", "art66-14", at("09:55")),
    ]);
    expect(found).toEqual(["just now", "earlier", "threat"]);
  });

  it("are near in time by what was told, or by when it was logged", () => {
    const found = similarTo("art66-01", [
      logged("last evening", "art66-01", at("03:00")),
      logged("no time told", "art66-01", null, at("09:00")),
      logged("long ago", "art66-01", null, at("04:00")),
    ]);
    expect(found).toEqual(["no time told"]);
  });

  it("are few", () => {
    const many = Array.from({ length: 9 }, (_, index) => logged(`r${index}`, "art66-01", at("09:50")));
    expect(similarTo("art66-01", many)).toHaveLength(5);
  });

  it("are open: a case that ended is not offered, one that is disputed is", () => {
    const reports = ["closed", "reopened", "disputed"].map((name) => logged(name, "art66-01", at("09:50")));
    const found = similarTo("art66-01", [
      ...reports,
      stepped("a", "closed", "unfounded"),
      stepped("b", "reopened", "closed"),
      stepped("c", "reopened", "verifying", ["b"]),
      stepped("d", "disputed", "closed"),
      stepped("e", "disputed", "referred"),
    ]);
    expect(found.toSorted()).toEqual(["disputed", "reopened"]);
  });

  it("are not ended by a step that was recorded without the right to", () => {
    const entries = [logged("open", "art66-01", at("09:50")), stepped("stranger", "open", "closed")];
    expect(similarTo("art66-01", entries)).toEqual([]);
    const noRight: RightOf = (author) => author !== name43("stranger");
    expect(similarTo("art66-01", entries, at("10:00"), noRight)).toEqual(["open"]);
  });

  it("have ended with the case that they are joined into", () => {
    const joined: GivenEntry = {
      ...stepped("desk", "first", "verifying"),
      type: "case.joined",
      data: { with: { unit: unit.id, subject: "second" }, after: [], reason: "r" },
    };
    const reports = ["first", "second"].map((name) => logged(name, "art66-01", at("09:50")));
    expect(similarTo("art66-01", [...reports, joined, stepped("a", "first", "closed")])).toEqual([]);
  });

  it("of an offence without a family are those of the same offence alone", () => {
    const other = logged("other", "procedural-device-failure", at("09:50"));
    expect(similarTo("procedural-ballot-shortage", [other])).toEqual([]);
  });
});
