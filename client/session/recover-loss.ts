/** Ways out of the alarm "data lost". None of them drops what is left. */
import { removeCanary } from "../journal-store/canary.ts";
import { findDevice, retireDevice } from "../journal-store/device.ts";
import { findMeta, putMeta } from "../journal-store/meta.ts";
import { resetPullCursor } from "../journal-store/pull-cursor.ts";
import { checkStore } from "../journal-store/store-check.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { runSync, withSyncLock } from "../sync/run-sync.ts";
import { openDevice } from "./start-session.ts";
import { useSession } from "./session-store.ts";

const lossesKey = "losses";

/** Reads everything again from the server, and with it those own entries that it had received. True: nothing is missing any more. */
export async function recoverFromServer(): Promise<boolean> {
  const device = await findDevice();
  if (device === undefined) return false;
  await resetPullCursor();
  await withSyncLock(async () => void (await runSync()));
  const check = await checkStore();
  if (check.state === "ok") {
    await openDevice(device);
    return true;
  }
  if (check.state === "lost") useSession.setState({ loss: check });
  return false;
}

/**
 * The loss is noted and the device may be enrolled anew, with a new key: its old log ends here and is never continued. Entries
 * of it that are left are kept and, if they were not received, still sent.
 */
export async function acknowledgeLoss(): Promise<void> {
  const { loss } = useSession.getState();
  if (loss === null) return;
  const losses = await findMeta(lossesKey);
  await putMeta(lossesKey, [...(Array.isArray(losses) ? losses : []), { ...loss, acknowledgedAt: deviceClock.now() }]);
  await retireDevice();
  removeCanary();
  useSession.setState({ phase: "none", device: null, loss: null, locked: true, officer: null });
}
