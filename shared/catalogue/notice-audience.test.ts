import { expect, it } from "vitest";
import { isNoticeFor } from "./notice-audience.ts";
import type { Unit } from "./schema.ts";

const unit = (id: string, path: string, crossing: string | null = null): Pick<Unit, "id" | "path" | "branch"> => ({
  id,
  path,
  branch: { mobility: "fixed", coverage: "good", crossing, address: "", eligibleVoters: null },
});
const urmia = unit("WA-URM-0001", "WA/WA-URM/WA-URM-0001/");
const border = unit("WA-URM-0002", "WA/WA-URM/WA-URM-0002/", "sero");
const khoy = unit("WA-KHO-0001", "WA/WA-KHO/WA-KHO-0001/");
const all = [urmia, border, khoy];
const readers = (notice: Parameters<typeof isNoticeFor>[0]) =>
  all.filter((each) => isNoticeFor(notice, each)).map(({ id }) => id);

it("a notice to everybody is for its unit and all below", () => {
  expect(readers({ unit: "WA" })).toEqual(all.map(({ id }) => id));
  expect(readers({ unit: "WA-URM" })).toEqual([urmia.id, border.id]);
});

it("a notice to border branches is for those at a crossing", () => {
  expect(readers({ unit: "WA", audience: "border" })).toEqual([border.id]);
  expect(readers({ unit: "WA-KHO", audience: "border" })).toEqual([]);
});

it("a notice to named branches is for them, and never outside its own unit", () => {
  expect(readers({ unit: "WA-URM", audience: [urmia.id, khoy.id] })).toEqual([urmia.id]);
});
