import { expect, it } from "vitest";
import type { CalendarItem } from "../../../shared/catalogue/schema.ts";
import { emptyForm, findStanding, problemsOf, type AnnounceForm } from "./announce-form.ts";

const at = { now: "2016-02-28T10:00:00.000Z", electionDay: "2016-02-26", utcOffsetMinutes: 210 };
const written: AnnounceForm = {
  contest: "majles",
  constituency: "majles-urmia",
  orderNo: "12",
  date: "2016-02-28",
  time: "13:00",
};

it("what is missing is named, and a complete one has no problem", () => {
  expect([...problemsOf(written, at)]).toEqual([]);
  expect([...problemsOf({ ...written, orderNo: " ", date: null, time: null }, at)]).toEqual([
    "orderNo",
    "date",
    "time",
  ]);
});

it("results are announced neither before the day of voting nor in the future", () => {
  expect([...problemsOf({ ...written, date: "2016-02-25" }, at)]).toEqual(["before-voting"]);
  expect([...problemsOf({ ...written, time: "13:31" }, at)]).toEqual(["future"]);
  expect([...problemsOf({ ...written, time: "13:30" }, at)]).toEqual([]);
});

it("what stands is that of the same place and election, and of no wider one", () => {
  const item = (contest: CalendarItem["contest"], constituency: string | null): CalendarItem => ({
    id: `${contest}-${constituency}`,
    kind: "results",
    contest,
    constituency,
    at: at.now,
    orderNo: "1",
    basis: "sourced",
  });
  const own = item("majles", "majles-urmia");
  expect(findStanding([item(null, null), item("majles", null), own], written)).toBe(own);
  expect(findStanding([item(null, null), { ...own, kind: "closing" }], written)).toBeUndefined();
});

it("a county begins with its own constituency, the province with all", () => {
  const place = { id: "majles-urmia" } as never;
  expect(emptyForm({ isProvince: true, contests: ["majles", "experts"], constituencies: [place] })).toMatchObject({
    contest: "",
    constituency: "",
  });
  expect(emptyForm({ isProvince: false, contests: ["majles"], constituencies: [place] })).toMatchObject({
    contest: "majles",
    constituency: "majles-urmia",
  });
});
