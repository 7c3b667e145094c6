import { expect, it } from "vitest";
import type { Unit } from "../../../shared/catalogue/schema.ts";
import type { BoardRow, CellState } from "../../../shared/projections/board-view.ts";
import { findMissing, listRecipients } from "./recipients.ts";

const branch = (id: string, county: string, crossing: string | null = null): Unit => ({
  id,
  kind: "branch",
  parent: county,
  path: `WA/${county}/${id}/`,
  name: { fa: id, en: id },
  code: id,
  constituency: null,
  location: null,
  branch: { mobility: "fixed", coverage: "good", crossing, address: "", eligibleVoters: null },
});
const branches = [branch("U1", "URM"), branch("U2", "URM", "sero"), branch("K1", "KHO"), branch("K2", "KHO")];
const row = (unit: string, ...states: (CellState | null)[]): BoardRow =>
  ({ unit, cells: states.map((state) => state && { state }) }) as unknown as BoardRow;
const rows = [
  row("U1", "on-time", "silent"),
  row("U2", "late", "awaited"),
  row("K1", null, "delivered-late"),
  row("K2", "silent", null),
];
const ids = (units: readonly Unit[]) => units.map(({ id }) => id);

it("missing are those of whom the slot is asked and that have not filed it", () => {
  expect([...findMissing(rows, 1)]).toEqual(["U1", "U2"]);
  expect([...findMissing(rows, 0)]).toEqual(["K2"]);
  expect([...findMissing(rows, -1)]).toEqual([]);
});

it("a notice goes to all, to border branches or to the missing ones below a unit", () => {
  const missing = findMissing(rows, 1);
  expect(ids(listRecipients(branches, "WA", "all", missing))).toEqual(["U1", "U2", "K1", "K2"]);
  expect(ids(listRecipients(branches, "URM", "all", missing))).toEqual(["U1", "U2"]);
  expect(ids(listRecipients(branches, "WA", "border", missing))).toEqual(["U2"]);
  expect(ids(listRecipients(branches, "KHO", "missing", missing))).toEqual([]);
  expect(ids(listRecipients(branches, "URM", "missing", missing))).toEqual(["U1", "U2"]);
});
