/** A round of this device with its status told to everyone; shared by pages and the service worker. */
import { deviceClock } from "../clock/device-clock.ts";
import { signChallenge } from "../keys/device-key.ts";
import { journalDatabase } from "../journal-store/database.ts";
import { findDevice } from "../journal-store/device.ts";
import { findMeta, putMeta } from "../journal-store/meta.ts";
import { countAside, countWaiting } from "../journal-store/queries.ts";
import { listLogAlarms } from "../journal-store/witness-journal.ts";
import type { DeviceRow } from "../journal-store/rows.ts";
import { openPlainVault } from "../keys/vault.ts";
import { fetchRecipient } from "./district.ts";
import { ChunkPace } from "./chunk-pace.ts";
import { createHttp, NoProgressError, ProblemError, type Http } from "./http.ts";
import { createAuthorizedHttp, type AuthorizedHttp } from "./session-token.ts";
import { newestOnly } from "./newest-only.ts";
import { runRound, type RequestSize } from "./sync-round.ts";
import { syncStatus, tellSyncNews } from "./sync-status.ts";

const largest: RequestSize = { pushEntries: 200, pushBytes: 512_000 };
const smallest: RequestSize = { pushEntries: 1, pushBytes: 1 };
let size = largest;
const pace = new ChunkPace();

/** Calls without a token, for enrolment and the desk's cookie. Every reply tells the server's time. */
export const http: Http = createHttp({ onServerTime: noteServerTime });

let authorized: { author: string; http: AuthorizedHttp } | undefined;

/** Calls with the device's own token. */
export function authorizedHttp(device: DeviceRow): AuthorizedHttp {
  if (authorized?.author !== device.author) {
    const sign = (nonce: string) => signChallenge(nonce);
    authorized = { author: device.author, http: createAuthorizedHttp({ author: device.author, http, sign }) };
  }
  return authorized.http;
}

export function noteServerTime(serverAt: string): void {
  deviceClock.noteServerTime(serverAt);
  tellSyncNews({ serverAt, status: { lastContactAt: deviceClock.now() } });
}

/** One whole round; false on a device that is not enrolled. Call it under the lock `amanat-sync` only. */
export async function runSync(): Promise<boolean> {
  const db = journalDatabase();
  const device = await findDevice(db);
  if (device === undefined) return false;
  if (device.kind === "desk") openPlainVault();
  tellSyncNews({ status: { state: "syncing", progress: null } });
  try {
    await runRound({
      device,
      db,
      http: authorizedHttp(device),
      size,
      pace,
      onServerTime: noteServerTime,
      onProgress: (progress) => tellSyncNews({ status: { progress: { ...progress } } }),
    });
    await keepRecipient(device);
    size = adjusted(size, 2, largest);
    tellSyncNews({ status: { state: "idle", problem: null } });
    return true;
  } catch (error) {
    if (error instanceof NoProgressError) {
      size = adjusted(size, 1 / 4, smallest);
      pace.slowDown();
    }
    throw error;
  } finally {
    await keepLastContact();
    await refreshWaiting();
    void tellHealth(device).catch(() => undefined);
  }
}

let isRecipientKnown = false;

/** Asked once by each page, for what is sealed while there is no network. A round that got through stays one without it. */
async function keepRecipient(device: DeviceRow): Promise<void> {
  if (isRecipientKnown || device.kind === "desk") return;
  try {
    await fetchRecipient(authorizedHttp(device));
    isRecipientKnown = true;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
}

/** Behind the round and on its own: a report that does not get through costs nothing. */
async function tellHealth(device: DeviceRow): Promise<void> {
  if (syncStatus.getState().problem === "unreachable") return;
  const { reportHealth } = await import("./report-health.ts");
  const standing = await reportHealth(device, journalDatabase(), authorizedHttp(device));
  if (standing === undefined) return;
  if (standing !== syncStatus.getState().standing) await putMeta(standingKey, { author: device.author, standing });
  tellSyncNews({ status: { standing } });
}

const standingKey = "device-standing";

/** What the server last thought of this device, before it is asked again. */
async function restoreStanding(): Promise<void> {
  const [kept, device] = await Promise.all([findMeta(standingKey), findDevice()]);
  const { author, standing } = (kept ?? {}) as { author?: unknown; standing?: unknown };
  if (author === device?.author && (standing === "frozen" || standing === "revoked")) syncStatus.setState({ standing });
}

async function keepLastContact(): Promise<void> {
  const { lastContactAt } = syncStatus.getState();
  const serverAt = deviceClock.serverAt();
  if (lastContactAt !== null && serverAt !== null) await putMeta("last-contact", { lastContactAt, serverAt });
}

function adjusted(from: RequestSize, factor: number, bound: RequestSize): RequestSize {
  const limit = factor > 1 ? Math.min : Math.max;
  return {
    pushEntries: limit(bound.pushEntries, Math.ceil(from.pushEntries * factor)),
    pushBytes: limit(bound.pushBytes, Math.ceil(from.pushBytes * factor)),
  };
}

/** Counts what waits, for this context's status. A count that begins while something is appended never hides it. */
export const recountWaiting = newestOnly(
  async () => {
    const device = await findDevice();
    if (device === undefined) return undefined;
    return Promise.all([countWaiting(device.author), countAside(), listLogAlarms()]);
  },
  (counted) => {
    if (counted === undefined) return;
    const [{ entries, evidence, sizeBytes, needsYou }, aside, logAlarms] = counted;
    syncStatus.setState({
      waitingEntries: entries,
      waitingEvidence: evidence,
      waitingBytes: sizeBytes,
      needsYou,
      aside,
      logAlarms,
    });
  },
);

/** The same here and in every other context. */
export async function refreshWaiting(): Promise<void> {
  await recountWaiting();
  tellSyncNews({ recount: true });
}

/** What an earlier run of the app left: the last contact, and with it a lower bound of the time. */
export async function restoreLastContact(): Promise<void> {
  await restoreStanding();
  const kept = await findMeta("last-contact");
  if (typeof kept !== "object" || kept === null) return;
  const { lastContactAt, serverAt } = kept as Record<string, unknown>;
  if (typeof serverAt === "string") deviceClock.restoreServerTime(serverAt);
  if (typeof lastContactAt === "string" && syncStatus.getState().lastContactAt === null) {
    syncStatus.setState({ lastContactAt });
  }
}

/** The lock that makes one context the only one to sync. Without Web Locks this context is taken to be alone. */
export async function withSyncLock(work: () => Promise<void>): Promise<void> {
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return work();
  await locks.request("amanat-sync", work);
}
