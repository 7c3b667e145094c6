import { describe, expect, it } from "vitest";
import { Role } from "../catalogue/schema.ts";
import { eventTypes } from "../events/event.ts";
import { mayRecord } from "./may-record.ts";

/** Reports, violations. */
const table: Record<Role, [boolean, boolean]> = {
  "ministry-hq": [false, false],
  "province-hq": [false, true],
  "province-it": [false, false],
  "county-governor": [false, true],
  bakhshdar: [false, true],
  "executive-board": [false, true],
  observer: [false, true],
  "governor-representative": [true, true],
  "branch-member": [true, true],
  "computer-user": [true, true],
  inspector: [false, true],
  "head-inspector": [false, true],
};

describe("who may record what", () => {
  it.each(Object.entries(table))("%s", (role, [reports, violations]) => {
    for (const type of Object.keys(eventTypes)) {
      expect([type, mayRecord(role as Role, type)]).toEqual([type, type.startsWith("report.") ? reports : violations]);
    }
    expect(mayRecord(role as Role, "case.opened")).toBe(false);
  });

  it("is said of every role", () => {
    expect(Object.keys(table).toSorted()).toEqual(Role.anyOf.map(({ const: name }) => name).toSorted());
  });
});
