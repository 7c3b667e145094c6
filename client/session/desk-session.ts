/** The desk's browser: a supervisor signs in with a password, and the browser becomes a device of theirs. */
import { findDevice } from "../journal-store/device.ts";
import { putMeta } from "../journal-store/meta.ts";
import { openPlainVault } from "../keys/vault.ts";
import { jsonBody } from "../sync/gzip.ts";
import { http } from "../sync/run-sync.ts";
import { stopSync } from "../sync/start-sync.ts";
import { assertNothingUnsent } from "./reset-device.ts";
import { enrolDevice } from "./enrol.ts";
import { openDevice, signedOutKey } from "./start-session.ts";
import { useSession } from "./session-store.ts";

/** This browser is a branch's tablet: its work must not be mixed with a desk's. Use another browser or profile. */
export class TabletInUseError extends Error {
  override readonly name = "TabletInUseError";
}

/** This browser is the desk of someone else: one browser profile per supervisor. */
export class OtherDeskError extends Error {
  override readonly name = "OtherDeskError";
  constructor(readonly officer: string) {
    super(`this browser is the desk of ${officer}`);
  }
}

/**
 * Signs in, enrols this browser at the first time, and starts to pull what lies in the user's scope. Resolves when the desk can
 * be shown; the pull's progress is in the sync status. Throws ProblemError 401 on a wrong name or password.
 */
export async function deskLogin(username: string, password: string): Promise<void> {
  const device = await findDevice();
  if (device?.kind === "tablet") throw new TabletInUseError("this browser is a branch's tablet");
  if (device !== undefined && device.officer !== username.trim()) throw new OtherDeskError(device.officer);
  await http.json("/api/login", { method: "POST", ...(await jsonBody({ username: username.trim(), password })) });
  openPlainVault();
  const desk = device ?? (await enrolDevice("desk", null));
  await putMeta(signedOutKey, false);
  await openDevice(desk);
  useSession.setState({ locked: false, officer: desk.officer });
}

/**
 * Hides everything until the next sign-in, also after a restart. The server is told if it can be reached. Throws UnsentWorkError
 * while entries of this desk are unsent: nothing is hidden then.
 */
export async function deskLogout(): Promise<void> {
  await assertNothingUnsent({ withRefused: false });
  await putMeta(signedOutKey, true);
  stopSync();
  useSession.setState({ locked: true, officer: null });
  await http.json("/api/logout", { method: "POST" });
}
