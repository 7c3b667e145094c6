/** The device's own key: made here, kept by IndexedDB, never extractable. A new one for every enrolment. */
import type { AuthorId } from "../../shared/journal/ids.ts";
import type { SigningCrypto } from "../../shared/journal/ports.ts";
import { preAuthEncode } from "../../shared/journal/pae.ts";
import { toBase64Url } from "../../shared/lib/bytes.ts";
import { findDevice, findPendingKey, putPendingKey } from "../journal-store/device.ts";
import { onJournalChange } from "../journal-store/changes.ts";
import { journalDatabase, type JournalDatabase } from "../journal-store/database.ts";
import type { DeviceRow, PendingKeyRow } from "../journal-store/rows.ts";
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
  return (await findPendingKey(db)) ?? renewPendingKey(db);
}

/** Another key for the enrolment that is under way. */
export async function renewPendingKey(db = journalDatabase()): Promise<PendingKeyRow> {
  const pair = (await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"])) as CryptoKeyPair;
  const author = toBase64Url(new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey))) as AuthorId;
  const row: PendingKeyRow = { id: "pending-key", author, privateKey: pair.privateKey };
  await putPendingKey(row, db);
  return row;
}

export interface SigningDevice {
  device: DeviceRow;
  /** Signs as this device. */
  crypto: SigningCrypto;
}

let signingDevices = new WeakMap<JournalDatabase, Promise<SigningDevice>>();
onJournalChange(({ kind }) => {
  if (kind === "device") signingDevices = new WeakMap();
});

/** Read once and kept until this device's identity changes, here or in another tab. Throws NotEnrolledError. */
export function getSigningDevice(db = journalDatabase()): Promise<SigningDevice> {
  const kept = signingDevices.get(db);
  if (kept !== undefined) return kept;
  const read = readSigningDevice(db);
  signingDevices.set(db, read);
  read.catch(() => signingDevices.delete(db));
  return read;
}

async function readSigningDevice(db: JournalDatabase): Promise<SigningDevice> {
  const device = await findDevice(db);
  if (device === undefined) throw new NotEnrolledError("this device is not enrolled");
  return { device, crypto: createSigningCrypto(device.privateKey) };
}

/** The answer to `POST /api/session/challenge`: proves to the server that this device holds its key. base64url. */
export async function signChallenge(nonce: string, db = journalDatabase()): Promise<string> {
  const { crypto: signer } = await getSigningDevice(db);
  return toBase64Url(await signer.sign(preAuthEncode(sessionMediaType, nonce)));
}
