/** The device's own key: made here, kept by IndexedDB, never extractable. A new one for every enrolment. */
import type { AuthorId } from "../../shared/journal/ids.ts";
import type { SigningCrypto } from "../../shared/journal/ports.ts";
import { preAuthEncode } from "../../shared/journal/pae.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import { findDevice, findPendingKey, putPendingKey } from "../journal-store/device.ts";
import { journalDatabase } from "../journal-store/database.ts";
import type { PendingKeyRow } from "../journal-store/rows.ts";
import { createSigningCrypto } from "./web-crypto.ts";

export const sessionMediaType = "application/vnd.amanat.session.v1";

/** The store holds no key to sign with: the device is not enrolled. */
export class NotEnrolledError extends Error {
  override readonly name = "NotEnrolledError";
}

/**
 * The key of an enrolment that is under way: the one of an earlier, unanswered try if there is one, so that a reply that
 * was lost on its way does not cost the code.
 */
export async function getPendingKey(db = journalDatabase()): Promise<PendingKeyRow> {
  const pending = await findPendingKey(db);
  if (pending !== undefined) return pending;
  const pair = (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;
  const author = toBase64Url(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))) as AuthorId;
  const row: PendingKeyRow = { id: "pending-key", author, privateKey: pair.privateKey };
  await putPendingKey(row, db);
  return row;
}

/** Signs entries as this device. */
export async function getDeviceSigner(db = journalDatabase()): Promise<SigningCrypto> {
  const device = await findDevice(db);
  if (device === undefined) throw new NotEnrolledError("this device is not enrolled");
  return createSigningCrypto(device.privateKey);
}

/** The answer to `POST /api/session/challenge`: proves to the server that this device holds its key. base64url. */
export async function signChallenge(nonce: string, db = journalDatabase()): Promise<string> {
  const signer = await getDeviceSigner(db);
  return toBase64Url(await signer.sign(preAuthEncode(sessionMediaType, nonce)));
}
