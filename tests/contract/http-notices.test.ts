/** Notices to branches, and orders that extend voting: who may, to whom they come, and what a repeated call does. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CalendarItem, Notice, Unit } from "../../shared/catalogue/schema.ts";
import type { Header, Payload } from "../../shared/journal/entry.ts";
import type { OfficeActed } from "../../shared/events/event.ts";
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

let lastId = 0;
const notice = (more: object = {}) => ({
  id: `notice-test-${(lastId += 1)}`,
  unit: "WA-URM",
  title: { fa: "برف", en: "Snow" },
  body: { fa: "راه سرو بسته است.", en: "The road to Sero is closed." },
  urgent: true,
  ...more,
});
const order = (ends: object[], more: object = {}) => ({
  id: `order-test-${(lastId += 1)}`,
  orderNo: "۱۲۳/۴",
  ends,
  ...more,
});
/** Of the demonstration's day, which ends at 20:00, 16:30 UTC. */
const at = (utc: string) => `2016-02-26T${utc}:00.000Z`;

async function read<Document>(collection: string, headers: Record<string, string>): Promise<Document[]> {
  const { body } = await server.request(`/api/reference/${collection}?limit=1000`, { headers });
  return (body as { documents: Document[] }).documents;
}
type Given = Partial<Notice> & { id: string; _deleted?: boolean };
const given = async (id: string, headers: Record<string, string>): Promise<Given | undefined> =>
  (await read<Given>("notices", headers)).find((each) => each.id === id);

async function acts(act: string): Promise<OfficeActed[]> {
  const { body } = await server.request("/api/sync/pull?limit=1000", { headers: province });
  return (body as { entries: { header: string; payload: string }[] }).entries
    .filter(({ header }) => (JSON.parse(header) as Header).type === "office.acted")
    .map(({ payload }) => (JSON.parse(payload) as Payload).data as unknown as OfficeActed)
    .filter((acted) => acted.act === act);
}

describe("a notice", () => {
  it("comes to every branch below its unit and to no other, and is in the audit once", async () => {
    const sent = notice();
    const { status, body } = await server.post("/api/notices", sent, urmia);
    expect(status).toBe(201);
    expect((body as { notice: Notice }).notice).toEqual({ ...sent, publishedAt: "2016-02-26T05:00:00.000Z" });
    const [here, elsewhere] = [await server.enrol("WA-URM-0001"), await server.enrol("WA-KHO-0001")];
    expect(await given(sent.id, here.auth)).toMatchObject({ title: sent.title, urgent: true });
    expect(await given(sent.id, elsewhere.auth)).toBeUndefined();

    const again = await server.post("/api/notices", sent, urmia);
    expect([again.status, again.body]).toEqual([200, body]);
    const told = (await acts("notice.published")).filter(({ subject }) => subject === sent.id);
    expect(told).toMatchObject([{ by: { kind: "user", id: "urmia" }, details: { unit: "WA-URM", audience: "all" } }]);
  });

  it("of an id that says something else is refused, also when both come at once", async () => {
    const sent = notice();
    const replies = await Promise.all([
      server.post("/api/notices", sent, urmia),
      server.post("/api/notices", { ...sent, urgent: false }, urmia),
      server.post("/api/notices", sent, urmia),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([201, 409, 200]);
    expect(problemOf(replies[1]!)).toBe("/problems/notice-differs");
  });

  it("to named branches comes to them, and says of no other that it was named", async () => {
    const sent = notice({ unit: "WA", audience: ["WA-URM-0002", "WA-KHO-0001", "WA-URM-0002"] });
    expect((await server.post("/api/notices", sent, province)).status).toBe(201);
    const tablets = await Promise.all(["WA-URM-0001", "WA-URM-0002", "WA-KHO-0001"].map((unit) => server.enrol(unit)));
    const seen = await Promise.all(tablets.map(({ auth }) => given(sent.id, auth)));
    expect(seen).toMatchObject([
      { id: sent.id, _deleted: true },
      { audience: ["WA-URM-0002"] },
      { audience: ["WA-KHO-0001"] },
    ]);
    expect(Object.keys(seen[0]!)).toEqual(["id", "_deleted"]);
    expect(await given(sent.id, urmia)).toMatchObject({ audience: ["WA-URM-0002"] });
    expect(await given(sent.id, province)).toMatchObject({ audience: ["WA-KHO-0001", "WA-URM-0002"] });
  });

  it("to border branches comes to those at a crossing", async () => {
    const units = await read<Unit>("units", province);
    const border = units.find(({ branch }) => branch?.crossing != null)!;
    const inland = units.find(({ branch }) => branch !== null && branch.crossing === null)!;
    const sent = notice({ unit: "WA", audience: "border" });
    expect((await server.post("/api/notices", sent, province)).status).toBe(201);
    expect(await given(sent.id, (await server.enrol(border.id)).auth)).toMatchObject({ audience: "border" });
    expect(await given(sent.id, (await server.enrol(inland.id)).auth)).toEqual({ id: sent.id, _deleted: true });
  });

  it("without an English text is read in Persian", async () => {
    const sent = notice({ title: { fa: "  برف " }, body: { fa: "راه بسته است.", en: " " } });
    const { body } = await server.post("/api/notices", sent, urmia);
    expect((body as { notice: Notice }).notice).toMatchObject({
      title: { fa: "برف", en: "برف" },
      body: { fa: "راه بسته است.", en: "راه بسته است." },
    });
  });

  it.each([
    ["to another county", { unit: "WA-KHO" }, "out-of-scope"],
    ["to the province above", { unit: "WA" }, "out-of-scope"],
    ["to a branch of another county", { audience: ["WA-URM-0001", "WA-KHO-0001"] }, "out-of-scope"],
    ["to a unit that is not there", { unit: "WA-XYZ" }, "unknown-unit"],
    ["to a branch that is not there", { audience: ["WA-URM-9999"] }, "unknown-unit"],
    ["to a county as if it were a branch", { audience: ["WA-URM"] }, "unknown-unit"],
    ["without a word", { body: { fa: "  " } }, "invalid-request"],
    ["to nobody", { audience: [] }, "invalid-request"],
    ["with a field that is not asked for", { publishedAt: "2016-02-26T00:00:00.000Z" }, "invalid-request"],
    ["under an id that is none", { id: "../x" }, "invalid-request"],
  ])("%s is refused and leaves nothing", async (_, more, problem) => {
    const sent = notice(more);
    expect(problemOf(await server.post("/api/notices", sent, urmia))).toBe(`/problems/${problem}`);
    expect(await given(sent.id, province)).toBeUndefined();
  });
});

describe("an order that extends voting", () => {
  it("moves the end of the constituency it names, and tells its branches", async () => {
    const ends = [
      { constituency: "majles-urmia", contest: "majles", at: at("17:30") },
      { constituency: "majles-urmia", contest: "experts", at: at("18:30") },
    ];
    const sent = order(ends);
    const { status, body } = await server.post("/api/extensions", sent, province);
    expect(status).toBe(201);
    const published = (body as { notice: Notice }).notice;
    expect(published).toMatchObject({ unit: "WA", urgent: true, extension: { orderNo: "۱۲۳/۴", ends } });
    const units = await read<Unit>("units", province);
    const concerned = units.filter(({ kind, constituency }) => kind === "branch" && constituency === "majles-urmia");
    expect(published.audience).toHaveLength(concerned.length);

    const [here, elsewhere] = [await server.enrol("WA-URM-0001"), await server.enrol("WA-KHO-0001")];
    expect(await given(sent.id, here.auth)).toMatchObject({ audience: ["WA-URM-0001"], extension: { ends } });
    expect(await given(sent.id, elsewhere.auth)).toEqual({ id: sent.id, _deleted: true });
    const calendar = (await read<CalendarItem>("calendar", here.auth)).filter(({ id }) => id.startsWith(sent.id));
    expect(calendar).toEqual(
      ends.map((end, index) => ({
        id: `${sent.id}.${index + 1}`,
        kind: "closing",
        ...end,
        orderNo: "۱۲۳/۴",
        basis: "sourced",
      })),
    );
    expect((await acts("hours.extended")).filter(({ subject }) => subject === sent.id)).toHaveLength(1);

    const again = await server.post("/api/extensions", sent, province);
    expect([again.status, again.body]).toEqual([200, body]);
    expect((await acts("hours.extended")).filter(({ subject }) => subject === sent.id)).toHaveLength(1);
  });

  it("goes on where a call was cut short behind the calendar", async () => {
    const sent = order([{ constituency: "majles-khoy", contest: null, at: at("18:00") }]);
    const item = { id: `${sent.id}.1`, kind: "closing", ...sent.ends[0], orderNo: sent.orderNo, basis: "sourced" };
    await server.store.putReference("calendar", [{ id: item.id, unit: null, document: item }]);
    expect((await server.post("/api/extensions", sent, province)).status).toBe(201);
    expect(await given(sent.id, (await server.enrol("WA-KHO-0001")).auth)).toMatchObject({ urgent: true });
  });

  it.each([
    ["earlier than the planned end", "majles-mahabad", "16:00"],
    ["at the planned end", "majles-mahabad", "16:30"],
    ["earlier than an extended one", "majles-urmia", "17:00"],
    ["for everybody, though some end later", null, "17:00"],
  ])("%s is refused, with the end as it is", async (_, constituency, utc) => {
    const sent = order([{ constituency, contest: null, at: at(utc) }]);
    const reply = await server.post("/api/extensions", sent, province);
    expect(problemOf(reply)).toBe("/problems/end-not-later");
    const { errors } = reply.body as { errors: string[] };
    expect(errors.length).toBeGreaterThan(0);
    for (const line of errors) expect(line).toMatch(/ \/ .*: \d\d:\d\d$/u);
    expect((await read<CalendarItem>("calendar", province)).some(({ id }) => id.startsWith(sent.id))).toBe(false);
    expect(await given(sent.id, province)).toBeUndefined();
  });

  it.each([
    ["past the night", { constituency: null, contest: null, at: "2016-02-27T01:30:00.000Z" }, "end-not-later"],
    ["of no constituency", { constituency: "majles-nowhere", contest: null, at: at("18:00") }, "unknown-constituency"],
    ["at no time", { constituency: null, contest: null, at: "late" }, "invalid-request"],
  ])("%s is refused", async (_, end, problem) => {
    expect(problemOf(await server.post("/api/extensions", order([end]), province))).toBe(`/problems/${problem}`);
  });
});
