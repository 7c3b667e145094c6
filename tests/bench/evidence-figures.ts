/**
 * Evidence of many tablets over a link that drops every few seconds, sent by the app's own uploader, beside a plain upload of the
 * same bytes over the same link: one PUT a file, written and synced, begun anew where it broke. It counts only if every file
 * lies whole in the server's folder.
 */
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ChunkPace } from "../../client/sync/chunk-pace.ts";
import { createHttp, type Http } from "../../client/sync/http.ts";
import { uploadEvidence } from "../../client/sync/upload-evidence.ts";
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import type { AuthorId, EvidenceHash, Seq } from "../../shared/journal/ids.ts";
import type { EvidenceItem } from "../../shared/sync/sync-ports.ts";
import { sha256, WireTablet } from "../contract/wire-tablet.ts";
import { WireObserver } from "../e2e/wire-observer.ts";
import { DroppingRoad } from "../support/dropping-road.ts";
import { findPort } from "../support/server-process.ts";
import { startAmanat, startFloor } from "./bench-process.ts";
import { alternate, toRatio, type Log, type Ratio } from "./rounds.ts";

export interface EvidenceLoad {
  tablets: number;
  filesPerTablet: number;
  fileBytes: number;
  dropEveryMs: number;
  rounds: number;
}

interface SendingTablet {
  tablet: WireTablet;
  token: string;
}

export async function measureEvidence(load: EvidenceLoad, log: Log): Promise<Ratio> {
  const { tablets: count, filesPerTablet, fileBytes, dropEveryMs, rounds } = load;
  const [ours, floor] = await Promise.all([startAmanat(await findPort(), { AMANAT_RATE_MIB: "0" }), startFloor()]);
  const [road, floorRoad] = await Promise.all([
    DroppingRoad.start(Number(new URL(ours.origin).port), dropEveryMs),
    DroppingRoad.start(Number(new URL(floor.origin).port), dropEveryMs),
  ]);
  try {
    const tablets = await enrol(ours.origin, count);
    let files: Buffer[][] = [];
    const allBytes = count * filesPerTablet * fileBytes;
    /** MB/s */
    const timed = async (send: () => Promise<void>) => {
      const startMs = performance.now();
      await send();
      return allBytes / 1000 / (performance.now() - startMs);
    };
    const pairs = await alternate(
      rounds,
      0,
      {
        ours: async () => {
          const items = await Promise.all(tablets.map((each, at) => announce(ours.origin, each, files[at]!)));
          const speed = await timed(() =>
            allOf(tablets, async ({ token }, at) => {
              const http = createHttp({ origin: road.origin, fetch: authorized(token) });
              const pace = new ChunkPace();
              for (const [place, item] of items[at]!.entries())
                await sendOurs(item, files[at]![place]!, { http, pace });
            }),
          );
          for (const file of files.flat()) checkArrived(ours.dataPath, file);
          return speed;
        },
        floor: () =>
          timed(() =>
            allOf(tablets, async (_tablet, at) => {
              for (const file of files[at]!) await sendPlainly(`${floorRoad.origin}/file`, file);
            }),
          ),
      },
      async () => {
        files = tablets.map(() => Array.from({ length: filesPerTablet }, () => makeFile(fileBytes)));
      },
    );
    const shown = (values: number[]) => values.map((value) => value.toFixed(1)).join(" ");
    log(`evidence, MB/s: ${shown(pairs.ours)}  floor ${shown(pairs.floor)}; drops ${road.drops}, ${floorRoad.drops}`);
    return toRatio(pairs, "MB/s");
  } finally {
    await Promise.all([road.remove(), floorRoad.remove()]);
    await Promise.all([ours.close(), floor.close()]);
  }
}

/** What a camera's file begins with, and noise. */
const makeFile = (sizeBytes: number): Buffer =>
  Buffer.concat([Buffer.from("ffd8ffda", "hex"), randomBytes(sizeBytes - 4)]);

const allOf = async <T>(each: readonly T[], work: (item: T, at: number) => Promise<void>): Promise<void> =>
  void (await Promise.all(each.map(work)));

async function enrol(origin: string, count: number): Promise<SendingTablet[]> {
  const observer = await WireObserver.signIn(origin, "urmia", "amanat-demo");
  const tablets: SendingTablet[] = [];
  for (let at = 1; at <= count; at++) {
    const unit = `WA-URM-${String(at).padStart(4, "0")}`;
    const tablet = new WireTablet(unit);
    const device = { name: "bench", platform: "bench" };
    const enrolment = { code: await observer.makeCode(unit), publicKey: tablet.author, device };
    const { token } = (await post(`${origin}/api/enrol`, enrolment)) as { token: string };
    tablets.push({ tablet, token });
  }
  return tablets;
}

/** One entry that names all of a tablet's files. */
async function announce(origin: string, { tablet, token }: SendingTablet, files: Buffer[]): Promise<EvidenceItem[]> {
  const evidence = files.map((file): EvidenceReference => {
    const hash = sha256(file) as EvidenceHash;
    return { sha256: hash, sizeBytes: file.length, mediaType: "image/jpeg", name: "photo.jpg" };
  });
  const { entry, seq, author } = tablet.make({ evidence });
  const { results } = (await post(`${origin}/api/sync/push`, { entries: [entry] }, token)) as {
    results: { outcome: string }[];
  };
  if (results[0]?.outcome !== "inserted") throw new Error(`not inserted: ${JSON.stringify(results)}`);
  return evidence.map((file) => ({ ...file, author: author as AuthorId, seq: seq as Seq }));
}

async function post(url: string, body: unknown, token?: string): Promise<unknown> {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const headers = { "content-type": "application/json", ...authorization };
  const reply = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${url}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}

const authorized =
  (token: string): typeof fetch =>
  (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set("authorization", `Bearer ${token}`);
    return fetch(input, { ...init, headers });
  };

/** Again and again, from where the server says that it stopped. */
async function sendOurs(item: EvidenceItem, file: Buffer, road: { http: Http; pace: ChunkPace }): Promise<void> {
  let url: string | null = null;
  const store = {
    findBytes: async () => new Uint8Array(file),
    findUploadUrl: async () => url,
    setUploadUrl: async (_sha256: string, next: string | null) => void (url = next),
  };
  await untilThrough(async () => {
    const sent = await uploadEvidence({ item, store, ...road });
    if (sent.outcome !== "sent") throw new TypeError(`not sent: ${JSON.stringify(sent)}`);
  });
}

const sendPlainly = (url: string, file: Buffer): Promise<void> =>
  untilThrough(async () => {
    const reply = await fetch(url, {
      method: "PUT",
      headers: { "content-type": "application/octet-stream" },
      body: new Uint8Array(file),
    });
    await reply.text();
    if (!reply.ok) throw new TypeError(`plain upload: ${reply.status}`);
  });

/** More breaks than this in one file mean that nothing gets through at all. */
const patience = 200;

async function untilThrough(send: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await send();
    } catch (error) {
      // TypeError of our own checks: no break of the link.
      const isOwn = error instanceof TypeError && !error.message.includes("fetch");
      if (isOwn || tries === patience) throw error;
    }
  }
}

function checkArrived(dataPath: string, file: Buffer): void {
  const hash = createHash("sha256").update(file).digest("hex");
  if (!readFileSync(join(dataPath, "evidence", hash)).equals(file)) throw new Error(`${hash} did not arrive whole`);
}
