/** The ways in and out of a tablet. All of them but the enrolment work with no network. */
import { deviceClock } from "../clock/device-clock.ts";
import { findDataKeyRow, findDevice } from "../journal-store/device.ts";
import { checkPin, PinTooWeakError, isPinStrong, setPin, type PinCheck } from "../keys/pin.ts";
import { findDataKey } from "../keys/vault.ts";
import { awaitFirstReplication } from "../reference/start-reference.ts";
import { fetchRecipient } from "../sync/district.ts";
import { authorizedHttp } from "../sync/run-sync.ts";
import { keepCopies } from "../sync/seal-for-district.ts";
import { syncNow } from "../sync/start-sync.ts";
import { enrolDevice } from "./enrol.ts";
import { openDevice } from "./start-session.ts";
import { useSession } from "./session-store.ts";

export type EnrolStep =
  | { step: "asking-server" }
  | { step: "saving" }
  /** The reference collections come in: the app works without a network once they have. */
  | { step: "fetching"; done: number; total: number; documents: number }
  /** What the branch has filed before comes in; nothing can be recorded until it has. */
  | { step: "fetching-branch" }
  | { step: "done" };

/**
 * Enrols this tablet by a code, sets the officer's PIN, and waits for the reference collections. Throws PinTooWeakError,
 * ProblemError (a wrong or used code), UnreachableError, NoProgressError or UnexpectedReplyError; a repeated try after a lost
 * reply names the same key. Once "fetching" has begun the device is enrolled: leaving then loses nothing.
 */
export async function enrol(
  code: string,
  pin: string,
  onStep: (step: EnrolStep) => void = () => undefined,
  deviceName = "",
): Promise<void> {
  if (!isPinStrong(pin)) throw new PinTooWeakError("a PIN has at least six digits");
  onStep({ step: "asking-server" });
  const device = await enrolDevice("tablet", code, deviceName);
  onStep({ step: "saving" });
  await setPin({ id: device.officer, name: null }, pin);
  // An enrolment has a network: from here on the district can help out whoever forgets the PIN.
  await fetchRecipient(authorizedHttp(device)).then(() => keepCopies(device), reportError);
  await openDevice(device);
  keepSealed();
  await awaitFirstReplication((progress) => onStep({ step: "fetching", ...progress }));
  onStep({ step: "fetching-branch" });
  // Whatever comes of it: without a network the officer is told what is missing, and may begin drafts.
  await syncNow();
  useSession.setState({ locked: false, officer: device.officer });
  onStep({ step: "done" });
}

/** Opens the tablet for one of its officers. */
export async function unlock(officer: string, pin: string): Promise<PinCheck> {
  const check = await checkPin(officer, pin, Date.parse(deviceClock.now()));
  if (check.outcome === "right") {
    useSession.setState({ locked: false, officer });
    keepSealed();
  }
  return check;
}

/** After an unlock, and behind it: what is readable yet is sealed, what waits is sealed for the district, the rest is fetched. */
export function keepSealed(): void {
  const dataKey = findDataKey();
  if (dataKey === null) return;
  void (async () => {
    if ((await findDataKeyRow(dataKey.id))?.isAllSealed === false) {
      const { sealStore } = await import("../journal-store/seal-store.ts");
      await sealStore(dataKey.id);
    }
    const device = await findDevice();
    if (device !== undefined) await keepCopies(device);
    await syncNow();
  })().catch(reportError);
}

/** Lets a second officer sign on this tablet; someone who is signed in on it has to be there. */
export async function addOfficer(id: string, name: string, pin: string): Promise<void> {
  if (useSession.getState().officer === null) throw new Error("nobody is signed in");
  await setPin({ id, name }, pin);
}
