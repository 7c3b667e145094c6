import { describe, expect, it } from "vitest";
import { caseEntry, caseUnit } from "../../tests/support/case-fixtures.ts";
import { at, name43 } from "../../tests/support/day-fixtures.ts";
import { readCases } from "./case.ts";
import { findCaseClock, readClock } from "./case-clock.ts";
import type { CaseEntry } from "./case-entry.ts";
import { readTimes } from "./timeliness.ts";

const clockless = { monotonicMs: 0, anchor: null };
const report = readTimes(clockless, at("09:00"), at("09:05"));
const viewOf = (entries: readonly CaseEntry[], hasRight: (author: string) => boolean = () => true) =>
  readCases([{ unit: caseUnit, subject: "v1" }], entries, hasRight)[0]!;
const clockOf = (...entries: CaseEntry[]) => findCaseClock(viewOf(entries), [report], "high");
const stepped = (name: string, state: string, after: string[], receivedAt: string | null) =>
  caseEntry(name, "case.stepped", { state }, after, { receivedAt, claimedAt: at("10:00") });

describe("the clock of a case", () => {
  it("begins when the server received the report, and allows what the severity does", () => {
    expect(clockOf()).toEqual({
      name: "see",
      startAt: at("09:05"),
      isClaimed: false,
      allowedMs: 30 * 60_000,
      deadlineAt: at("09:35"),
    });
    expect(findCaseClock(viewOf([]), [report], "ungraded")?.deadlineAt).toBe(at("10:05"));
  });

  it("begins as the step claims while the server does not have it", () => {
    expect(clockOf(stepped("a", "verifying", [], null))).toMatchObject({
      name: "verify",
      startAt: at("10:00"),
      isClaimed: true,
      deadlineAt: at("12:00"),
    });
  });

  it("is not begun anew by another step into the same state", () => {
    const again = [stepped("a", "verifying", [], at("10:00")), stepped("b", "verifying", ["a"], at("11:00"))];
    expect(clockOf(...again)?.startAt).toBe(at("10:00"));
    const back = [
      ...again,
      stepped("c", "under-review", ["b"], at("11:10")),
      stepped("d", "verifying", ["c"], at("11:20")),
    ];
    expect(clockOf(...back)?.startAt).toBe(at("11:20"));
  });

  it("is that which runs out first where the case is disputed, and none where nothing is waited for", () => {
    const apart = [stepped("a", "under-review", [], at("10:00")), stepped("b", "verifying", [], at("11:00"))];
    expect(clockOf(...apart)).toMatchObject({ name: "verify", deadlineAt: at("13:00") });
    expect(clockOf(stepped("a", "closed", [], at("10:00")))).toBeNull();
  });

  it("takes no notice of a step without the right", () => {
    const view = viewOf([stepped("a", "closed", [], at("10:00"))], (author) => author !== name43("a"));
    expect(findCaseClock(view, [report], "high")?.name).toBe("see");
  });

  it("has the next office told each time that the allowance has passed once more", () => {
    const clock = clockOf()!;
    const levelAt = (time: string) => readClock(clock, Date.parse(at(time))).level;
    expect(["09:00", "09:34", "09:35", "10:04", "10:05", "10:35", "20:00"].map(levelAt)).toEqual([
      "bakhsh",
      "bakhsh",
      "county",
      "county",
      "province",
      "ministry",
      "ministry",
    ]);
    expect(readClock(clock, Date.parse(at("10:05"))).leftMs).toBe(-30 * 60_000);
    expect(readClock(clock, Date.parse(at("09:00"))).elapsedMs).toBe(0);
  });
});
