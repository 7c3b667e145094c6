import { afterAll, beforeAll, expect, test } from "vitest";
import { problems } from "../../server/problems.ts";
import { problemOf, startTestServer, type TestServer } from "./http-server.ts";
import { openLine } from "./raw-line.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test("the names of the problems and their statuses stay what they are", () => {
  const statuses = Object.fromEntries(Object.entries(problems).map(([name, { status }]) => [name, status]));
  expect(statuses).toEqual({
    "invalid-request": 400,
    "not-json": 400,
    "not-a-push": 400,
    "not-signed-in": 401,
    "session-refused": 401,
    "wrong-password": 401,
    "foreign-origin": 403,
    "out-of-scope": 403,
    "not-your-role": 403,
    "not-a-desk": 403,
    "not-a-device": 403,
    "recovery-unopenable": 422,
    "sealed-unopenable": 422,
    "results-differ": 409,
    "results-not-then": 422,
    "sealed-newer": 422,
    "device-revoked": 403,
    "code-refused": 403,
    "end-not-later": 422,
    "notice-differs": 409,
    "unknown-constituency": 404,
    "not-found": 404,
    "unknown-unit": 404,
    "method-not-allowed": 405,
    "already-enrolled": 409,
    "entry-not-here": 409,
    "evidence-not-named": 409,
    "evidence-differs": 415,
    "evidence-disguised": 415,
    "evidence-too-many-pixels": 415,
    "no-view": 422,
    "evidence-hash-differs": 460,
    "wrong-offset": 409,
    "upload-refused": 400,
    "tus-version": 412,
    "too-large": 413,
    "bundle-too-large": 413,
    "request-too-slow": 408,
    "headers-too-large": 431,
    "unsupported-media-type": 415,
    "tls-wanted": 426,
    "too-many-requests": 429,
    "internal-error": 500,
    "store-failed": 503,
    "log-not-signed": 503,
    busy: 503,
    "disk-full": 507,
  });
});

test("every problem speaks Persian and English", () => {
  for (const { en, fa } of Object.values(problems)) {
    expect(en.title).toMatch(/^[A-Z][\x20-\x7e…]+$/);
    expect(en.detail.length).toBeGreaterThan(20);
    expect(fa.title).toMatch(/[\u0600-\u06ff]/);
    expect(fa.detail.length).toBeGreaterThan(20);
  }
});

test("an address that is not there, and a method that it does not take", async () => {
  const missing = await server.request("/api/nothing");
  expect([missing.status, problemOf(missing)]).toEqual([404, "/problems/not-found"]);
  const wrong = await server.request("/api/sync/push", { method: "DELETE" });
  expect([wrong.status, problemOf(wrong), wrong.headers.get("allow")]).toEqual([
    405,
    "/problems/method-not-allowed",
    "POST",
  ]);
});

test("a body of the wrong form says what is wrong with it", async () => {
  const reply = await server.post("/api/login", { username: "urmia" });
  expect(problemOf(reply)).toBe("/problems/invalid-request");
  expect((reply.body as { errors: string[] }).errors.join()).toContain("password");
});

test("an empty body is none: who needs one says what is missing", async () => {
  for (const type of ["application/json", "text/plain"]) {
    const reply = await server.request("/api/login", { method: "POST", headers: { "content-type": type }, body: "" });
    expect([reply.status, problemOf(reply)]).toEqual([400, "/problems/invalid-request"]);
    expect((reply.body as { errors: string[] }).errors).toEqual(["body: must be object"]);
  }
});

test("a body of another kind is refused, and an address that is not there stays that", async () => {
  const init = { method: "POST", headers: { "content-type": "text/plain" }, body: "username=urmia" };
  const refused = await server.request("/api/login", init);
  expect([refused.status, problemOf(refused)]).toEqual([415, "/problems/unsupported-media-type"]);
  expect(problemOf(await server.request("/api/nothing", init))).toBe("/problems/not-found");
});

test("a problem's type leads to what it means", async () => {
  const { status, body } = await server.request("/problems/disk-full");
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 507 });
});

test("the OpenAPI page names every call of the wire", async () => {
  const { body } = await server.request("/api/docs/json");
  const { paths } = body as { paths: Record<string, unknown> };
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      "/api/enrol",
      "/api/session",
      "/api/session/challenge",
      "/api/login",
      "/api/logout",
      "/api/sync/push",
      "/api/sync/pull",
      "/api/sync/heads",
      "/api/sync/stream",
      "/api/reference/{collection}",
      "/api/evidence",
      "/api/evidence/{id}",
      "/api/health",
      "/api/ready",
      "/api/metrics",
    ]),
  );
});

test("health, readiness and metrics are there for those who watch", async () => {
  expect(await server.request("/api/health")).toMatchObject({ status: 200, body: { status: "ok" } });
  expect(await server.request("/api/ready")).toMatchObject({ status: 200, body: { status: "ready" } });
  expect((await server.request("/api/metrics")).body).toMatch(/^amanat_log_entries 0$/m);
});

test("a device that asks too often is told to wait, and may go on afterwards", async () => {
  const limited = await startTestServer({ requestsPerMinute: 3 });
  try {
    const { tablet, auth } = await limited.enrol("WA-URM-0001");
    const body = { entries: [tablet.make().entry] };
    const statuses: number[] = [];
    let last = await limited.post("/api/sync/push", body, auth);
    for (let count = 0; count < 4; count++) {
      statuses.push(last.status);
      last = await limited.post("/api/sync/push", body, auth);
    }
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect([last.status, problemOf(last)]).toEqual([429, "/problems/too-many-requests"]);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(last.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  } finally {
    await limited.stop();
  }
});

test.each([
  ["/api/login", "text/plain", 415],
  ["/api/login", "application/json", 413],
  ["/api/sync/push", "application/json", 413],
  ["/api/bundle", "application/zip\r\nContent-Encoding: gzip", 400],
])(
  "who sends a large body to %s as %s to its end, and only then reads, is told why it is refused",
  async (path, type, status) => {
    const { auth } = await server.enrol("WA-URM-0001");
    const sizeBytes = 16 * 1024 * 1024;
    const line = await openLine(server);
    const head = `POST ${path} HTTP/1.1\r\nHost: ${line.host}\r\nAuthorization: ${auth.authorization}\r\n`;
    await line.send(`${head}Content-Type: ${type}\r\nContent-Length: ${sizeBytes}\r\n\r\n`);
    await line.send(Buffer.alloc(sizeBytes, "x"));
    expect(await line.readReply()).toMatchObject({ status, type: "application/problem+json; charset=utf-8" });
    // And the line is still good for another.
    await line.send(`GET /api/health HTTP/1.1\r\nHost: ${line.host}\r\n\r\n`);
    expect(await line.readReply()).toMatchObject({ status: 200 });
    line.close();
  },
);
