import { describe, expect, it } from "vitest";
import type { UnitId } from "../../shared/journal/ids.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import { MemoryServer } from "../../tests/support/memory-server.ts";
import { createTablet, newEvent, type Tablet } from "../../tests/support/tablet-fixture.ts";
import { addEvidence } from "../journal-store/add-evidence.ts";
import type { JournalDatabase } from "../journal-store/database.ts";
import { retireDevice } from "../journal-store/device.ts";
import { countWaiting } from "../journal-store/queries.ts";
import { findEvidence } from "../journal-store/read-evidence.ts";
import type { DeviceRow } from "../journal-store/rows.ts";
import { ChunkPace } from "./chunk-pace.ts";
import { createHttp } from "./http.ts";
import { runRound } from "./sync-round.ts";

const receivedAt = "2016-02-26T06:00:00.000Z";
const tus = { "tus-resumable": "1.0.0" };

/** The sync calls of wire.md and a tus server, over fetch. `lose` is asked after each call was carried out. */
function createServer(scope: string) {
  const memory = new MemoryServer(() => receivedAt);
  const files = new Map<string, Uint8Array>();
  const state = { lose: (_path: string) => false, calls: [] as string[] };

  async function answer(path: string, init: RequestInit): Promise<unknown> {
    if (path === "/api/sync/heads") return memory.heads(scope);
    if (path === "/api/sync/push") {
      const { entries } = JSON.parse(await readBody(init)) as { entries: never[] };
      return memory.push(entries, scope);
    }
    const query = new URL(path, "http://server").searchParams;
    return memory.pull(Number(query.get("after")), Number(query.get("limit")), scope);
  }

  async function upload(path: string, init: RequestInit): Promise<Response> {
    if (init.method === "POST") {
      const metadata = new Headers(init.headers).get("upload-metadata")!;
      const sha256 = atob(metadata.split(",")[0]!.split(" ")[1]!);
      if (!files.has(sha256)) files.set(sha256, new Uint8Array());
      return new Response(null, { status: 201, headers: { ...tus, location: `/api/evidence/${sha256}` } });
    }
    const sha256 = path.split("/").at(-1)!;
    if (init.method === "PATCH")
      files.set(sha256, new Uint8Array([...files.get(sha256)!, ...(init.body as Uint8Array)]));
    return new Response(null, { status: 204, headers: { ...tus, "upload-offset": String(files.get(sha256)!.length) } });
  }

  const http = createHttp({
    fetch: async (input, init = {}) => {
      const path = input as string;
      state.calls.push(`${init.method} ${path.split("?")[0]}`);
      const response = path.startsWith("/api/evidence")
        ? await upload(path, init)
        : new Response(JSON.stringify(await answer(path, init)), { headers: { "content-type": "application/json" } });
      if (state.lose(path)) throw new TypeError("Failed to fetch");
      return response;
    },
  });
  return { memory, files, state, http };
}

async function readBody(init: RequestInit): Promise<string> {
  const body = init.body as Uint8Array<ArrayBuffer>;
  if (new Headers(init.headers).get("content-encoding") !== "gzip") return new TextDecoder().decode(body);
  return new Response(new Blob([body]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

const deviceOf = (tablet: Tablet): DeviceRow => ({
  id: "device",
  kind: "tablet",
  author: tablet.author,
  privateKey: tablet.privateKey,
  unit: "WA-URM-0001" as UnitId,
  role: "branch-member",
  officer: "officer-1",
  election: "wa-1394",
  serverOrigin: "",
  serverPublicKey: "",
  enrolledAt: "2016-02-26T05:00:00.000Z",
});

async function open() {
  const server = createServer("WA-URM-0001");
  const tablet = await createTablet();
  server.memory.store.enrol(tablet.author, "WA-URM-0001");
  const db = tablet.openTab();
  const round = (of: Tablet = tablet, at: JournalDatabase = db) =>
    runRound({
      device: deviceOf(of),
      db: at,
      http: server.http,
      size: { pushEntries: 3, pushBytes: 1_000_000 },
      pace: new ChunkPace(1000, () => 0),
      onServerTime: () => undefined,
      onProgress: () => undefined,
    });
  const photo = (fill: number, sizeBytes = 2500) =>
    addEvidence(
      {
        file: new Blob([new Uint8Array(sizeBytes).fill(fill)]),
        name: "a",
        mediaType: "image/png",
        boot: "b",
        addedAt: receivedAt,
      },
      db,
    );
  return { server, tablet, db, round, photo };
}

describe("a round over HTTP", () => {
  it("brings every entry and photo exactly once, whichever reply is lost", async () => {
    const { server, tablet, db, round, photo } = await open();
    for (let index = 0; index < 7; index++) {
      const evidence = index % 3 === 0 ? [await photo(index)] : [];
      await tablet.append({ event: { ...newEvent({ index }), evidence } }, db);
    }
    let calls = 0;
    let rounds = 0;
    // Every call is lost once before it may be answered, each round comes one further.
    let allowed = 0;
    server.state.lose = () => calls++ >= allowed;
    for (; rounds < 40; rounds++) {
      calls = 0;
      const done = await round().then(
        () => true,
        () => false,
      );
      if (done) break;
      allowed += 1;
    }
    expect(rounds).toBeLessThan(40);
    expect(server.memory.store.log.map(({ seq }) => seq)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(await countWaiting(tablet.author, db)).toEqual({ entries: 0, evidence: 0, sizeBytes: 0, needsYou: 0 });
    expect(server.files.size).toBe(3);
    for (const [sha256, bytes] of server.files) {
      expect(toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)))).toBe(
        sha256,
      );
    }
  });

  it("sends the entries and the other photos although one photo is damaged", async () => {
    const { server, tablet, db, round, photo } = await open();
    const [broken, whole] = [await photo(1), await photo(2)];
    await tablet.append({ event: { ...newEvent(), evidence: [broken, whole] } }, db);
    await db.evidenceChunks.delete([broken.sha256, 0]);
    await round();
    expect(server.memory.store.log).toHaveLength(1);
    expect([...server.files.keys()]).toEqual([whole.sha256]);
    expect(await findEvidence(broken.sha256, db)).toMatchObject({
      state: "damaged",
      problem: "the bytes here have changed",
    });
    expect(await countWaiting(tablet.author, db)).toMatchObject({ entries: 0, evidence: 0, needsYou: 1 });
  });

  it("tries no further photo in a round in which the road gave out", async () => {
    const { server, tablet, db, round, photo } = await open();
    const evidence = [await photo(1), await photo(2), await photo(3)];
    await tablet.append({ event: { ...newEvent(), evidence } }, db);
    server.state.lose = (path) => path.startsWith("/api/evidence");
    await expect(round()).rejects.toThrow("Failed to fetch");
    expect(server.state.calls.filter((call) => call.includes("evidence"))).toHaveLength(1);
    server.state.lose = () => false;
    await round();
    expect(server.files.size).toBe(3);
  });

  it("sends what an earlier enrolment of the device left unsent", async () => {
    const { server, tablet, db, round } = await open();
    await tablet.append({}, db);
    await db.device.put(deviceOf(tablet));
    await retireDevice(db);
    const renewed = await createTablet();
    server.memory.store.enrol(renewed.author, "WA-URM-0001");
    await renewed.append({}, db);
    await round(renewed, db);
    expect(server.memory.store.log.map(({ author }) => author)).toEqual([renewed.author, tablet.author]);
    expect(await countWaiting(tablet.author, db)).toMatchObject({ entries: 0 });
  });
});
