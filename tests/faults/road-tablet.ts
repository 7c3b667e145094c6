/** A tablet without a screen: the app's own store, signing and syncing in this process, on a real road to a real server. */
import { createAuthorizedHttp, type AuthorizedHttp } from "../../client/sync/session-token.ts";
import { addEvidence } from "../../client/journal-store/add-evidence.ts";
import type { JournalDatabase } from "../../client/journal-store/database.ts";
import { listUnplacedEntries } from "../../client/journal-store/queries.ts";
import { openEntries } from "../../client/journal-store/sealing.ts";
import type { DeviceRow, EntryRow } from "../../client/journal-store/rows.ts";
import { sessionMediaType } from "../../client/keys/device-key.ts";
import { createHttp } from "../../client/sync/http.ts";
import { runRound } from "../../client/sync/sync-round.ts";
import type { EvidenceReference } from "../../shared/journal/entry.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { preAuthEncode } from "../../shared/journal/pae.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import type { PulledEntry } from "../../shared/sync/wire.ts";
import type { SyncProgress } from "../../shared/sync/sync-once.ts";
import type { TestServer } from "../contract/http-server.ts";
import { steadyPace } from "../support/steady-pace.ts";
import { createTablet, newEvent, type Tablet } from "../support/tablet-fixture.ts";

export const branch = "WA-URM-0001";

export interface RoadOptions {
  /** Where the tablet takes the server to be. */
  origin: string;
  timeoutMs?: number;
  chunkBytes?: number;
  /** The clock by which the tablet's token ages. */
  monotonicMs?: () => number;
}

export class RoadTablet {
  readonly db: JournalDatabase;
  readonly http: AuthorizedHttp;
  readonly serverTimes: string[] = [];

  private constructor(
    readonly tablet: Tablet,
    private readonly options: RoadOptions,
  ) {
    this.db = tablet.openTab();
    const { origin, timeoutMs = 15_000 } = options;
    this.http = createAuthorizedHttp({
      author: tablet.author,
      http: createHttp({ origin, timeoutMs, onServerTime: (at) => this.serverTimes.push(at) }),
      sign: async (nonce) => toBase64Url(await tablet.crypto.sign(preAuthEncode(sessionMediaType, nonce))),
      monotonicMs: options.monotonicMs ?? (() => 0),
    });
  }

  /** Enrolled at the server itself, whatever the road is like. */
  static async enrol(server: TestServer, options: RoadOptions): Promise<RoadTablet> {
    const road = new RoadTablet(await createTablet(), options);
    const { author } = road.tablet;
    const request = {
      code: await server.makeCode(branch),
      publicKey: author,
      device: { name: "tablet", platform: "test" },
    };
    const { body } = await server.post("/api/enrol", request);
    road.http.adopt((body as { token: string }).token);
    await road.db.device.put(road.#device);
    return road;
  }

  get #device(): DeviceRow {
    const { author, privateKey } = this.tablet;
    return {
      id: "device",
      kind: "tablet",
      author,
      privateKey,
      unit: branch as UnitId,
      role: "computer-user",
      officer: "p-0001",
      election: "wa-1394",
      serverOrigin: "",
      serverPublicKey: "",
      enrolledAt: "2016-02-26T05:00:00.000Z",
    };
  }

  async save(count: number, evidence: EvidenceReference[] = [], unit = branch): Promise<void> {
    for (let index = 0; index < count; index++) {
      const data = { report: "R2", slot: "h09", values: { queue: index } };
      await this.tablet.append({ event: { ...newEvent(data), unit: unit as UnitId, evidence } }, this.db);
    }
  }

  addPhoto(bytes: Uint8Array<ArrayBuffer>, name = "photo.jpg"): Promise<EvidenceReference> {
    const file = new Blob([bytes]);
    const addedAt = "2016-02-26T05:10:00.000Z";
    return addEvidence({ file, name, mediaType: "image/jpeg", boot: "boot-1", addedAt }, this.db);
  }

  sync(): Promise<SyncProgress> {
    return runRound({
      device: this.#device,
      db: this.db,
      http: this.http,
      size: { pushEntries: 5, pushBytes: 512_000 },
      pace: steadyPace(this.options.chunkBytes ?? 1000),
      onServerTime: (at) => this.serverTimes.push(at),
      onProgress: () => undefined,
    });
  }

  /** Again until a round gets through, as the app does: the first may still find a connection that has just been closed. */
  async syncThrough(): Promise<void> {
    for (let round = 0; ; round++) {
      try {
        await this.sync();
        return;
      } catch (error) {
        if (round === 3) throw error;
      }
    }
  }

  /** Own entries, by seq. */
  async entries(): Promise<EntryRow[]> {
    const { author } = this.tablet;
    const own = this.db.entries.where("[author+seq]").between([author, 0], [author, Number.MAX_SAFE_INTEGER]);
    return openEntries(await own.toArray());
  }

  /** Seqs of own entries that the server has not answered for, or refused. */
  async waiting(): Promise<number[]> {
    return (await listUnplacedEntries(this.tablet.author, this.db)).map(({ seq }) => seq);
  }
}

/** What the server's log holds of a tablet, in log order. */
export async function readLog({ store }: TestServer, author: string): Promise<PulledEntry[]> {
  const { entries } = await store.readRange(0, 1_000_000);
  return entries.filter(({ header }) => authorOf(header) === author);
}

const authorOf = (header: string): string => (JSON.parse(header) as { author: string }).author;

export const seqOf = ({ header }: { header: string }): number => (JSON.parse(header) as { seq: number }).seq;
