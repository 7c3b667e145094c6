/** What is answered before, and instead of, a route: a problem of the catalogue like everything else. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { usualSockets } from "../../server/config.ts";
import { problemOf, startTestServer, type TestServer } from "./http-server.ts";
import { openLine, type RawReply } from "./raw-line.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ sockets: { ...usualSockets, headersMs: 200, lookMs: 50 } });
});
afterAll(() => server.stop());

/** Says this on a line of its own, and gives the answer. */
async function say(text: string): Promise<RawReply> {
  const line = await openLine(server);
  await line.send(text);
  const reply = await line.readReply();
  line.close();
  return reply;
}

/** Whether the server still takes new lines. */
const isOpen = (of: TestServer): Promise<boolean> =>
  openLine(of).then(
    (line) => {
      line.close();
      return true;
    },
    () => false,
  );

const nameOf = ({ status, head, body }: RawReply) =>
  problemOf({
    status,
    headers: new Headers({ "content-type": /^content-type: (.+)$/im.exec(head)?.[1] ?? "" }),
    body: JSON.parse(body) as unknown,
  });

describe("an address that leads to no route", () => {
  test.each([
    ["is badly percent-encoded", "/api/%zz", 400, "/problems/invalid-request"],
    ["is badly percent-encoded, behind a route", "/api/reference/%c3", 400, "/problems/invalid-request"],
    ["has too long a part", `/api/reference/${"a".repeat(300)}`, 404, "/problems/not-found"],
  ])("%s", async (_what, path, status, problem) => {
    const reply = await server.request(path);
    expect([reply.status, problemOf(reply)]).toEqual([status, problem]);
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("cache-control")).toBe("no-store");
  });
});

describe("what is no request", () => {
  test.each([
    ["no HTTP", "hello\r\n\r\n", 400, "invalid-request"],
    [
      "two lengths",
      "POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
      400,
      "invalid-request",
    ],
    ["no host", "GET /api/health HTTP/1.1\r\n\r\n", 400, "invalid-request"],
    [
      "headers without end",
      `GET /api/health HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(20_000)}`,
      431,
      "headers-too-large",
    ],
    ["headers that never come", "GET /api/health HTTP/1.1\r\nHost: x\r\n", 408, "request-too-slow"],
  ])("%s", async (_what, text, status, problem) => {
    const reply = await say(text);
    expect([reply.status, nameOf(reply)]).toEqual([status, `/problems/${problem}`]);
  });
});

test("a client may expect anything: the answer is the usual one", async () => {
  expect(await say("GET /api/health HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n")).toMatchObject({ status: 200 });
});

test("a server that closes ends what has begun and tells what comes after it to wait", async () => {
  const closing = await startTestServer();
  const line = await openLine(closing);
  const body = JSON.stringify({ username: "nobody", password: "x" });
  const head = `POST /api/login HTTP/1.1\r\nHost: ${line.host}\r\nContent-Type: application/json\r\n`;
  await line.send(`${head}Expect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`);
  expect((await line.readReply()).status).toBe(100);
  const idle = await openLine(closing);
  // Begun and not ended, so that the line stays.
  await idle.send("GET /api/health HTTP/1.1\r\n");
  // Who came later was answered: what was said before has been read.
  await closing.request("/api/health");
  const stopped = closing.stop();
  while (await isOpen(closing));
  await idle.send(`Host: ${line.host}\r\n\r\n`);
  const late = await idle.readReply();
  expect([late.status, nameOf(late)]).toEqual([503, "/problems/busy"]);
  expect(late.head).toMatch(/^retry-after: \d+$/im);
  await line.send(body);
  const begun = await line.readReply();
  expect([begun.status, nameOf(begun)]).toEqual([401, "/problems/wrong-password"]);
  // Neither line is kept: nothing holds the server up.
  await stopped;
});
