/**
 * Every route as every role, as nobody, as a withdrawn device and from another county: the answer is the one that the table of
 * `shared/policy` gives. A route that is not in the walk fails it.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashEnrolCode, makeEnrolCode } from "../../server/session/enrol-codes.ts";
import { hashPassword } from "../../server/session/passwords.ts";
import { Role } from "../../shared/catalogue/schema.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { mayAdminister } from "../../shared/policy/may-administer.ts";
import { mayRead, mayReadType } from "../../shared/policy/may-read.ts";
import { rights, type Administration, type Readable } from "../../shared/policy/rights.ts";
import { problemOf, startTestServer, type Reply, type TestServer } from "./http-server.ts";
import { WireTablet, sha256 } from "./wire-tablet.ts";

interface Walker {
  name: string;
  kind: "nobody" | "user" | "device" | "revoked";
  role: string;
  headers: Record<string, string>;
}

/** Who is answered. Everybody else: 401 for nobody, else 403. */
type Rule =
  | "anybody"
  /** Everybody who is signed in, a withdrawn device too: it may still hand in what it holds. */
  | "signed-in"
  | "readers"
  | { reads: Readable }
  | { deskReads: Readable }
  | { deskAdministers: Administration }
  | "desk"
  /** Every device, and those users of a desk whose role has the right. */
  | { devicesOrDesk: Administration }
  /** A tablet or a desk's browser of itself, withdrawn or not. */
  | "devices"
  /** The same, but not once it is withdrawn. */
  | "reading devices";

interface Step {
  rule: Rule;
  /** What a sound request looks like; the address with its parameters filled in. */
  url?: () => string;
  init?: () => RequestInit;
}

const roles = Role.anyOf.map(({ const: name }) => name);
const password = "walk-through";
const unit = "WA-URM-0001";
const file = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const evidence = { sha256: sha256(file), sizeBytes: file.length, mediaType: "image/jpeg", name: "photo.jpg" };
const unknownKey = "B".repeat(42) + "A";
const json = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
const device = { name: "walk", platform: "test" };

let server: TestServer;
let walkers: Walker[];
let filer: WireTablet;

/** What tus wants before it asks who sends. */
const upload = (method: string): RequestInit => ({
  method,
  headers: { "tus-resumable": "1.0.0", "content-type": "application/offset+octet-stream" },
});

/** In the order in which they are tried: what ends a session comes last. */
const walk: Record<string, Step> = {
  "GET /api/health": { rule: "anybody" },
  "GET /api/ready": { rule: "anybody" },
  "GET /api/metrics": { rule: "anybody" },
  "GET /problems/:name": { rule: "anybody", url: () => "/problems/not-found" },
  "GET /api/docs": { rule: "anybody" },
  "POST /api/session/challenge": { rule: "anybody", init: () => json({ author: unknownKey }) },
  "GET /api/me": { rule: "signed-in" },
  "GET /api/district": { rule: "signed-in" },
  "POST /api/sync/push": { rule: "signed-in", init: () => json({ entries: [] }) },
  "POST /api/sync/push-sealed": { rule: "signed-in", init: () => json({ entries: [] }) },
  "GET /api/sync/heads": { rule: "signed-in" },
  "POST /api/bundle": {
    rule: { devicesOrDesk: "bundles" },
    init: () => ({ method: "POST", headers: { "content-type": "application/octet-stream" }, body: "no bundle" }),
  },
  "GET /api/log/checkpoint": { rule: "anybody" },
  "GET /api/log/tile/*": { rule: "anybody", url: () => "/api/log/tile/0/000.p/1" },
  "GET /api/receipts/:author/:seq": { rule: "readers", url: () => `/api/receipts/${unknownKey}/0` },
  "GET /api/sync/pull": { rule: "readers" },
  "GET /api/sync/stream": { rule: "readers" },
  "GET /api/reference/:collection": { rule: "readers", url: () => "/api/reference/units?limit=1" },
  "GET /api/board": { rule: { reads: "figures" } },
  "GET /api/evidence/:sha256": { rule: "readers", url: () => `/api/evidence/${unknownKey}` },
  "POST /api/evidence": { rule: "signed-in", init: () => upload("POST") },
  "PATCH /api/evidence/:id": { rule: "signed-in", url: () => "/api/evidence/x", init: () => upload("PATCH") },
  "HEAD /api/evidence/:id": { rule: "signed-in", url: () => "/api/evidence/x", init: () => upload("HEAD") },
  "DELETE /api/evidence/:id": { rule: "signed-in", url: () => "/api/evidence/x", init: () => upload("DELETE") },
  "OPTIONS /api/evidence": { rule: "anybody" },
  "OPTIONS /api/evidence/:id": { rule: "anybody", url: () => "/api/evidence/x" },
  "GET /api/devices": { rule: { reads: "devices" } },
  "GET /api/devices/:author": { rule: { reads: "devices" }, url: () => `/api/devices/${unknownKey}` },
  "POST /api/devices/:author/replace": {
    rule: { deskAdministers: "devices" },
    url: () => `/api/devices/${unknownKey}/replace`,
    init: () => json({ revoke: "when-enrolled" }),
  },
  "GET /api/evidence/:sha256/view": { rule: "readers", url: () => `/api/evidence/${unknownKey}/view` },
  "POST /api/devices/health": {
    rule: "devices",
    init: () =>
      json({
        seq: 0,
        waiting: { entries: 0, evidence: 0, bytes: 0 },
        clock: new Date(server.clock.nowMs).toISOString(),
        battery: null,
        storage: null,
        persisted: null,
        app: "walk",
        alarms: [],
      }),
  },
  "GET /api/authors/:author": { rule: "readers", url: () => `/api/authors/${unknownKey}` },
  "GET /api/aside": { rule: { reads: "devices" } },
  "POST /api/devices/:author/revoke": {
    rule: { deskAdministers: "devices" },
    url: () => `/api/devices/${unknownKey}/revoke`,
    init: () => json({}),
  },
  "POST /api/enrol-codes": {
    rule: { deskAdministers: "codes" },
    init: () => json({ unit, role: "computer-user", officer: "p-1" }),
  },
  "POST /api/units/import": {
    rule: { deskAdministers: "units" },
    url: () => "/api/units/import?dryRun=true",
    init: () => ({ method: "POST", headers: { "content-type": "text/csv" }, body: "a,b\n1,2\n" }),
  },
  "POST /api/recoveries": {
    rule: "reading devices",
    init: () => json({ officer: "p-1", wrapped: "AAAA", recipient: `age1${"q".repeat(58)}` }),
  },
  "GET /api/recoveries/:id": { rule: "readers", url: () => "/api/recoveries/x" },
  "GET /api/recoveries": { rule: { deskAdministers: "recovery" } },
  "POST /api/recoveries/:id/release": {
    rule: { deskAdministers: "recovery" },
    url: () => "/api/recoveries/x/release",
    init: () => json({}),
  },
  "POST /api/recoveries/:id/refuse": {
    rule: { deskAdministers: "recovery" },
    url: () => "/api/recoveries/x/refuse",
    init: () => json({}),
  },
  "GET /api/sealed-reports/:author/:seq": {
    rule: { deskAdministers: "sealed" },
    url: () => `/api/sealed-reports/${unknownKey}/0`,
  },
  "POST /api/notices": {
    rule: { deskAdministers: "notices" },
    init: () => json({ id: "walk-notice", unit: "WA-URM", title: { fa: "آ" }, body: { fa: "ب" }, urgent: false }),
  },
  "POST /api/extensions": {
    rule: { deskAdministers: "extensions" },
    init: () =>
      json({
        id: "walk-order",
        orderNo: "1",
        ends: [{ constituency: null, contest: null, at: "2016-02-26T17:30:00.000Z" }],
      }),
  },
  "POST /api/announcements": {
    rule: { deskAdministers: "results" },
    init: () =>
      json({
        constituency: "majles-urmia",
        contest: "majles",
        at: "2016-02-26T04:00:00.000Z",
        orderNo: "1",
        before: null,
      }),
  },
  "POST /api/enrol": { rule: "desk", init: () => json({ publicKey: new WireTablet(unit).author, device }) },
};

/** Of routes that answer alike whoever asks, by what they are given: their own tests say how. */
const answeredByContent = new Set(["POST /api/session", "POST /api/login", "POST /api/logout"]);

/** Made by the framework beside a route of ours, or the pages that describe the API: nobody's data. */
const isPublicPage = (route: string): boolean => {
  const [method, url] = route.split(" ") as [string, string];
  return url.startsWith("/api/docs") || (method === "HEAD" && (`GET ${url}` in walk || url.startsWith("/problems")));
};

function mayPass(rule: Rule, { kind, role }: Walker): boolean {
  if (rule === "anybody") return true;
  if (kind === "nobody") return false;
  if (rule === "signed-in") return true;
  if (rule === "desk") return kind === "user";
  if (rule === "devices") return kind !== "user";
  if (typeof rule === "object" && "devicesOrDesk" in rule)
    return kind !== "user" || mayAdminister(role, rule.devicesOrDesk);
  if (kind === "revoked") return false;
  if (rule === "readers") return true;
  if (rule === "reading devices") return kind === "device";
  if ("reads" in rule) return mayRead(role, rule.reads);
  if (kind !== "user") return false;
  return "deskReads" in rule ? mayRead(role, rule.deskReads) : mayAdminister(role, rule.deskAdministers);
}

async function signIn(role: string, at: string): Promise<Walker> {
  const username = `walk-${role}-${at.toLowerCase()}`;
  const name = { fa: role, en: role };
  const user = { username, passwordHash: await passwordHash, unit: at as UnitId, role, name, demonstration: false };
  await server.store.putUser(user, new Date(server.clock.nowMs).toISOString());
  const { headers } = await server.post("/api/login", { username, password });
  const cookie = headers.get("set-cookie")!.split(";", 1)[0]!;
  return { name: `${role} at a desk of ${at}`, kind: "user", role, headers: { cookie, origin: server.url } };
}
const passwordHash = hashPassword(password);

async function enrol(role: string, at: string, tablet = new WireTablet(at)): Promise<Walker> {
  const code = makeEnrolCode();
  const expiresAt = new Date(server.clock.nowMs + 60_000).toISOString();
  const made = { unit: at as UnitId, role, officer: `${at}-${role}`, createdBy: "test", expiresAt };
  await server.store.addEnrolCode({ codeHash: hashEnrolCode(code), ...made });
  const { body } = await server.post("/api/enrol", { code, publicKey: tablet.author, device });
  const authorization = `Bearer ${(body as { token: string }).token}`;
  return { name: `${role} with a tablet of ${at}`, kind: "device", role, headers: { authorization } };
}

/** The place at which somebody of a role stands in the demonstration; a bakhsh is in no list of its, so a county stands for it. */
const seatOf = (role: Role): string => {
  const [seat] = rights[role].seats;
  return seat === "province" ? "WA" : seat === "branch" ? unit : "WA-URM";
};

beforeAll(async () => {
  server = await startTestServer();
  filer = new WireTablet(unit);
  const author = await enrol("computer-user", unit, filer);
  const made = [
    filer.make({ evidence: [evidence] }),
    filer.make({ header: { type: "violation.logged", subject: "v-1" } }),
    filer.make({ header: { type: "case.opened", subject: "c-1" } }),
    filer.respell(filer.make({ header: { type: "complaint.registered", subject: "k-1" } })),
  ];
  await server.post("/api/sync/push", { entries: made.map(({ entry }) => entry) }, author.headers);
  const metadata = Object.entries({ sha256: evidence.sha256, author: filer.author, seq: "0" });
  await server
    .request("/api/evidence", {
      method: "POST",
      headers: {
        ...author.headers,
        "tus-resumable": "1.0.0",
        "upload-length": String(file.length),
        "upload-metadata": metadata.map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`).join(","),
      },
    })
    .then(async ({ headers }) => {
      await server.request(new URL(headers.get("location")!, server.url).pathname, {
        method: "PATCH",
        headers: {
          ...author.headers,
          "tus-resumable": "1.0.0",
          "upload-offset": "0",
          "content-type": "application/offset+octet-stream",
        },
        body: file,
      });
    });
  walkers = [{ name: "nobody", kind: "nobody", role: "", headers: {} }];
  for (const role of roles) walkers.push(await signIn(role, seatOf(role)), await enrol(role, seatOf(role)));
  const lost = new WireTablet(unit);
  const revoked = await enrol("computer-user", unit, lost);
  const province = walkers.find(({ role, kind }) => role === "province-hq" && kind === "user")!;
  await server.post(`/api/devices/${lost.author}/revoke`, {}, province.headers);
  walkers.push({ ...revoked, name: "a withdrawn tablet", kind: "revoked" });
}, 120_000);
afterAll(() => server.stop());

/** The answer's head: a stream has no end that one could wait for. */
async function classOf(route: string, step: Step, { headers }: Walker): Promise<string> {
  const [method, url] = route.split(" ") as [string, string];
  const init = step.init?.() ?? { method };
  const stop = new AbortController();
  const response = await fetch(server.url + (step.url?.() ?? url), {
    ...init,
    headers: { ...(init.headers as Record<string, string>), ...headers },
    redirect: "manual",
    signal: stop.signal,
  });
  stop.abort();
  return response.status === 401 ? "sign in" : response.status === 403 ? "refused" : "answered";
}

describe("the walk over every route as everybody", { timeout: 120_000 }, () => {
  it("knows every route", () => {
    const missing = [...server.routes].filter(
      (route) => !(route in walk) && !answeredByContent.has(route) && !isPublicPage(route),
    );
    expect(missing).toEqual([]);
  });

  it("walks no route that is not there", () => {
    const known = [...Object.keys(walk), ...answeredByContent].filter((route) => route !== "GET /api/docs");
    expect(known.filter((route) => !server.routes.has(route))).toEqual([]);
  });

  it.each(Object.keys(walk))("%s", async (route) => {
    const step = walk[route]!;
    const answers: [string, string][] = [];
    const wanted: [string, string][] = [];
    for (const walker of walkers) {
      answers.push([walker.name, await classOf(route, step, walker)]);
      const denied = walker.kind === "nobody" ? "sign in" : "refused";
      wanted.push([walker.name, mayPass(step.rule, walker) ? "answered" : denied]);
    }
    expect(answers).toEqual(wanted);
  });
});

describe("what is given to whom", { timeout: 60_000 }, () => {
  const typesGivenTo = async ({ headers }: Walker): Promise<string[]> => {
    const { body } = await server.request("/api/sync/pull?limit=1000", { headers });
    const { entries, next, upTo } = body as { entries: { header: string }[]; next: number; upTo: number };
    expect(next).toBe(upTo);
    return [...new Set(entries.map(({ header }) => (JSON.parse(header) as { type: string }).type))].toSorted();
  };

  it("entries of the kinds that a role reads, however their headers are spelled, and the audit from its root only", async () => {
    const inLog = ["case.opened", "complaint.registered", "office.acted", "report.filed", "violation.logged"];
    for (const walker of walkers.filter(({ kind }) => kind === "user" || kind === "device")) {
      const wanted = inLog.filter((type) => mayReadType(walker.role, type));
      expect([walker.name, await typesGivenTo(walker)]).toEqual([walker.name, wanted]);
    }
  });

  it("a file only to those who may read an entry that names it", async () => {
    for (const walker of walkers.filter(({ kind }) => kind === "user" || kind === "device")) {
      const { status } = await server.request(`/api/evidence/${evidence.sha256}`, { headers: walker.headers });
      expect([walker.name, status]).toEqual([walker.name, mayReadType(walker.role, "report.filed") ? 200 : 404]);
    }
  });

  it("a receipt only to those who may read its entry", async () => {
    for (const walker of walkers.filter(({ kind }) => kind === "user" || kind === "device")) {
      const { status } = await server.request(`/api/receipts/${filer.author}/1`, { headers: walker.headers });
      expect([walker.name, status]).toEqual([walker.name, mayReadType(walker.role, "violation.logged") ? 200 : 404]);
    }
  });

  it("the role of an author to those beside whom, below or above whom it stands", async () => {
    for (const walker of walkers.filter(({ kind }) => kind === "user" || kind === "device")) {
      const { body } = await server.request(`/api/authors/${filer.author}`, { headers: walker.headers });
      expect([walker.name, body]).toEqual([walker.name, { author: filer.author, unit, role: "computer-user" }]);
    }
  });

  it("nothing of a county to another county, and no hand on its devices", async () => {
    const other = await signIn("county-governor", "WA-KHO");
    const tablet = await enrol("computer-user", "WA-KHO-0001");
    for (const walker of [other, tablet]) {
      expect(await typesGivenTo(walker)).toEqual([]);
      expect((await server.request(`/api/evidence/${evidence.sha256}`, { headers: walker.headers })).status).toBe(404);
      const { body } = await server.request("/api/sync/heads", { headers: walker.headers });
      expect((body as { heads: object }).heads).not.toHaveProperty(filer.author);
      const author = await server.request(`/api/authors/${filer.author}`, { headers: walker.headers });
      expect(author.status).toBe(404);
      const board = await server.request("/api/board", { headers: walker.headers });
      expect((board.body as { branches: unknown[] }).branches).toEqual([]);
    }
    const refusals: Reply[] = [
      await server.post(`/api/devices/${filer.author}/revoke`, {}, other.headers),
      await server.post("/api/enrol-codes", { unit, role: "computer-user", officer: "p" }, other.headers),
    ];
    expect(refusals.map(problemOf)).toEqual(["/problems/out-of-scope", "/problems/out-of-scope"]);
  });

  it("a code for nobody with more rights than an officer in the field", async () => {
    const province = walkers.find(({ role, kind }) => role === "province-hq" && kind === "user")!;
    for (const role of roles) {
      const made = await server.post("/api/enrol-codes", { unit, role, officer: "p" }, province.headers);
      const isOffice = rights[role].administers.length > 0 || rights[role].records.length === 0;
      expect([role, made.status]).toEqual([role, isOffice ? 403 : 201]);
    }
  });
});
