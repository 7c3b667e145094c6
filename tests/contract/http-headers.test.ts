import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "./http-server.ts";

let server: TestServer;
let clientPath: string;
beforeAll(async () => {
  clientPath = mkdtempSync(join(tmpdir(), "amanat-client-"));
  mkdirSync(join(clientPath, "assets"));
  writeFileSync(join(clientPath, "index.html"), "<!doctype html><title>Amanat</title>");
  writeFileSync(join(clientPath, "service-worker.js"), "self.x = 1;");
  writeFileSync(join(clientPath, "assets", "main-abcd1234.js"), "export {};");
  server = await startTestServer({ clientPath });
});
afterAll(async () => {
  await server.stop();
  rmSync(clientPath, { recursive: true });
});

const html = { headers: { accept: "text/html" } };
const kinds: [string, string, RequestInit, number][] = [
  ["the page", "/", html, 200],
  ["a page that the client routes", "/desk/board", html, 200],
  ["an asset", "/assets/main-abcd1234.js", {}, 200],
  ["the worker", "/service-worker.js", {}, 200],
  ["an answer of the API", "/api/health", {}, 200],
  ["a problem", "/api/sync/heads", {}, 401],
  ["an address that is not there", "/api/nothing", {}, 404],
  [
    "a body that is no JSON",
    "/api/login",
    { method: "POST", body: "{", headers: { "content-type": "application/json" } },
    400,
  ],
  ["the text of a problem", "/problems/busy", {}, 200],
];

describe.each(kinds)("%s", (_kind, path, init, status) => {
  test("says what a browser may do with it", async () => {
    const reply = await server.request(path, init);
    expect(reply.status).toBe(status);
    const header = (name: string) => reply.headers.get(name);
    const policy = header("content-security-policy")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
    expect(header("x-content-type-options")).toBe("nosniff");
    expect(header("referrer-policy")).toBe("no-referrer");
    expect(header("cross-origin-opener-policy")).toBe("same-origin");
    expect(header("cross-origin-resource-policy")).toBe("same-origin");
    expect(header("x-frame-options")).toBe("SAMEORIGIN");
    const permissions = header("permissions-policy")!;
    for (const own of ["camera", "microphone", "geolocation"]) expect(permissions).toContain(`${own}=(self)`);
    for (const denied of ["usb", "payment", "display-capture"]) expect(permissions).toContain(`${denied}=()`);
    expect(header("x-powered-by")).toBeNull();
    expect(header("server")).toBeNull();
    // Over plain http nobody may be told to come by https alone: there may be none here.
    expect(header("strict-transport-security")).toBeNull();
  });
});

test("what the API answers is kept by nobody on the way", async () => {
  for (const path of ["/api/health", "/api/me", "/api/nothing"]) {
    expect((await server.request(path)).headers.get("cache-control")).toBe("no-store");
  }
});

test("only files whose name changes with their content are kept, the page and the worker never", async () => {
  const kept = async (path: string) => (await server.request(path, html)).headers.get("cache-control");
  expect(await kept("/assets/main-abcd1234.js")).toContain("immutable");
  for (const path of ["/", "/service-worker.js", "/desk"]) expect(await kept(path)).toBe("no-cache");
});

test("the page of the API has a policy of its own that allows its own scripts only", async () => {
  const { status, headers } = await server.request("/api/docs/static/index.html");
  expect(status).toBe(200);
  const policy = headers.get("content-security-policy")!;
  expect(policy).toMatch(/script-src 'self'/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
});
