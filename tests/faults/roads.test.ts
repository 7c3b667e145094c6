/** Roads that carry nothing, lose replies, or lead to somebody else than the server. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { backOffMs, longestDelayMs } from "../../client/sync/back-off.ts";
import { NoProgressError, noProgressMs, UnreachableError } from "../../client/sync/http.ts";
import { toSyncProblem } from "../../client/sync/sync-problem.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { startTestServer, type TestServer } from "../contract/http-server.ts";
import { FaultyRoad } from "../support/faulty-road.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { readLog, RoadTablet, seqOf } from "./road-tablet.ts";

/** Instead of the 15 seconds of a tablet, where the road is to be given up. */
const shortMs = 1_000;

let server: TestServer;
let road: FaultyRoad;
let tablet: RoadTablet;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.stop());

beforeEach(async () => {
  road = await FaultyRoad.start({ port: Number(new URL(server.url).port) });
  tablet = await RoadTablet.enrol(server, { origin: road.origin });
});

afterEach(() => road.remove());

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("a tablet on a bad road", () => {
  it("fault 21: the link is down; entries are queued, the status says so, and all are delivered when it is back", async () => {
    road.turn("cut");
    await tablet.save(7);
    for (let round = 0; round < 3; round++) {
      const error = await failure(tablet.sync());
      expect(error).toBeInstanceOf(UnreachableError);
      expect(toSyncProblem(error)).toBe("unreachable");
    }
    expect(await tablet.waiting()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(tablet.serverTimes).toEqual([]);
    road.turn("open");
    await tablet.syncThrough();
    expect(await tablet.waiting()).toEqual([]);
    expect((await readLog(server, tablet.tablet.author)).map(seqOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("fault 22: the link connects and carries nothing, or stops in the middle; it is given up in time, and nothing counts", async () => {
    expect(noProgressMs).toBeLessThanOrEqual(15_000);
    const impatient = await RoadTablet.enrol(server, { origin: road.origin, timeoutMs: shortMs });
    await impatient.save(3);
    for (const state of ["silent", "stuck"] as const) {
      road.turn(state);
      const startedMs = performance.now();
      const error = await failure(impatient.sync());
      expect(error).toBeInstanceOf(NoProgressError);
      expect(toSyncProblem(error)).toBe("no-progress");
      expect(performance.now() - startedMs).toBeLessThan(20 * shortMs);
    }
    expect(await impatient.waiting()).toEqual([0, 1, 2]);
    road.turn("open");
    await impatient.syncThrough();
    expect(await impatient.waiting()).toEqual([]);
  });

  it("fault 22: after failures it waits longer and longer, never in step with others, never longer than five minutes", () => {
    const random = createSeededRandom("back-off");
    for (let failures = 1; failures <= 12; failures++) {
      const delays = Array.from({ length: 50 }, () => backOffMs(failures, () => random.next()));
      const ceilingMs = Math.min(longestDelayMs, 5000 * 2 ** (failures - 1));
      expect(Math.min(...delays)).toBeGreaterThanOrEqual(ceilingMs / 2);
      expect(Math.max(...delays)).toBeLessThanOrEqual(ceilingMs);
      expect(new Set(delays).size).toBeGreaterThan(40);
    }
  });

  it("fault 23: each reply is lost after the commit, and the resend gets the same receipt", async () => {
    road.turn("losing");
    await tablet.save(12);
    for (let round = 0; (await tablet.waiting()).length > 0; round++) {
      expect(round).toBeLessThan(10);
      server.clock.nowMs += 60_000;
      await failure(tablet.sync());
    }
    expect(road.lostReceipts).toBe(12);
    const lost = road.lostReplies.flatMap((reply) => (JSON.parse(reply) as { results: Receipt[] }).results);
    const kept = (await tablet.entries()).map(({ seq, position, receivedAt }) => ({ seq, position, receivedAt }));
    expect(kept).toEqual(lost.map(({ seq, position, receivedAt }) => ({ seq, position, receivedAt })));
    expect((await readLog(server, tablet.tablet.author)).map(seqOf)).toEqual(kept.map(({ seq }) => seq));
  });

  it("fault 27: a captive portal answers 200 with HTML, which is no receipt, no server's time and no refusal", async () => {
    road.turn("portal");
    await tablet.save(3, [await tablet.addPhoto(Uint8Array.of(0xff, 0xd8, 0xff, 0xda, ...new Uint8Array(5000)))]);
    const error = await failure(tablet.sync());
    expect(error).toBeInstanceOf(UnexpectedReplyError);
    expect(toSyncProblem(error)).toBe("not-the-server");
    expect(road.portalAnswers).toBeGreaterThan(0);
    expect(await tablet.waiting()).toEqual([0, 1, 2]);
    expect((await tablet.entries()).every(({ refusal }) => refusal === undefined)).toBe(true);
    expect(tablet.serverTimes).toEqual([]);
  });

  it("fault 27: a portal that answers JSON is not believed either", async () => {
    await tablet.save(2);
    const replies = ["{}", "[]", "null", '{"ok":true}', '{"results":[],"checkpoint":null}', '{"heads":{}}'];
    for (const body of replies) {
      road.answerWith({ status: 200, type: "application/json", body });
      expect(toSyncProblem(await failure(tablet.sync())), body).toBe("not-the-server");
    }
    road.answerWith({ status: 200, type: "application/json", body: '{"heads":{}}' });
    expect(await tablet.waiting()).toEqual([0, 1]);
  });

  it("fault 44: an answer other than 200 with a JSON body leaves every entry waiting", async () => {
    await tablet.save(2);
    for (const status of [400, 403, 404, 409, 413, 429, 500, 503, 507]) {
      road.answerWith({ status, type: "application/json", body: '{"results":[{"outcome":"inserted"}]}' });
      expect(await failure(tablet.sync())).toMatchObject({ status });
      expect(await tablet.waiting()).toEqual([0, 1]);
    }
    road.turn("open");
    await tablet.syncThrough();
    expect(await tablet.waiting()).toEqual([]);
  });
});

interface Receipt {
  seq: number;
  position: number;
  receivedAt: string;
}
