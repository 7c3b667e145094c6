/** The page of store-bench.ts: the tablet's real store in a real browser, driven from outside. */
import { createEntryChecker } from "../../shared/journal/check-entries.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { addEvidence } from "../../client/journal-store/add-evidence.ts";
import { appendEvent } from "../../client/journal-store/append-event.ts";
import { journalDatabase } from "../../client/journal-store/database.ts";
import { adoptPendingKey, findDevice } from "../../client/journal-store/device.ts";
import { putDraft } from "../../client/journal-store/drafts.ts";
import { readEvidenceBytes } from "../../client/journal-store/read-evidence.ts";
import { fillReserve } from "../../client/journal-store/reserve.ts";
import { openEntries } from "../../client/journal-store/sealing.ts";
import { rollLog } from "../../client/journal-store/roll-log.ts";
import { watchStoreHealth } from "../../client/journal-store/store-health.ts";
import { checkStore } from "../../client/journal-store/store-check.ts";
import { deviceClock } from "../../client/clock/device-clock.ts";
import { getPendingKey, getSigningDevice } from "../../client/keys/device-key.ts";
import { makeDataKey, openVault } from "../../client/keys/vault.ts";
import { createVerifyingCrypto } from "../../client/keys/web-crypto.ts";
import { writeCanary } from "../../client/journal-store/canary.ts";

// Somebody has opened the tablet, each time with the same key.
openVault(await makeDataKey({ id: "00c0ffee", raw: new Uint8Array(32) }));

const page = {
  async enrol() {
    const { author } = await getPendingKey();
    await adoptPendingKey({
      kind: "tablet",
      author,
      unit: "WA-URM-0001" as UnitId,
      role: "branch-member",
      officer: "officer-1",
      election: "wa-1394",
      serverOrigin: "",
      serverPublicKey: "",
      enrolledAt: deviceClock.now(),
    });
    writeCanary({ author, seq: -1, hash: null, count: 0 });
    return author;
  },

  /** Appends `count` entries, all at once, and gives their seqs; each is told to `acknowledged` as soon as it is saved. */
  save(count: number, photoBytes = 0): Promise<number[]> {
    const saved = Array.from({ length: count }, async (_, index) => {
      const { seq } = await append(index, photoBytes);
      (window as { acknowledged?: (seq: number) => void }).acknowledged?.(seq);
      return seq;
    });
    return Promise.all(saved);
  },

  /** Appends that many at once, and again, for as long as the page lives. */
  async saveOnAndOn(count: number): Promise<never> {
    for (;;) await page.save(count);
  },

  draft: (id: string) =>
    putDraft({ id, kind: "report", officer: "officer-1", content: { votes: 12 }, evidence: [] }, deviceClock.now()),

  check: () => checkStore(),

  /** The log in order, the seqs of what is not as it was signed, the state of its photos, and the drafts. */
  async read() {
    const db = journalDatabase();
    const rows = await openEntries(await db.entries.orderBy("[author+seq]").toArray());
    const photos = await db.evidence.toArray();
    const checked = await checker.check(rows.map(({ header, payload, signature }) => ({ header, payload, signature })));
    const whole = await Promise.all(photos.map(async ({ sha256 }) => (await readEvidenceBytes(sha256)).state));
    return {
      log: rows.map(({ seq, hash, header }) => ({
        seq,
        hash,
        backlink: (JSON.parse(header) as { backlink: unknown }).backlink,
      })),
      unsound: rows.filter((_, index) => checked[index]!.kind !== "sound").map(({ seq }) => seq),
      photos: whole,
      drafts: (await db.drafts.toArray()).map(({ id }) => id),
    };
  },

  fillReserve,
  rollLog,

  /** Adds photos of random bytes until there is no room; gives how many fitted and why the last did not. */
  async fillDisk(photoBytes: number): Promise<{ photos: number; reason: string }> {
    for (let photos = 0; ; photos++) {
      const bytes = new Uint8Array(photoBytes);
      for (let at = 0; at < photoBytes; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      const file = new Blob([bytes]);
      try {
        await addEvidence({
          file,
          name: "a.jpg",
          mediaType: "image/jpeg",
          boot: deviceClock.boot(),
          addedAt: deviceClock.now(),
        });
      } catch (error) {
        return { photos, reason: (error as { reason?: string }).reason ?? String(error) };
      }
    }
  },

  /** Opens the store as a newer version of the app would. */
  async upgrade(): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>();
    const request = indexedDB.open("amanat", 1000);
    request.addEventListener("success", () => {
      request.result.close();
      resolve("upgraded");
    });
    request.addEventListener("blocked", () => resolve("blocked"));
    return promise;
  },

  watchHealth() {
    watchStoreHealth((health) => Object.assign(window, { health: health.kind }));
  },

  health: () => (window as { health?: string }).health ?? null,

  /** The browser closes the connection under the app. */
  cutConnection: () => journalDatabase().backendDB().close(),

  /** What Chromium does after damage: the store is there, and empty. */
  wipe: () => journalDatabase().delete(),
};

const checker = createEntryChecker({ election: "wa-1394", crypto: createVerifyingCrypto(), compile: compileCheck });

async function append(index: number, photoBytes: number) {
  const device = (await findDevice())!;
  const evidence = photoBytes === 0 ? [] : [await photo(index, photoBytes)];
  return appendEvent({
    event: {
      type: "report.filed",
      typeVersion: 1,
      unit: device.unit,
      subject: "WA-URM-0001/R0/eve",
      data: { index },
      evidence,
    },
    authorship: {
      election: device.election,
      author: device.author,
      officer: device.officer,
      mode: "rehearsal",
      claimedAt: deviceClock.now(),
      clock: deviceClock.readClock(),
      seen: null,
    },
    crypto: (await getSigningDevice()).crypto,
  });
}

function photo(index: number, sizeBytes: number) {
  const bytes = Uint8Array.from({ length: sizeBytes }, (_, at) => (at * 31 + index) & 255);
  const file = new Blob([bytes]);
  return addEvidence({
    file,
    name: "photo.jpg",
    mediaType: "image/jpeg",
    boot: deviceClock.boot(),
    addedAt: deviceClock.now(),
  });
}

export type StorePage = typeof page;
Object.assign(window, { page });
