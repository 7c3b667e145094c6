import { beforeAll, expect, test } from "vitest";
import { demonstrationProvince } from "../../shared/catalogue/demonstration-province.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import type { StoredEntry } from "../../shared/projections/stored-entry.ts";
import { buildChain } from "../../tests/support/entry-fixtures.ts";
import { createSeededDevice } from "../../tests/support/node-crypto.ts";
import { BoardKeeper } from "./board-keeper.ts";

const { units, elections, ...rest } = demonstrationProvince({ seed: "keeper", electionDay: "2016-02-26" });
const documents = { election: elections[0]!, ...rest };
const data = (queue: number) => ({
  report: "R2",
  slot: "h09",
  values: { queue },
  contests: {},
  findings: [],
});
let entries: StoredEntry[];

beforeAll(async () => {
  const chains = await Promise.all(
    ["WA-URM-0001", "WA-KHO-0001"].map((unit, index) =>
      buildChain(createSeededDevice(unit), 4, {
        event: { unit: unit as UnitId, subject: `${unit}/R2/h09`, data: data(index) },
        authorship: { mode: "rehearsal" },
      }),
    ),
  );
  entries = chains.flat().map(({ entry }, index) => ({
    header: entry.header,
    payload: entry.payload,
    position: index + 1,
    receivedAt: "2016-02-26T06:00:00.000Z",
  }));
});

function fold(keeper: BoardKeeper, from: number, to: number): BoardKeeper {
  keeper.fold(entries.slice(from, to), to);
  return keeper;
}
const parse = (keeper: BoardKeeper, path = "WA/") =>
  JSON.parse(keeper.pack(path)) as { position: number; branches: [string, string, string | null][] };

test("a board that was kept and gone on with is the board folded from the start", () => {
  const whole = fold(new BoardKeeper(documents, units), 0, 8);
  const kept = JSON.parse(JSON.stringify(fold(new BoardKeeper(documents, units), 0, 5).save())) as unknown;
  const resumed = new BoardKeeper(documents, units, kept);
  expect(resumed.position).toBe(5);
  expect(parse(fold(resumed, 5, 8))).toEqual(parse(whole));
});

test("gives a scope only its own branches, and says how far the whole is folded", () => {
  const keeper = fold(new BoardKeeper(documents, units), 0, 8);
  const county = parse(keeper, "WA/WA-URM/");
  expect(county.branches.map(([unit]) => unit)).toEqual(["WA-URM-0001"]);
  expect(county.position).toBe(8);
});

test("what is packed is packed again after something came in", () => {
  const keeper = fold(new BoardKeeper(documents, units), 0, 1);
  const before = parse(keeper);
  fold(keeper, 1, 8);
  expect(parse(keeper).branches).toHaveLength(2);
  expect(parse(keeper).branches[0]).not.toEqual(before.branches[0]);
});

test("rules are evaluated a few branches at a time, and anew with another catalogue", () => {
  const keeper = fold(new BoardKeeper(documents, units), 0, 8);
  expect(keeper.uncheckedCount).toBe(2);
  keeper.check(1);
  expect(keeper.uncheckedCount).toBe(1);
  keeper.check(10);
  expect(keeper.uncheckedCount).toBe(0);
  keeper.setCatalogue({ ...documents, rules: documents.rules.slice(1) }, units);
  expect(keeper.uncheckedCount).toBe(2);
});

test("rules are evaluated anew for a branch of which the polling list says something else, also while nothing ran", () => {
  const listed = units.map((unit) =>
    unit.id === "WA-KHO-0001" && unit.branch
      ? { ...unit, branch: { ...unit.branch, past: { eligibleVoters: 900, votes: 600, blank: 9 } } }
      : unit,
  );
  const keeper = fold(new BoardKeeper(documents, units), 0, 8);
  keeper.check(10);
  const kept = JSON.parse(JSON.stringify(keeper.save())) as unknown;
  keeper.setCatalogue(documents, structuredClone(units));
  expect(keeper.uncheckedCount).toBe(0);
  keeper.setCatalogue(documents, listed);
  expect(keeper.uncheckedCount).toBe(1);
  const before = parse(keeper);
  keeper.check(10);
  const after = parse(keeper);
  expect(after.branches.filter(([, , cells], index) => cells !== before.branches[index]![2])).toEqual([
    after.branches.find(([unit]) => unit === "WA-KHO-0001"),
  ]);
  const resumed = new BoardKeeper(documents, listed, kept);
  resumed.check(10);
  expect(parse(resumed)).toEqual(after);
});
