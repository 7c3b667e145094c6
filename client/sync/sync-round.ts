/** One round of this device, in a page or in the service worker. */
import { createEntryChecker } from "../../shared/journal/check-entries.ts";
import type { AuthorId, EvidenceHash } from "../../shared/journal/ids.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import { syncOnce, type SyncProgress } from "../../shared/sync/sync-once.ts";
import type { EvidenceItem, LogWitness, SyncTransport } from "../../shared/sync/sync-ports.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { findVault } from "../keys/vault.ts";
import { createVerifyingCrypto } from "../keys/web-crypto.ts";
import type { JournalDatabase } from "../journal-store/database.ts";
import { listFormerAuthors } from "../journal-store/device.ts";
import { noteCaughtUp } from "../journal-store/caught-up.ts";
import { hasOutbox } from "../journal-store/queries.ts";
import { flagEvidence, findStoredEvidence, readEvidenceBytes, setUploadUrl } from "../journal-store/read-evidence.ts";
import type { DeviceRow } from "../journal-store/rows.ts";
import { createTabletJournal } from "../journal-store/tablet-journal.ts";
import type { ChunkPace } from "./chunk-pace.ts";
import { NoProgressError, UnreachableError, type Http } from "./http.ts";
import { createHttpTransport } from "./http-transport.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { uploadEvidence, type UploadStore } from "./upload-evidence.ts";

/** How much goes into one request: smaller after a time-out, so that a bad line still carries something. */
export interface RequestSize {
  pushEntries: number;
  pushBytes: number;
}

export interface RoundOptions {
  device: DeviceRow;
  db: JournalDatabase;
  http: Http;
  size: RequestSize;
  pace: ChunkPace;
  onServerTime(serverAt: string): void;
  onProgress(progress: Readonly<SyncProgress>): void;
}

const deskPullLimit = 1000;
const tabletPullLimit = 500;

const verifying = createVerifyingCrypto();

/**
 * Entries, news, evidence; after it what an earlier enrolment of this device left unsent. While nobody has opened the tablet, as
 * in the service worker with no page open, entries go sealed for the district, and nothing is asked for: it could not be kept.
 */
export async function runRound(options: RoundOptions): Promise<SyncProgress> {
  const progress = await runRoundOf(options.device.author, options);
  for (const author of await listFormerAuthors(options.db)) {
    if (!(await hasOutbox(author, options.db))) continue;
    // What was sealed under a key of before opens by the district alone.
    await runRoundOf(author, options, true);
    await runRoundOf(author, options);
  }
  return progress;
}

async function runRoundOf(
  author: AuthorId,
  options: RoundOptions,
  isLocked = findVault() === undefined,
): Promise<SyncProgress> {
  const { device, db, http, size, onServerTime, onProgress } = options;
  // A device that was told no key of its server has nothing to check the log with.
  const provable = device.serverPublicKey !== "";
  return syncOnce({
    journal: createTabletJournal({ author, db, provable, isLocked }),
    ...(provable && { witness: witnessOf(options) }),
    transport: createHttpTransport({
      http,
      onServerTime,
      isSealed: isLocked,
      sendEvidence: untilRoadGivesOut((item) => sendEvidence(item, options)),
    }),
    checker: createEntryChecker({ election: device.election, crypto: verifying, compile: compileCheck }),
    pushLimit: size.pushEntries,
    pushMaxBytes: size.pushBytes,
    pullLimit: device.kind === "desk" ? deskPullLimit : tabletPullLimit,
    sendOnly: isLocked,
    onProgress,
    onCaughtUp: () => noteCaughtUp(device.author, db),
  });
}

const witnessOf = ({ device, db, http }: RoundOptions): LogWitness => ({
  async check() {
    const { createLogWitness } = await import("./witness-log.ts");
    return createLogWitness({ device, db, http, now: () => deviceClock.now() }).check();
  },
});

/** After a time-out the other files of the round fail at once instead of waiting for one each. */
function untilRoadGivesOut(send: SyncTransport["sendEvidence"]): SyncTransport["sendEvidence"] {
  let failure: UnreachableError | NoProgressError | undefined;
  return async (item) => {
    if (failure !== undefined) throw failure;
    try {
      await send(item);
    } catch (error) {
      if (error instanceof UnreachableError || error instanceof NoProgressError) failure = error;
      throw error;
    }
  };
}

/** What is damaged here or refused there is flagged for people; settleEvidence leaves a flagged file as it is. */
async function sendEvidence(item: EvidenceItem, { http, db, pace }: RoundOptions): Promise<void> {
  const store: UploadStore = {
    async findBytes(sha256) {
      const kept = await readEvidenceBytes(sha256 as EvidenceHash, db);
      if (kept.state === "damaged") return undefined;
      const hash = toBase64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", kept.bytes)));
      return hash === sha256 ? kept.bytes : undefined;
    },
    findUploadUrl: async (sha256) => (await findStoredEvidence(sha256 as EvidenceHash, db))?.uploadUrl ?? null,
    setUploadUrl: (sha256, url) => setUploadUrl(sha256 as EvidenceHash, url, db),
  };
  const sent = await uploadEvidence({ item, http, store, pace });
  if (sent.outcome === "damaged") await flagEvidence(item.sha256, "damaged", "the bytes here have changed", db);
  if (sent.outcome === "refused") await flagEvidence(item.sha256, "refused", sent.problem, db);
}
