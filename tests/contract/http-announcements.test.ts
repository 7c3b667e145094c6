/** The announcement of results, from which the windows of complaints are counted: who tells it, and how it is put right. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CalendarItem } from "../../shared/catalogue/schema.ts";
import { findResultsDay } from "../../shared/catalogue/complaint-windows.ts";
import type { OfficeActed } from "../../shared/events/event.ts";
import type { Header, Payload } from "../../shared/journal/entry.ts";
import { problemOf, startTestServer, type TestServer } from "./http-server.ts";

let server: TestServer;
let province: Record<string, string>;
let urmia: Record<string, string>;
beforeAll(async () => {
  server = await startTestServer();
  province = { cookie: await server.login("province"), origin: server.url };
  urmia = { cookie: await server.login("urmia"), origin: server.url };
});
afterAll(() => server.stop());

/** Of the morning of election day; the server's clock stands at 05:00 UTC. */
const at = (utc: string) => `2016-02-26T${utc}:00.000Z`;
const told = (more: object = {}) => ({
  constituency: "majles-urmia",
  contest: "majles",
  at: at("04:00"),
  orderNo: "۱۲/۳",
  before: null,
  ...more,
});
const announce = (body: object, headers: Record<string, string>) => server.post("/api/announcements", body, headers);

async function calendar(headers: Record<string, string>): Promise<CalendarItem[]> {
  const { body } = await server.request("/api/reference/calendar?limit=1000", { headers });
  return (body as { documents: CalendarItem[] }).documents.filter(({ kind }) => kind === "results");
}

async function acts(): Promise<OfficeActed[]> {
  const { body } = await server.request("/api/sync/pull?limit=1000", { headers: province });
  return (body as { entries: { header: string; payload: string }[] }).entries
    .filter(({ header }) => (JSON.parse(header) as Header).type === "office.acted")
    .map(({ payload }) => (JSON.parse(payload) as Payload).data as unknown as OfficeActed)
    .filter(({ act }) => act === "results.announced");
}

describe("an announcement of results", () => {
  it("comes to every desk with the calendar, so that the windows follow, and is in the audit once", async () => {
    const { status, body } = await announce(told(), urmia);
    expect(status).toBe(201);
    const { item } = body as { item: CalendarItem };
    const elsewhere = await calendar((await server.enrol("WA-KHO-0001")).auth);
    expect(elsewhere).toEqual([item]);
    const election = { electionDay: "2016-02-26", utcOffsetMinutes: 210 };
    expect(findResultsDay(elsewhere, "majles", "majles-urmia", election)).toBe("2016-02-26");
    expect(findResultsDay(elsewhere, "majles", "majles-khoy", election)).toBeNull();

    const again = await announce(told(), urmia);
    expect([again.status, again.body]).toEqual([200, body]);
    expect(await acts()).toMatchObject([
      { by: { kind: "user", id: "urmia" }, details: { constituency: "majles-urmia", orderNo: "۱۲/۳" } },
    ]);
  });

  it("is put right by telling it anew, and both stay in the audit", async () => {
    const [standing] = await calendar(urmia);
    const before = { at: standing!.at, orderNo: standing!.orderNo };
    const corrected = told({ at: at("03:30"), orderNo: "۱۲/۴", before });
    expect((await announce(corrected, urmia)).status).toBe(201);
    expect(await calendar(province)).toEqual([{ ...standing, at: at("03:30"), orderNo: "۱۲/۴" }]);
    expect((await acts()).map(({ details }) => [details["orderNo"], details["before"]])).toEqual([
      ["۱۲/۳", undefined],
      ["۱۲/۴", `${before.at} ${before.orderNo}`],
    ]);
  });

  it("is not put right by somebody who has not seen what stands", async () => {
    const reply = await announce(told({ at: at("04:30"), orderNo: "۱۳" }), province);
    expect([reply.status, problemOf(reply)]).toEqual([409, "/problems/results-differ"]);
    expect(await calendar(province)).toMatchObject([{ orderNo: "۱۲/۴" }]);
  });

  it("of two that come at once, the second is told that the first was there", async () => {
    const one = { constituency: null, contest: null };
    const replies = await Promise.all([
      announce(told({ ...one, orderNo: "۲۰" }), province),
      announce(told({ ...one, orderNo: "۲۱" }), province),
    ]);
    expect(replies.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it.each([
    ["of another county's constituency", { constituency: "majles-khoy" }, "out-of-scope"],
    ["of every constituency", { constituency: null }, "out-of-scope"],
    ["of the Experts, whose constituency is the province", { contest: "experts" }, "out-of-scope"],
    ["of a constituency that is not there", { constituency: "majles-nowhere" }, "unknown-constituency"],
    ["of tomorrow", { at: "2016-02-27T04:00:00.000Z" }, "results-not-then"],
    ["of the day before voting", { at: "2016-02-25T04:00:00.000Z" }, "results-not-then"],
    ["at no time", { at: "early" }, "invalid-request"],
    ["without a paper", { orderNo: "  " }, "invalid-request"],
  ])("%s is refused to a county and changes nothing", async (_, more, problem) => {
    const standing = await calendar(province);
    expect(problemOf(await announce(told(more), urmia))).toBe(`/problems/${problem}`);
    expect(await calendar(province)).toEqual(standing);
  });
});
