/**
 * A forgotten PIN. The tablet cannot open its own work, but the district can: it is asked for the data key, people compare a code,
 * and the key comes back sealed for this page alone. Nothing on the tablet changes until a new PIN is chosen.
 */
import { Type } from "typebox";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { findBase64UrlBytes, toBase64Url } from "../../shared/lib/bytes.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { findDataKeyRow, findDevice, findOfficer, listDataKeyRows } from "../journal-store/device.ts";
import type { DataKeyRow } from "../journal-store/rows.ts";
import { NotEnrolledError } from "../keys/device-key.ts";
import { loadOneTimeIdentity } from "../keys/load-keys.ts";
import type { OneTimeIdentity } from "../keys/one-time-identity.ts";
import { setPin } from "../keys/pin.ts";
import { recoveryCode } from "../keys/recovery-code.ts";
import { makeDataKey, openVault } from "../keys/vault.ts";
import { jsonBody } from "../sync/gzip.ts";
import { ProblemError } from "../sync/http.ts";
import { authorizedHttp } from "../sync/run-sync.ts";
import { keepSealed } from "./officer-session.ts";
import { useSession } from "./session-store.ts";

const isAsked = compileCheck(Type.Object({ id: Type.String({ minLength: 1 }) }));
const isAnswer = compileCheck(
  Type.Object({
    status: Type.Union([Type.Literal("waiting"), Type.Literal("released"), Type.Literal("refused")]),
    sealed: Type.Union([Type.String(), Type.Null()]),
  }),
);

/** The tablet never got to seal its key for the district: only its officers' PINs open it. Nothing is lost. */
export class NotSealedForDistrictError extends Error {
  override readonly name = "NotSealedForDistrictError";
}

/** A request under way; it lives in this page only, and a new one takes its place at the server. */
export interface PinRecovery {
  officer: string;
  /** What is read out to the office. */
  code: string;
  id: string;
  identity: OneTimeIdentity;
  keyId: string;
}

/** Needs a network. Throws NotSealedForDistrictError, and what http throws. */
export async function askForRecovery(officer: string): Promise<PinRecovery> {
  const device = await findDevice();
  if (device === undefined) throw new NotEnrolledError("this device is not enrolled");
  const dataKey = await findKeyOf(officer);
  if (dataKey?.forDistrict == null) throw new NotSealedForDistrictError("the district has no way to this key");
  const { makeOneTimeIdentity } = await loadOneTimeIdentity();
  const identity = await makeOneTimeIdentity();
  const body = { officer, wrapped: toBase64Url(dataKey.forDistrict), recipient: identity.recipient };
  const asked = await authorizedHttp(device).json("/api/recoveries", { method: "POST", ...(await jsonBody(body)) });
  if (!isAsked(asked)) throw new UnexpectedReplyError("not the reply to a request for the data key");
  const code = await recoveryCode(device.author, identity.recipient);
  return { officer, code, id: asked.id, identity, keyId: dataKey.id };
}

/**
 * What the office has decided. `released`: the vault is open, and a new PIN must be chosen. `gone`: the server knows nothing of it
 * any more, ask again. Throws what http throws: ask again later.
 */
export async function checkRecovery(recovery: PinRecovery): Promise<"waiting" | "released" | "refused" | "gone"> {
  const device = await findDevice();
  if (device === undefined) throw new NotEnrolledError("this device is not enrolled");
  let answer: unknown;
  try {
    answer = await authorizedHttp(device).json(`/api/recoveries/${recovery.id}`);
  } catch (error) {
    if (error instanceof ProblemError && error.status === 404) return "gone";
    throw error;
  }
  if (!isAnswer(answer)) throw new UnexpectedReplyError("not an answer about the data key");
  if (answer.status !== "released" || answer.sealed === null)
    return answer.status === "refused" ? "refused" : "waiting";
  const sealed = findBase64UrlBytes(answer.sealed);
  if (sealed === undefined) throw new UnexpectedReplyError("the data key is not base64url");
  openVault(await makeDataKey({ id: recovery.keyId, raw: await recovery.identity.open(sealed) }));
  return "released";
}

/** After `released`. */
export async function choosePinAnew({ officer }: PinRecovery, pin: string): Promise<void> {
  const row = await findOfficer(officer);
  await setPin({ id: officer, name: row?.name ?? null }, pin);
  useSession.setState({ locked: false, officer });
  keepSealed();
}

/** The officer's own; of one who never had a way to it, the tablet's only one. */
async function findKeyOf(officer: string): Promise<DataKeyRow | undefined> {
  const row = await findOfficer(officer);
  if (row !== undefined && "keyId" in row) return findDataKeyRow(row.keyId);
  const all = await listDataKeyRows();
  return all.length === 1 ? all[0] : undefined;
}
