import { describe, expect, it } from "vitest";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { createHttp } from "./http.ts";
import { createAuthorizedHttp, DeviceRefusedError } from "./session-token.ts";

const reply = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": status < 400 ? "application/json" : "application/problem+json" },
  });

function createServer() {
  const state = { valid: new Set<string>(), issued: 0, calls: [] as string[], refuses: false };
  const fetch = async (input: unknown, init?: RequestInit): Promise<Response> => {
    const path = input as string;
    const bearer = new Headers(init?.headers).get("authorization");
    state.calls.push(path);
    if (path === "/api/session/challenge") {
      return state.refuses ? reply(403, { type: "/problems/device-revoked" }) : reply(200, { nonce: "n1" });
    }
    if (path === "/api/session") {
      const body = JSON.parse(new TextDecoder().decode(init?.body as Uint8Array)) as Record<string, string>;
      if (body.signature !== "signed n1") return reply(401, { type: "/problems/bad-signature" });
      const token = `token-${++state.issued}`;
      state.valid.add(token);
      return reply(200, { token, expiresAt: "2016-02-26T05:15:00.000Z" });
    }
    if (bearer === null || !state.valid.has(bearer.slice("Bearer ".length)))
      return reply(401, { type: "/problems/no-session" });
    return reply(200, { path });
  };
  const time = { monotonicMs: 0 };
  const http = createAuthorizedHttp({
    author: "author" as AuthorId,
    http: createHttp({ fetch }),
    sign: async (nonce) => `signed ${nonce}`,
    monotonicMs: () => time.monotonicMs,
  });
  return { state, http, time };
}

describe("the device's session", () => {
  it("is got once for several calls at the same time", async () => {
    const { state, http } = createServer();
    expect(await Promise.all([http.json("/api/a"), http.json("/api/b")])).toEqual([
      { path: "/api/a" },
      { path: "/api/b" },
    ]);
    expect(state.issued).toBe(1);
  });

  it("is renewed when the server no longer takes it, and before it runs out", async () => {
    const { state, http, time } = createServer();
    await http.json("/api/a");
    state.valid.clear();
    expect(await http.json("/api/a")).toEqual({ path: "/api/a" });
    expect(state.issued).toBe(2);
    time.monotonicMs = 12 * 60_000;
    await http.json("/api/a");
    expect(state.issued).toBe(3);
    state.valid.clear();
    expect((await http.exchange("/api/a")).response.status).toBe(200);
    expect(state.issued).toBe(4);
  });

  it("begins with the token of the enrolment", async () => {
    const { state, http } = createServer();
    state.valid.add("token-0");
    http.adopt("token-0");
    await http.json("/api/a");
    expect(state.issued).toBe(0);
  });

  it("says that the device was refused, and tries again at the next call", async () => {
    const { state, http } = createServer();
    state.refuses = true;
    await expect(http.json("/api/a")).rejects.toThrow(DeviceRefusedError);
    state.refuses = false;
    expect(await http.json("/api/a")).toEqual({ path: "/api/a" });
  });
});
