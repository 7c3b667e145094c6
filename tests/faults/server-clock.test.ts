import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type EnrolledTablet, type TestServer } from "../contract/http-server.ts";

let server: TestServer;
let device: EnrolledTablet;
beforeAll(async () => {
  server = await startTestServer();
  device = await server.enrol("WA-URM-0001");
});
afterAll(() => server.stop());

async function push(): Promise<{ position: number; receivedAt: string; checkpoint: string }> {
  const { body } = await server.post("/api/sync/push", { entries: [device.tablet.make().entry] }, device.auth);
  const { results, checkpoint } = body as {
    results: { outcome: string; position: number; receivedAt: string }[];
    checkpoint: string;
  };
  expect(results[0]!.outcome).toBe("inserted");
  return { ...results[0]!, checkpoint };
}

const sizeOf = (note: string) => Number(note.split("\n")[1]);
const timeOf = (note: string) => note.split("\n")[3];
const logState = async () => ((await server.request("/api/ready")).body as { log: string }).log;

test("fault 35: T17 a server whose clock is set back keeps entries, says so, and signs nothing before its last checkpoint", async () => {
  const before = await push();
  expect(sizeOf(before.checkpoint)).toBe(before.position);
  server.clock.nowMs -= 3_600_000;
  for (let again = 0; again < 2; again++) expect((await push()).checkpoint).toBe(before.checkpoint);
  expect(await logState()).toBe("clock-set-back");
  expect((await server.request("/api/log/checkpoint")).body).toBe(before.checkpoint);

  const late = `/api/receipts/${device.tablet.author}/1`;
  expect((await server.request(late, { headers: device.auth })).status).toBe(503);
  const early = `/api/receipts/${device.tablet.author}/0`;
  expect((await server.request(early, { headers: device.auth })).status).toBe(200);

  server.clock.nowMs += 3_600_000;
  const note = String((await server.request("/api/log/checkpoint")).body);
  expect(sizeOf(note)).toBe(before.position + 2);
  expect(timeOf(note)).toBe(`time ${before.receivedAt}`);
  expect(await logState()).toBe("signing");
  expect((await server.request(late, { headers: device.auth })).status).toBe(200);
});

test("fault 35: a clock that is set back between two pushes by less than a moment stops nothing for longer than that", async () => {
  server.clock.nowMs += 10_000;
  const { checkpoint } = await push();
  server.clock.nowMs -= 50;
  expect((await push()).checkpoint).toBe(checkpoint);
  server.clock.nowMs += 60;
  const after = await push();
  expect(sizeOf(after.checkpoint)).toBe(after.position);
});
