/** What happens when the app opens, before anything is shown. */
import { deviceClock } from "../clock/device-clock.ts";
import { untilIdle } from "../clock/until-idle.ts";
import { findDevice } from "../journal-store/device.ts";
import { findMeta } from "../journal-store/meta.ts";
import { fillReserve } from "../journal-store/reserve.ts";
import { rollLog } from "../journal-store/roll-log.ts";
import type { DeviceRow } from "../journal-store/rows.ts";
import { loadDerivation } from "../keys/load-keys.ts";
import { openPlainVault } from "../keys/vault.ts";
import { checkStore } from "../journal-store/store-check.ts";
import { requestPersistence, watchStoreHealth } from "../journal-store/store-health.ts";
import { sweepEvidence } from "../journal-store/sweep-evidence.ts";
import { awaitFirstReplication, resyncReference, startReference } from "../reference/start-reference.ts";
import { authorizedHttp } from "../sync/run-sync.ts";
import { startSync } from "../sync/start-sync.ts";
import { isPageOpen, markPageOpen } from "./open-pages.ts";
import { useSession, type Device } from "./session-store.ts";
import { watchIdleness } from "./idle-lock.ts";

/** Checks the store and sets the session's phase. Call once per page; resolves when the first screen can be chosen. */
export async function startSession(): Promise<void> {
  try {
    await openSession();
  } catch (error) {
    useSession.setState({ failure: error instanceof Error ? error : new Error(String(error)) });
  }
}

async function openSession(): Promise<void> {
  watchStoreHealth((storeHealth) => useSession.setState({ storeHealth }));
  markPageOpen(deviceClock.boot());
  watchIdleness();
  const check = await checkStore();
  const device = await findDevice();
  if (check.state === "lost") {
    useSession.setState({ phase: "data-lost", loss: check, device: device === undefined ? null : toDevice(device) });
    return;
  }
  if (device === undefined) {
    useSession.setState({ phase: "none" });
    return;
  }
  if (device.kind === "desk") openPlainVault();
  // It will be wanted as soon as the PIN has been typed.
  else void loadDerivation().catch(reportError);
  const signedOut = (await findMeta(signedOutKey)) === true;
  const unlocked = device.kind === "desk" && !signedOut;
  useSession.setState({ locked: !unlocked, officer: unlocked ? device.officer : null });
  await openDevice(device, { isSignedOut: signedOut });
}

export const signedOutKey = "desk-signed-out";

/** Everything that runs on an enrolled device. What is kept here can be read when it resolves; the rest goes on behind it. */
export async function openDevice(device: DeviceRow, { isSignedOut = false } = {}): Promise<void> {
  // A province's desk knows thousands of people; a tablet's screens begin with the few of its branch.
  await startReference(authorizedHttp(device), device.kind === "desk" ? "people" : undefined);
  useSession.setState({ phase: "enrolled", device: toDevice(device), loss: null });
  // A desk that was signed out fetches nothing more until someone signs in.
  if (!isSignedOut) void startSyncing(device).catch(reportError);
  void keepStore().catch(reportError);
}

/** A desk opens on the reference collections and the server's own board: at its first start a day of entries comes behind them. */
async function startSyncing(device: DeviceRow): Promise<void> {
  if (device.kind === "desk") {
    await awaitFirstReplication();
    if ((await findMeta(signedOutKey)) === true) return;
  }
  await startSync(device, { onReferenceNews: resyncReference });
}

/** The first screen is drawn before; whoever has typed a PIN by then writes little. */
const keepingWaitsMs = 3000;

/** Not urgent: asks for durability, keeps room for text, clears away what a crash left. */
async function keepStore(): Promise<void> {
  await untilIdle(keepingWaitsMs);
  await rollLog();
  useSession.setState({ persisted: await requestPersistence() });
  await sweepEvidence(isPageOpen);
  await fillReserve();
}

export function toDevice(row: DeviceRow): Device {
  const { kind, author, unit, role, officer, election, serverOrigin, enrolledAt } = row;
  return { kind, author, unit, role, officer, election, serverOrigin, enrolledAt };
}
