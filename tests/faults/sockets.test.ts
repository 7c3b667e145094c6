import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../contract/http-server.ts";

const socketCount = 500;
const sockets: Socket[] = [];
let server: TestServer;
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.stop();
});

/** Opens connections that each say something now and then, and never all of it. Resolves when all stand. */
async function openDripping(first: string, drip: string): Promise<{ closed(): number }> {
  let closed = 0;
  const port = Number(new URL(server.url).port);
  const opened = Array.from({ length: socketCount }, () => {
    const socket = connect(port, "127.0.0.1");
    sockets.push(socket);
    socket.on("error", () => undefined);
    socket.resume();
    const dripping = setInterval(() => socket.writable && socket.write(drip), 400);
    socket.on("close", () => {
      clearInterval(dripping);
      closed += 1;
    });
    return new Promise<void>((resolve) => socket.once("connect", () => socket.write(first, () => resolve())));
  });
  await Promise.all(opened);
  return { closed: () => closed };
}

async function slowestAnswerMs(): Promise<number> {
  let slowest = 0;
  for (let count = 0; count < 10; count++) {
    const startedMs = performance.now();
    expect((await server.request("/api/health")).status).toBe(200);
    slowest = Math.max(slowest, performance.now() - startedMs);
  }
  return slowest;
}

const impatient = { most: 2000, headersMs: 1500, requestMs: 2500, lookMs: 250 };

test("fault 31: 500 connections that drip headers keep nobody waiting, and are closed", async () => {
  server = await startTestServer({ sockets: impatient });
  const { closed } = await openDripping("GET /api/health HTTP/1.1\r\nHost: x\r\n", "X-Slow: 1\r\n");
  expect(await slowestAnswerMs()).toBeLessThan(1000);
  await expect.poll(closed, { timeout: 10_000 }).toBe(socketCount);
});

test("fault 31: 500 connections that drip a body keep nobody waiting, and are closed", async () => {
  server = await startTestServer({ sockets: impatient });
  const head =
    "POST /api/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n{";
  const { closed } = await openDripping(head, " ");
  expect(await slowestAnswerMs()).toBeLessThan(1000);
  await expect.poll(closed, { timeout: 10_000 }).toBe(socketCount);
});

test("fault 31: a large body is not waited for from someone who is not signed in", async () => {
  server = await startTestServer({ sockets: impatient });
  const port = Number(new URL(server.url).port);
  const socket = connect(port, "127.0.0.1");
  sockets.push(socket);
  const head =
    "POST /api/sync/push HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\n\r\n";
  socket.write(head);
  const answer = await new Promise<string>((resolve) => socket.once("data", (text) => resolve(String(text))));
  expect(answer).toMatch(/^HTTP\/1\.1 401 /);
});

test("fault 31: more connections than there may be are closed at once, and those that stand are served", async () => {
  server = await startTestServer({ sockets: { ...impatient, most: 20 } });
  const keeper = await server.request("/api/health");
  expect(keeper.status).toBe(200);
  const port = Number(new URL(server.url).port);
  let refused = 0;
  const waits = Array.from({ length: 60 }, () => {
    const socket = connect(port, "127.0.0.1");
    sockets.push(socket);
    socket.on("error", () => undefined);
    return new Promise<void>((resolve) => {
      socket.once("connect", () => socket.write("GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n"));
      socket.once("data", () => resolve());
      socket.once("close", () => {
        refused += 1;
        resolve();
      });
    });
  });
  await Promise.all(waits);
  expect(refused).toBeGreaterThanOrEqual(40);
  for (const socket of sockets.splice(0)) socket.destroy();
  await expect.poll(async () => (await server.request("/api/health").catch(() => undefined))?.status).toBe(200);
});
