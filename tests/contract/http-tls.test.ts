import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { Agent, request as httpsRequest, type RequestOptions } from "node:https";
import { connect as netConnect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { UsageError } from "../../server/cli/command-line.ts";
import { run as tlsInit } from "../../server/cli/tls-init.ts";
import { constrainTo } from "../../server/tls/name-constraints.ts";
import { issueServer, makeAuthority } from "../../server/tls/office-ca.ts";
import { TlsKeeper } from "../../server/tls/tls-keeper.ts";
import { tlsPaths, writePair } from "../../server/tls/tls-folder.ts";
import { startTestServer, type TestServer } from "./http-server.ts";
import { openLine } from "./raw-line.ts";

let folder: string;
let paths: ReturnType<typeof tlsPaths>;
let keeper: TlsKeeper;
let server: TestServer;
let port: number;
let printed = "";

async function init(...args: string[]): Promise<string> {
  printed = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  try {
    expect(await tlsInit(args, { AMANAT_DATA: folder })).toBe(0);
  } finally {
    write.mockRestore();
  }
  return printed;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "amanat-tls-"));
  paths = tlsPaths(folder);
  await init("--host", "amanat.local", "--host", "192.168.7.7");
  keeper = new TlsKeeper({ certPath: paths.cert, keyPath: paths.key }, folder, () => new Date());
  server = await startTestServer({}, keeper);
  port = Number(new URL(server.url).port);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

function ask(how: typeof httpsRequest, options: RequestOptions & { body?: string }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = how({ host: "127.0.0.1", port, ...options }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    request.on("error", reject);
    request.end(options.body);
  });
}
const secure = (path: string, options: RequestOptions = {}) =>
  ask(httpsRequest, { path, ca: readFileSync(paths.caCert), agent: false, ...options });
const plain = (path: string, options: RequestOptions & { body?: string } = {}) =>
  ask(httpRequest as typeof httpsRequest, { path, ...options });

describe("over TLS", () => {
  test("everything is served, and browsers are told to come by no other road", async () => {
    const { status, headers } = await secure("/api/health");
    expect(status).toBe(200);
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
  });

  test("whoever does not know the authority, or looks for another host, is not served", async () => {
    await expect(secure("/api/health", { ca: [] })).rejects.toThrow(/unable to (?:verify|get)|self.signed/i);
    await expect(secure("/api/health", { servername: "elsewhere.local" })).rejects.toThrow(/does not match/);
    expect((await secure("/api/health", { servername: "amanat.local" })).status).toBe(200);
  });

  test("old versions of TLS are not spoken", async () => {
    await expect(secure("/api/health", { minVersion: "TLSv1", maxVersion: "TLSv1.1" })).rejects.toThrow();
    expect((await secure("/api/health", { maxVersion: "TLSv1.2" })).status).toBe(200);
  });
});

describe("plain http at the same port", () => {
  test("is sent on to https", async () => {
    const { status, headers } = await plain("/desk?x=1");
    expect(status).toBe(307);
    expect(headers.location).toBe(`https://127.0.0.1:${port}/desk?x=1`);
  });

  test("takes nothing and tells nothing", async () => {
    const pushed = await plain("/api/sync/push", { method: "POST", body: '{"entries":[]}' });
    expect(pushed.status).toBe(426);
    expect(JSON.parse(pushed.text)).toMatchObject({ type: "/problems/tls-wanted" });
    expect((await plain("/api/health")).status).toBe(307);
    expect((await plain("/trust/../api/health")).status).toBe(404);
    expect((await plain("/trust", { method: "POST", body: "x" })).status).toBeGreaterThanOrEqual(400);
  });

  test.each(["hello\r\n\r\n", "GET /trust HTTP/1.1\r\n\r\n"])("says of %j what is wrong with it", async (text) => {
    const line = await openLine(server);
    await line.send(text);
    const { status, body } = await line.readReply();
    expect([status, JSON.parse(body)]).toMatchObject([400, { type: "/problems/invalid-request" }]);
    line.close();
  });

  test("explains how to trust the server, with the fingerprint that the console printed", async () => {
    const { status, headers, text } = await plain("/trust");
    expect(status).toBe(200);
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(text).not.toMatch(/<script|<style|style=|onclick/);
    const rows = printed.match(/^ {2}(?:[0-9A-F]{2} ){7}[0-9A-F]{2}$/gm)!;
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(text).toContain(row.trim());
    const authority = await plain("/trust/amanat-ca.crt");
    expect(authority.headers["content-disposition"]).toContain("attachment");
    expect(authority.text).toBe(readFileSync(paths.caCert, "utf8"));
    expect((await plain("/trust/trust.css")).headers["content-type"]).toContain("text/css");
    expect((await plain("/trust/ca.key")).status).toBe(404);
  });

  test("a connection that says nothing of sense harms nobody", async () => {
    for (const bytes of ["\u0000\u0000", "\u0016\u0003garbage", "GET", "\r\n\r\n"]) {
      await new Promise<void>((resolve) => {
        const socket = netConnect(port, "127.0.0.1", () => socket.end(Buffer.from(bytes, "latin1")));
        socket.on("error", () => resolve());
        socket.on("close", () => resolve());
        socket.resume();
      });
    }
    expect((await secure("/api/health")).status).toBe(200);
  });
});

describe("renewing the certificate", () => {
  test("shows the new one to new connections and leaves the standing ones alone", async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: readFileSync(paths.caCert) });
    const reuse = () => ask(httpsRequest, { path: "/api/health", agent });
    expect((await reuse()).status).toBe(200);
    const before = await shownSerial();
    await init("--host", "amanat.local", "--days", "30");
    keeper.reload();
    expect(await shownSerial()).not.toBe(before);
    expect((await reuse()).status).toBe(200);
    agent.destroy();
  });

  test("that cannot be used keeps the old one, and says why", async () => {
    const before = await shownSerial();
    const authority = { cert: readFileSync(paths.caCert, "utf8"), key: readFileSync(paths.caKey, "utf8") };
    const [one, other] = [issueServer(authority, ["localhost"], 1, new Date()), readFileSync(paths.key, "utf8")];
    const good = { cert: readFileSync(paths.cert, "utf8"), key: other };
    writePair({ cert: one.cert, key: other }, paths.cert, paths.key);
    expect(() => keeper.reload()).toThrow(/does not belong/);
    expect(await shownSerial()).toBe(before);
    writePair(good, paths.cert, paths.key);
    keeper.reload();
  });
});

describe("tls-init", () => {
  test("keeps its keys to the server's user, and its authority from run to run", async () => {
    for (const key of [paths.caKey, paths.key]) expect(statSync(key).mode & 0o077).toBe(0);
    const before = readFileSync(paths.caCert, "utf8");
    expect(await init()).toContain("the one that was here before");
    expect(readFileSync(paths.caCert, "utf8")).toBe(before);
  });

  test("refuses what is no host, no number of days, or outside of what its authority may vouch for", async () => {
    for (const args of [
      ["--host", "http://x"],
      ["--days", "0"],
      ["--days", "x"],
      ["--host", "bank.example"],
    ]) {
      await expect(tlsInit(args, { AMANAT_DATA: folder })).rejects.toThrow(UsageError);
    }
    expect(existsSync(paths.cert)).toBe(true);
  });

  test("makes an authority with which nobody can pretend to be another site", async () => {
    const now = new Date();
    const authority = makeAuthority(constrainTo(["amanat.local"]), "Test", now);
    const forged = issueServer(authority, ["bank.example", "127.0.0.1"], 30, now);
    const target = join(folder, "forged");
    writePair(forged, `${target}.crt`, `${target}.key`);
    const pretender = await startTestServer(
      {},
      new TlsKeeper({ certPath: `${target}.crt`, keyPath: `${target}.key` }, folder, () => now),
    );
    try {
      const attempt = ask(httpsRequest, {
        port: Number(new URL(pretender.url).port),
        path: "/api/health",
        ca: authority.cert,
        agent: false,
        servername: "bank.example",
      });
      await expect(attempt).rejects.toThrow(/permitted subtree violation/);
    } finally {
      await pretender.stop();
    }
  });
});

function shownSerial(): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port, ca: readFileSync(paths.caCert) }, () => {
      resolve(socket.getPeerCertificate().serialNumber);
      socket.end();
    });
    socket.on("error", reject);
  });
}
