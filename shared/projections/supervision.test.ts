import { describe, expect, it } from "vitest";
import { at, branches, catalogue, storedEntry, type GivenEntry } from "../../tests/support/day-fixtures.ts";
import type { Header } from "../journal/entry.ts";
import { addToBranchLog, createBranchLog, readBranchDay } from "./branch-day.ts";
import { readStoredEntry, type StoredEntry } from "./stored-entry.ts";
import type { RightOf } from "./supervision.ts";

const branch = branches[0]!;
const subject = `${branch.id}/R2/h09`;
const data = { report: "R2", slot: "h09", values: { queue: 3 }, contests: {}, findings: [] };

let position = 0;
function make(given: Partial<GivenEntry>): StoredEntry {
  position += 1;
  return storedEntry({
    author: "tablet",
    seq: 0,
    type: "report.filed",
    unit: branch.id,
    subject,
    data,
    claimedAt: at("09:20"),
    receivedAt: at("09:21"),
    position,
    officer: "clerk",
    mode: catalogue.election.mode,
    ...given,
  });
}

function mentionOf(stored: StoredEntry) {
  const { author, seq, payloadHash } = JSON.parse(stored.header) as Header;
  return { author, seq, payloadHash };
}

const verify = (stored: StoredEntry, by: Partial<GivenEntry> = {}) =>
  make({ author: "desk", officer: "urmia", type: "report.verified", data: { verifies: mentionOf(stored) }, ...by });

const remark = (about: StoredEntry | null, text: string, by: Partial<GivenEntry> = {}) =>
  make({
    author: "observer",
    officer: "watcher",
    type: "remark.added",
    data: { about: about && mentionOf(about), text },
    ...by,
  });

function read(entries: readonly StoredEntry[], rightOf?: RightOf) {
  const log = createBranchLog(branch.id, catalogue.election.mode);
  for (const entry of entries) addToBranchLog(log, readStoredEntry(entry));
  return readBranchDay(log, branch, catalogue, rightOf);
}

const [stateOf, weightsOf] = [
  (entries: readonly StoredEntry[], rightOf?: RightOf) => read(entries, rightOf).reports[0]!.verification,
  (entries: readonly StoredEntry[], rightOf?: RightOf) =>
    read(entries, rightOf).reports[0]!.filings.flatMap(({ verifications }) =>
      verifications.map(({ weight }) => weight),
    ),
];

describe("a report's verification", () => {
  const filed = make({});

  it("awaits a second person, and is then verified", () => {
    expect(stateOf([filed])).toBe("awaiting");
    expect(stateOf([filed, verify(filed)])).toBe("verified");
  });

  it.each([
    ["the same officer on another device", { officer: "clerk" }],
    ["another officer on the same device", { author: "tablet", seq: 1 }],
  ])("P2 does not count from %s, and is shown", (_, by) => {
    const entries = [filed, verify(filed, by)];
    expect([stateOf(entries), weightsOf(entries)]).toEqual(["awaiting", ["own-work"]]);
  });

  it("P3 does not count from a role that verifies nothing, and is shown as recorded without the right to", () => {
    const entries = [filed, verify(filed)];
    const rightOf: RightOf = (author, type) => !(author.startsWith("desk") && type === "report.verified");
    expect([stateOf(entries, rightOf), weightsOf(entries, rightOf)]).toEqual(["awaiting", ["without-right"]]);
    expect(read(entries, rightOf).withoutRight).toMatchObject([{ type: "report.verified", officer: "urmia" }]);
  });

  it("ends with a correction, which awaits its own", () => {
    const { author, seq } = mentionOf(filed);
    const corrected = make({
      seq: 1,
      type: "report.corrected",
      data: { ...data, values: { queue: 4 }, corrects: { author, seq }, reason: "miscounted" },
    });
    expect(stateOf([filed, verify(filed), corrected])).toBe("awaiting");
    expect(stateOf([filed, verify(filed), corrected, verify(corrected, { seq: 1 })])).toBe("verified");
  });

  it("of one of two filings that agree is of both; of two that differ it is of none", () => {
    const again = make({ author: "second", officer: "head" });
    const other = make({ author: "second", officer: "head", data: { ...data, values: { queue: 9 } } });
    expect(stateOf([filed, again, verify(filed)])).toBe("verified");
    expect(stateOf([filed, other, verify(filed)])).toBe("awaiting");
  });

  it("of another entry at the same place of a fork is not this one's", () => {
    const header = JSON.parse(filed.header) as Header;
    const twin = { ...filed, header: JSON.stringify({ ...header, payloadHash: header.payloadHash.toLowerCase() }) };
    expect(mentionOf(twin)).not.toEqual(mentionOf(filed));
    expect(weightsOf([filed, verify(twin)])).toEqual([]);
  });
});

describe("remarks", () => {
  const filed = make({});

  it("stand beside what they are about, in the order of the log, and change no figure", () => {
    const entries = [filed, remark(filed, "first"), remark(filed, "second", { seq: 1 })];
    const [report] = read(entries).reports;
    expect(report!.filings[0]!.remarks.map(({ text }) => text)).toEqual(["first", "second"]);
    expect(report!.current).toEqual(read([filed]).reports[0]!.current);
    expect(read(entries.toReversed())).toEqual(read(entries));
  });

  it("about the branch, or about what is not here, are the branch's", () => {
    const day = read([filed, remark(null, "quiet"), remark(make({ seq: 7 }), "of something missing", { seq: 1 })]);
    expect(day.remarks.map(({ text }) => text)).toEqual(["quiet", "of something missing"]);
  });
});

it("P3 figures from a role that files none are kept, shown and flagged", () => {
  const filed = make({ author: "observer", officer: "watcher" });
  const day = read([filed], () => false);
  expect(day.reports[0]!.filings[0]).toMatchObject({ hasRight: false });
  expect(day.reports[0]!.current).not.toBeNull();
  expect(day.withoutRight).toHaveLength(1);
});
