/** A real server on a port of its own, over a fresh data folder with the demonstration province, and clients for it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "../../server/app.ts";
import { usualSockets, type Config } from "../../server/config.ts";
import type { SqliteStore } from "../../server/journal-store/sqlite-store.ts";
import { openProjector } from "../../server/projector/projector.ts";
import { openData } from "../../server/start/open-data.ts";
import type { TlsKeeper } from "../../server/tls/tls-keeper.ts";
import { fillWithDemonstration, startOfTests } from "../support/prepared-data.ts";
import { WireTablet } from "./wire-tablet.ts";

export interface Reply {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface TestServer {
  url: string;
  dataPath: string;
  /** The server's own store, to do what an administrator would. */
  store: SqliteStore;
  /** Every route as it was registered: method and address. */
  routes: ReadonlySet<string>;
  /** The server's clock, moved by hand. */
  clock: { nowMs: number };
  request(path: string, init?: RequestInit): Promise<Reply>;
  /** POST of JSON. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Cookie header of a signed-in desk user. */
  login(username: string): Promise<string>;
  makeCode(unit: string, cookie?: string, officer?: string): Promise<string>;
  /** A tablet that is enrolled, by a code of its own or the one given, and its Authorization header. */
  enrol(unit: string, code?: string): Promise<EnrolledTablet>;
  /** The same tablet with a new token. */
  renew(tablet: EnrolledTablet): Promise<EnrolledTablet>;
  /** Forgets what is only in memory: the app anew, on the same port and store. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface EnrolledTablet {
  tablet: WireTablet;
  auth: { authorization: string };
}

export async function startTestServer(changes: Partial<Config> = {}, tls?: TlsKeeper): Promise<TestServer> {
  const dataPath = changes.dataPath ?? mkdtempSync(join(tmpdir(), "amanat-http-"));
  const clock = { nowMs: Date.parse(startOfTests) };
  const now = () => new Date(clock.nowMs);
  fillWithDemonstration(dataPath);
  const { store, secrets, office, election } = await openData(dataPath, now);
  const config: Config = {
    port: 0,
    host: "127.0.0.1",
    dataPath,
    clientPath: null,
    origin: null,
    tls: null,
    logLevel: "silent",
    requestsPerMinute: 0,
    bytesPerMinute: 512 * 1024 * 1024,
    sockets: usualSockets,
    trustProxy: false,
    ...changes,
  };
  const projector = await openProjector(store, dataPath);
  const routes = new Set<string>();
  const build = () =>
    buildApp(config, { store, projector, secrets, office, election: election.id, now, tls }, ({ method, url }) => {
      for (const each of [method].flat()) routes.add(`${each} ${url}`);
    });
  let app = await build();
  const url = await app.listen({ port: 0, host: "127.0.0.1" });

  async function request(path: string, init?: RequestInit): Promise<Reply> {
    const response = await fetch(url + path, init);
    const text = await response.text();
    const isJson = (response.headers.get("content-type") ?? "").includes("json");
    return {
      status: response.status,
      headers: response.headers,
      body: isJson && text !== "" ? JSON.parse(text) : text,
    };
  }
  const post: TestServer["post"] = (path, body, headers = {}) =>
    request(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });

  async function login(username: string): Promise<string> {
    const { headers } = await post("/api/login", { username, password: "amanat-demo" });
    return headers.get("set-cookie")!.split(";", 1)[0]!;
  }
  let provinceCookie: Promise<string> | undefined;
  async function makeCode(unit: string, cookie?: string, officer = "p-0001"): Promise<string> {
    const headers = { cookie: cookie ?? (await (provinceCookie ??= login("province"))), origin: url };
    const { body } = await post("/api/enrol-codes", { unit, role: "computer-user", officer }, headers);
    return (body as { code: string }).code;
  }

  return {
    url,
    dataPath,
    store,
    routes,
    clock,
    request,
    post,
    login,
    makeCode,
    async enrol(unit, given) {
      const tablet = new WireTablet(unit);
      const code = given ?? (await makeCode(unit));
      const device = { name: "tablet", platform: "test" };
      const { body } = await post("/api/enrol", { code, publicKey: tablet.author, device });
      return { tablet, auth: { authorization: `Bearer ${(body as { token: string }).token}` } };
    },
    async renew({ tablet }) {
      const { body } = await post("/api/session/challenge", { author: tablet.author });
      const { nonce } = body as { nonce: string };
      const signature = tablet.sign("application/vnd.amanat.session.v1", nonce);
      const session = await post("/api/session", { author: tablet.author, nonce, signature });
      return { tablet, auth: { authorization: `Bearer ${(session.body as { token: string }).token}` } };
    },
    async restart() {
      await app.close();
      app = await build();
      await app.listen({ port: Number(new URL(url).port), host: "127.0.0.1" });
    },
    async stop() {
      await app.close();
      await projector.close();
      await store.close();
      // A folder that the test brought is its own.
      if (changes.dataPath === undefined) rmSync(dataPath, { recursive: true });
    },
  };
}

/** The name of a problem, if the reply is one in all its parts. */
export function problemOf(reply: Reply): string {
  const problem = reply.body as Record<string, unknown>;
  const isProblem =
    (reply.headers.get("content-type") ?? "").startsWith("application/problem+json") &&
    problem["status"] === reply.status &&
    ["type", "title", "detail", "instance"].every((name) => typeof problem[name] === "string");
  return isProblem ? String(problem["type"]) : `no problem but ${reply.status} ${JSON.stringify(reply.body)}`;
}
