import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UnitId } from "../../shared/journal/ids.ts";
import { formatCheckpoint, identifyLog, noteKeyOf } from "../../shared/transparency/checkpoint.ts";
import { signNote } from "../../shared/transparency/signed-note.ts";
import { buildChain, election, resign } from "../../tests/support/entry-fixtures.ts";
import { createSeededDevice, nodeNoteCrypto, sha256 } from "../../tests/support/node-crypto.ts";
import { EvidenceFolder } from "../evidence/evidence-folder.ts";
import type { JournalStore, LogHead, StoredEntry } from "../journal-store/journal-store.ts";
import { openSqliteStore, type SqliteStore } from "../journal-store/sqlite-store.ts";
import { checkStore } from "./check-store.ts";

const folder = mkdtempSync(join(tmpdir(), "amanat-fsck-"));
const photo = Buffer.from("bytes of a photo");
const device = createSeededDevice("fsck");
let store: SqliteStore;
let evidence: EvidenceFolder;

beforeAll(async () => {
  evidence = new EvidenceFolder(join(folder, "evidence"));
  store = await openSqliteStore({ path: join(folder, "amanat.db"), election });
  await store.registerUnits([{ unit: "WA-URM-0001" as UnitId, path: "WA/WA-URM/WA-URM-0001/" }]);
  await store.registerAuthor({
    author: device.author,
    unit: "WA-URM-0001" as UnitId,
    role: "governor-representative",
    officer: "officer",
    deviceName: "tablet",
    platform: "test",
    enrolledAt: "2016-02-26T00:00:00.000Z",
  });
  const reference = {
    sha256: sha256(photo).toString("base64url"),
    sizeBytes: photo.length,
    mediaType: "image/jpeg",
    name: "photo.jpg",
  };
  const chain = await buildChain(device, 4, { event: { evidence: [reference as never] } });
  const entries = chain.map(({ entry }) => entry);
  // The third is refused and leaves a link, behind which the log goes on.
  entries[2] = { ...entries[2]!, payload: `${entries[2]!.payload} ` };
  await store.ingest(entries, { path: "WA/" }, "2016-02-26T06:00:00.000Z");
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const server = createSeededDevice("server");
const identity = identifyLog(election, server.author);

/** What the server would have signed for a head. */
const signed = ({ size, root, receivedAt }: LogHead): Promise<string> =>
  signNote(
    formatCheckpoint({ origin: identity.origin, size, root, signedAt: receivedAt }),
    noteKeyOf(identity),
    nodeNoteCrypto,
    (message) => server.crypto.sign(message),
  );

const storeWith = (over: Partial<SqliteStore>): SqliteStore =>
  Object.create(store, Object.getOwnPropertyDescriptors(over)) as SqliteStore;

const check = (over: Partial<SqliteStore> = {}, checkpoint?: string) =>
  checkStore({
    store: storeWith(over),
    tree: { store: storeWith(over), identity, checkpoint },
    evidence,
    election,
    rootPaths: ["WA/"],
  });

/** The store with one entry of its log changed on its way out, as a damaged or doctored file would give it. */
const altered = (change: (entry: StoredEntry) => StoredEntry): Partial<JournalStore> => ({
  async readRange(after, limit) {
    const page = await store.readRange(after, limit);
    return { ...page, entries: page.entries.map((entry) => (entry.position === 2 ? change(entry) : entry)) };
  },
});

const flipped = (text: string, at: number): string =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);

describe("checking a whole store", () => {
  it("finds a sound store sound, a refused entry's link and missing evidence included", async () => {
    const report = await check();
    expect(report).toMatchObject({ entries: 3, authors: 1, aside: 0, evidenceMissing: 1, faults: [] });
  });

  it("names the entry whose header, payload or signature differs in any one bit", async () => {
    const [, second] = (await store.readRange(0, 10)).entries;
    for (const part of ["header", "payload", "signature"] as const) {
      const text = second![part]!;
      for (let at = 0; at < text.length; at += 7) {
        const { faults } = await check(altered((entry) => ({ ...entry, [part]: flipped(text, at) })));
        expect(faults.length, `${part} at ${at}`).toBeGreaterThan(0);
        expect(faults[0]!.where).toMatch(/^log position 2$|^chain$/);
      }
    }
  });

  it("names an entry that is gone", async () => {
    const { faults } = await check({
      async readRange(after, limit) {
        const page = await store.readRange(after, limit);
        return { ...page, entries: page.entries.filter(({ position }) => position !== 2) };
      },
    });
    expect(faults).toContainEqual(expect.objectContaining({ where: "log position 2" }));
    expect(faults).toContainEqual({ where: "chain", author: device.author, seq: 1, what: "the entry is missing" });
  });

  it("names an entry that was signed anew behind the same predecessor: the next one's link breaks", async () => {
    const [first] = await buildChain(device, 1);
    const forged = await resign(device, first!, { claimedAt: "2016-02-26T01:00:00.000Z" });
    const { faults } = await check({
      async readRange(after, limit) {
        const page = await store.readRange(after, limit);
        const entries = page.entries.map((entry) => (entry.position === 1 ? { ...entry, ...forged } : entry));
        return { ...page, entries };
      },
    });
    expect(faults.map(({ what }) => what)).toContain("the link to the entry before does not hold");
  });

  it("names evidence whose bytes are not the signed ones, and takes it when they are", async () => {
    const path = evidence.pathOf(sha256(photo).toString("base64url"));
    writeFileSync(path, photo);
    expect(await check()).toMatchObject({ evidenceFiles: 1, evidenceMissing: 0, faults: [] });
    writeFileSync(path, Buffer.from("bytes of a phoTo"));
    expect((await check()).faults).toEqual([
      { where: `evidence ${path}`, author: null, seq: null, what: "the bytes are not the signed ones" },
    ]);
    rmSync(path);
  });

  it("T20 names an entry whose time of receipt is not the one that was signed into the tree", async () => {
    const { faults } = await check(altered((entry) => ({ ...entry, receivedAt: "2016-02-26T05:00:00.000Z" })));
    expect(faults).toEqual([
      {
        where: "log position 2",
        what: "its hash and time of receipt are not those of its leaf",
        author: null,
        seq: null,
      },
    ]);
  });

  it("T20 names a hash of the tree that was changed, and a head that is not that of the entries", async () => {
    const flip = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
    const tiles: Partial<SqliteStore> = {
      readLogTiles: async (places) => (await store.readLogTiles(places)).map((bytes) => bytes && flip(bytes, 70)),
    };
    expect((await check(tiles)).faults).toMatchObject([{ where: "log position 3" }]);
    const head = store.logHead;
    const root = { logHead: { ...head, root: flip(head.root, 3) } };
    expect((await check(root)).faults).toMatchObject([
      { where: "log tree", what: "its root is not that of the entries" },
    ]);
    const short = { logHead: { ...head, size: 2 } };
    expect((await check(short)).faults).toMatchObject([{ where: "log tree", what: "it has 2 leaves for 3 entries" }]);
  });

  it("T20 takes a checkpoint of the entries, and names one of others, of more, or of another's hand", async () => {
    const head = store.logHead;
    expect((await check({}, await signed(head))).faults).toEqual([]);
    expect((await check({}, await signed({ ...head, size: 2 }))).faults).toMatchObject([
      { where: "last checkpoint, of 2 entries", what: "the entries are not those that were signed" },
    ]);
    expect((await check({}, await signed({ ...head, size: 9 }))).faults).toMatchObject([
      { where: "last checkpoint, of 9 entries", what: "the log has 3" },
    ]);
    const forged = (await signed(head)).replace("\n3\n", "\n4\n");
    expect((await check({}, forged)).faults).toMatchObject([{ where: "last checkpoint", what: "bad-signature" }]);
  });
});
