import { randomBytes } from "node:crypto";
import { Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problemOf, startTestServer, type EnrolledTablet, type Reply, type TestServer } from "./http-server.ts";

let server: TestServer;
let device: EnrolledTablet;
let recipient: string;
const users: Record<string, { cookie: string; origin: string }> = {};

const content = {
  offence: "art66-12",
  description: "رئیس شعبه به رأی‌دهندگان می‌گوید به چه کسی رأی دهند",
  occurredAt: "2016-02-26T05:00:00.000Z",
  place: "داخل شعبه",
  people: [{ role: "branch-head", note: "" }],
  actionTaken: "",
  position: null,
  items: [],
  witnesses: [],
  numbers: [],
};

beforeAll(async () => {
  server = await startTestServer();
  device = await server.enrol("WA-URM-0001");
  for (const name of ["province", "urmia", "urmia-board", "observer", "it", "ministry"]) {
    users[name] = { cookie: await server.login(name), origin: server.url };
  }
  const { body } = await server.request("/api/district", { headers: device.auth });
  ({ recipient } = body as { recipient: string });
});
afterAll(() => server.stop());

async function sealFor(to: string, plain: string | Uint8Array): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(to);
  return Buffer.from(await encrypter.encrypt(plain as string)).toString("base64url");
}

const boxOf = async (data: unknown = content, typeVersion = 2) =>
  sealFor(recipient, JSON.stringify({ typeVersion, data }).padEnd(4096));

/** Records it on a tablet and hands it in. */
async function record(data: Record<string, unknown>, { tablet, auth }: EnrolledTablet = device) {
  const made = tablet.make({ header: { type: "violation.sealed", subject: crypto.randomUUID() }, data });
  const { body } = await server.post("/api/sync/push", { entries: [made.entry] }, auth);
  expect((body as { results: { outcome: string }[] }).results[0]!.outcome).toBe("inserted");
  return `/api/sealed-reports/${made.author}/${made.seq}`;
}

const open = (url: string, headers: Record<string, string> = users["urmia"]!): Promise<Reply> =>
  server.request(url, { headers });

/** Who opened what, as the audit says. */
async function opened(): Promise<{ subject: string; by: unknown; details: unknown }[]> {
  const { entries } = await server.store.readRange(0, 10_000);
  return entries.flatMap(({ header, payload }) => {
    if ((JSON.parse(header) as { type: string }).type !== "office.acted") return [];
    const { data } = JSON.parse(payload!) as { data: { act: string; subject: string; by: unknown; details: unknown } };
    return data.act === "sealed-report.opened" ? [{ subject: data.subject, by: data.by, details: data.details }] : [];
  });
}

describe("a sealed report", () => {
  it("is opened for the county, and the audit says by whom", async () => {
    const url = await record({ box: await boxOf() });
    const before = await opened();
    const reply = await open(url);
    expect([reply.status, reply.body]).toEqual([200, { content }]);
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect((await opened()).slice(before.length)).toEqual([
      {
        subject: url.replace("/api/sealed-reports/", ""),
        by: { kind: "user", id: "urmia" },
        details: { unit: "WA-URM-0001", officer: "p-0001" },
      },
    ]);
  });

  it("is opened for the province, and told each time", async () => {
    const url = await record({ box: await boxOf() });
    const before = (await opened()).length;
    expect((await open(url, users["province"])).status).toBe(200);
    expect((await open(url, users["province"])).status).toBe(200);
    expect(await opened()).toHaveLength(before + 2);
  });

  it("is refused to its own branch and to whoever has no such right, and nothing is told of it", async () => {
    const url = await record({ box: await boxOf() });
    const before = (await opened()).length;
    expect((await open(url, {})).status).toBe(401);
    expect(problemOf(await open(url, device.auth))).toBe("/problems/not-a-desk");
    for (const name of ["urmia-board", "observer", "it", "ministry"]) {
      expect([name, problemOf(await open(url, users[name]!))]).toEqual([name, "/problems/not-your-role"]);
    }
    expect(await opened()).toHaveLength(before);
  });

  it("of another county is not there for this one", async () => {
    const elsewhere = await server.enrol("WA-KHO-0001");
    const url = await record({ box: await boxOf() }, elsewhere);
    expect(problemOf(await open(url))).toBe("/problems/not-found");
    expect((await open(url, users["province"])).status).toBe(200);
  });

  it("that does not open, or is no report, says so and is not said to have been opened", async () => {
    const before = (await opened()).length;
    const stranger = await identityToRecipient(await generateX25519Identity());
    const boxes = [
      randomBytes(300).toString("base64url"),
      await sealFor(stranger, JSON.stringify({ typeVersion: 2, data: content })),
      await sealFor(recipient, "not JSON"),
      await sealFor(recipient, Uint8Array.of(0xff, 0xfe, 0xfd)),
      await boxOf({ ...content, people: "nobody" }),
    ];
    for (const box of boxes) {
      const reply = await open(await record({ box }));
      expect([reply.status, problemOf(reply)]).toEqual([422, "/problems/sealed-unopenable"]);
    }
    expect(problemOf(await open(await record({})))).toBe("/problems/sealed-unopenable");
    expect(problemOf(await open(await record({ box: await boxOf(content, 99) })))).toBe("/problems/sealed-newer");
    expect(await opened()).toHaveLength(before);
  });

  it("is not what another entry is", async () => {
    const made = device.tablet.make();
    await server.post("/api/sync/push", { entries: [made.entry] }, device.auth);
    expect(problemOf(await open(`/api/sealed-reports/${made.author}/${made.seq}`))).toBe("/problems/not-found");
    expect(problemOf(await open(`/api/sealed-reports/${made.author}/9999`))).toBe("/problems/not-found");
    expect((await open("/api/sealed-reports/x/0")).status).toBe(400);
  });
});
