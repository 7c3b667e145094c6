/** Photos on their way to the server: cut at any byte, sent again and again, or no longer whole on the tablet. */
import { randomBytes } from "node:crypto";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findEvidence, readEvidenceBytes } from "../../client/journal-store/read-evidence.ts";
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import { startTestServer, type EnrolledTablet, type TestServer } from "../contract/http-server.ts";
import { CutRoad, type Cut } from "../support/cut-road.ts";
import { branch, readLog, RoadTablet, seqOf } from "./road-tablet.ts";
import { rounds } from "./seed.ts";

const chunkBytes = 400;

let server: TestServer;
let road: CutRoad;
let tablet: RoadTablet;
let reader: EnrolledTablet;

beforeAll(async () => {
  server = await startTestServer();
  road = await CutRoad.start(Number(new URL(server.url).port));
  tablet = await RoadTablet.enrol(server, { origin: road.origin, chunkBytes });
  reader = await server.enrol(branch);
});

afterAll(async () => {
  await road.remove();
  await server.stop();
});

/** A small photo unlike any other. */
async function takePhoto(side = 16): Promise<Uint8Array<ArrayBuffer>> {
  const raw = { width: side, height: side, channels: 3 } as const;
  return new Uint8Array(
    await sharp(randomBytes(side * side * 3), { raw })
      .jpeg()
      .toBuffer(),
  );
}

/** A new entry with a photo; gives what the server has to hold in the end. */
async function saveWithPhoto(): Promise<{ bytes: Uint8Array; reference: EvidenceReference }> {
  const bytes = await takePhoto();
  const reference = await tablet.addPhoto(bytes);
  await tablet.save(1, [reference]);
  return { bytes, reference };
}

async function expectAtServer({ bytes, reference }: { bytes: Uint8Array; reference: EvidenceReference }) {
  const response = await fetch(`${server.url}/api/evidence/${reference.sha256}`, { headers: reader.auth });
  expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
}

/** Counts what a round carries each way, and where one chunk ends and the next begins. */
async function measure(): Promise<{ up: number; down: number }> {
  road.cutAfter(undefined);
  const saved = await saveWithPhoto();
  await tablet.sync();
  await expectAtServer(saved);
  return { ...road.carried };
}

describe("evidence on its way", () => {
  it("fault 26: the upload is cut at any byte, up or down, and goes on; the server's hash is the tablet's", async () => {
    const whole = await measure();
    // Request lines, headers, bodies, statuses and replies of every call of a round, at every few bytes.
    const strideBytes = rounds(199, 7);
    const cuts = (["up", "down"] as const).flatMap((way): Cut[] =>
      Array.from({ length: Math.ceil(whole[way] / strideBytes) }, (_, index) => ({
        way,
        bytes: 1 + index * strideBytes + (index % strideBytes),
      })),
    );
    let broken = 0;
    for (const cut of cuts) {
      const saved = await saveWithPhoto();
      road.cutAfter(cut);
      let tries = 0;
      for (; (await findEvidence(saved.reference.sha256, tablet.db))?.state !== "sent"; tries++) {
        expect(tries, `${cut.way} ${cut.bytes}`).toBeLessThan(4);
        await tablet.sync().catch(() => undefined);
      }
      if (tries > 1) broken += 1;
      await expectAtServer(saved);
    }
    console.log(`${cuts.length} cuts over ${whole.up} bytes up and ${whole.down} down, ${broken} rounds broken`);
    expect(broken).toBeGreaterThan(cuts.length / 2);
    const log = await readLog(server, tablet.tablet.author);
    expect(log.map(seqOf)).toEqual(log.map((_, seq) => seq));
  });

  it("fault 8: a piece of a photo is gone or cannot be read; the photo is flagged, the text and the other photos are sent", async () => {
    road.cutAfter(undefined);
    const [gone, altered, whole] = [
      await tablet.addPhoto(await takePhoto(400)),
      await tablet.addPhoto(await takePhoto()),
      await tablet.addPhoto(await takePhoto()),
    ];
    await tablet.save(1, [gone, altered, whole]);
    await tablet.db.evidenceChunks.delete([gone.sha256, 1]);
    await tablet.db.evidenceChunks.update([altered.sha256, 0], { bytes: new Uint8Array(10) });
    await tablet.sync();
    expect(await tablet.waiting()).toEqual([]);
    for (const { sha256 } of [gone, altered]) {
      expect(await findEvidence(sha256, tablet.db)).toMatchObject({ state: "damaged" });
      expect(await readEvidenceBytes(sha256, tablet.db)).toMatchObject({ state: "damaged" });
    }
    expect(await findEvidence(whole.sha256, tablet.db)).toMatchObject({ state: "sent" });
    // The text goes on being sent afterwards, and the flag stays.
    await tablet.save(1);
    await tablet.sync();
    expect(await tablet.waiting()).toEqual([]);
    expect(await findEvidence(gone.sha256, tablet.db)).toMatchObject({ state: "damaged" });
  });
});
