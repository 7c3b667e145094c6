/**
 * An officer's PIN on this device opens the tablet's data key. Nothing says whether a PIN is right but the key itself: it opens
 * (AES-GCM is authenticated) or it does not. Every officer has a wrap of the same key; the district has one too (data-key.ts).
 */
import { bytesEqual, findBase64UrlBytes, toUtf8 } from "../../shared/lib/bytes.ts";
import { journalDatabase, type JournalDatabase } from "../journal-store/database.ts";
import { findDataKeyRow, findOfficer, putOfficer, updateOfficer, type AnyOfficerRow } from "../journal-store/device.ts";
import type { DataKeyRow, OfficerRow, PinDerivation, UnsealedOfficerRow } from "../journal-store/rows.ts";
import type { Derive } from "./derive-pin-key.ts";
import { loadDerivation } from "./load-keys.ts";
import { exportDataKey, findDataKey, makeDataKey, openVault, type DataKey } from "./vault.ts";
import { randomBytes } from "./web-crypto.ts";

type Bytes = Uint8Array<ArrayBuffer>;

export const minPinLength = 6;
export const maxPinLength = 16;
const freeFailures = 10;
const firstDelayMs = 3_600_000;
const longestDelayMs = 24 * 3_600_000;
const nonceBytes = 12;

export type PinCheck =
  | { outcome: "right" }
  | { outcome: "wrong"; triesLeft: number }
  /** Until then, or until the district or another officer of the tablet gives a new PIN. */
  | { outcome: "locked"; waitMs: number }
  | { outcome: "no-pin" };

/** Fewer than six digits, more than sixteen, or something else than digits. Persian and Arabic digits are read as 0-9. */
export class PinTooWeakError extends Error {
  override readonly name = "PinTooWeakError";
}

/** What a test does otherwise. */
export interface PinPorts {
  db?: JournalDatabase;
  derive?: Derive;
  tune?: () => Promise<PinDerivation>;
}

const derivePinKey: Derive = async (...args) => (await loadDerivation()).derivePinKey(...args);
const tunePinDerivation = async () => (await loadDerivation()).tunePinDerivation();

/** Digits of any of the three scripts as 0-9, so that a PIN chosen on one keyboard opens on another. */
export function normalizePin(pin: string): string {
  return pin.trim().replaceAll(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

export function isPinStrong(pin: string): boolean {
  const digits = normalizePin(pin);
  return /^\d+$/.test(digits) && digits.length >= minPinLength && digits.length <= maxPinLength;
}

/**
 * Sets or replaces the PIN of an officer on this device, and leaves the vault open. The data key is the one that is open; on a
 * device where none is, a new one: what was sealed under an earlier key then opens by the district alone.
 */
export async function setPin(
  officer: { id: string; name: string | null },
  pin: string,
  { db = journalDatabase(), derive = derivePinKey, tune = tunePinDerivation }: PinPorts = {},
): Promise<void> {
  if (!isPinStrong(pin)) throw new PinTooWeakError("a PIN has six to sixteen digits");
  const digits = normalizePin(pin);
  const dataKey = findDataKey() ?? (await makeDataKey());
  const derivation = await tune();
  const salt = randomBytes(16);
  const wrapped = await wrap(dataKey, officer.id, await derive(digits, salt, derivation));
  const isNew = (await findDataKeyRow(dataKey.id, db)) === undefined;
  const fresh: DataKeyRow | null = isNew
    ? { id: dataKey.id, recipient: null, forDistrict: null, isAllSealed: false }
    : null;
  const row = { ...officer, digits: digits.length, derivation, salt, keyId: dataKey.id, wrapped };
  await putOfficer({ ...row, failures: 0, lockedAt: null }, fresh, db);
  openVault(dataKey);
}

/**
 * Opens the vault if the PIN is right. `nowMs`: this device's clock. Ten wrong PINs lock it for an hour, each further one for
 * twice as long, up to a day.
 */
export async function checkPin(officer: string, pin: string, nowMs: number, ports: PinPorts = {}): Promise<PinCheck> {
  const { db = journalDatabase(), derive = derivePinKey } = ports;
  const before = await updateOfficer(officer, (row) => clampLock(row, nowMs), db);
  if (before === undefined) return { outcome: "no-pin" };
  const waitMs = remainingMs(before, nowMs);
  if (waitMs > 0) return { outcome: "locked", waitMs };
  if (await opens(before, normalizePin(pin), derive, { ...ports, db })) {
    await updateOfficer(officer, (row) => ({ ...row, failures: 0, lockedAt: null }), db);
    return { outcome: "right" };
  }
  const after = await updateOfficer(officer, (row) => failed(row, nowMs), db);
  const failures = after?.failures ?? 0;
  return failures >= freeFailures
    ? { outcome: "locked", waitMs: delayMs(failures) }
    : { outcome: "wrong", triesLeft: freeFailures - failures };
}

/** How long the officer has to wait before the next try; 0 if not at all. */
export async function pinWaitMs(officer: string, nowMs: number, db = journalDatabase()): Promise<number> {
  const row = await findOfficer(officer, db);
  return row === undefined ? 0 : remainingMs(clampLock(row, nowMs), nowMs);
}

async function opens(row: AnyOfficerRow, digits: string, derive: Derive, ports: PinPorts): Promise<boolean> {
  if ("verifier" in row) {
    if (!(await matchesVerifier(row, digits, derive))) return false;
    await setPin({ id: row.id, name: row.name }, digits, ports);
    return true;
  }
  const dataKey = await unwrap(row, await derive(digits, row.salt, row.derivation));
  if (dataKey !== undefined) openVault(dataKey);
  return dataKey !== undefined;
}

const wrapContext = (officer: string, keyId: string): Bytes => toUtf8(`officers/${officer}/${keyId}`);

const toWrapKey = (key: Bytes, use: "encrypt" | "decrypt"): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", key, "AES-GCM", false, [use]);

async function wrap(dataKey: DataKey, officer: string, pinKey: Bytes): Promise<Bytes> {
  const nonce = randomBytes(nonceBytes);
  const parameters = { name: "AES-GCM", iv: nonce, additionalData: wrapContext(officer, dataKey.id) };
  const raw = await exportDataKey(dataKey);
  const body = await crypto.subtle.encrypt(parameters, await toWrapKey(pinKey, "encrypt"), raw);
  return Uint8Array.from([...nonce, ...new Uint8Array(body)]);
}

/** Undefined: the PIN is wrong. */
async function unwrap({ id, keyId, wrapped }: OfficerRow, pinKey: Bytes): Promise<DataKey | undefined> {
  const iv = wrapped.slice(0, nonceBytes);
  const parameters = { name: "AES-GCM", iv, additionalData: wrapContext(id, keyId) };
  try {
    const key = await toWrapKey(pinKey, "decrypt");
    const raw = new Uint8Array(await crypto.subtle.decrypt(parameters, key, wrapped.slice(nonceBytes)));
    return await makeDataKey({ id: keyId, raw });
  } catch (error) {
    if (error instanceof DOMException && error.name === "OperationError") return undefined;
    throw error;
  }
}

async function matchesVerifier(row: UnsealedOfficerRow, digits: string, derive: Derive): Promise<boolean> {
  const salt = findBase64UrlBytes(row.salt);
  const verifier = findBase64UrlBytes(row.verifier);
  if (salt === undefined || verifier === undefined) return false;
  return bytesEqual(await derive(digits, salt, { name: "pbkdf2-sha256", iterations: row.iterations }), verifier);
}

function failed<Row extends AnyOfficerRow>(row: Row, nowMs: number): Row {
  const failures = row.failures + 1;
  return { ...row, failures, lockedAt: failures >= freeFailures ? new Date(nowMs).toISOString() : null };
}

/** A clock that was set back must not turn a lock of hours into one of years. */
function clampLock<Row extends AnyOfficerRow>(row: Row, nowMs: number): Row {
  return row.lockedAt !== null && Date.parse(row.lockedAt) > nowMs
    ? { ...row, lockedAt: new Date(nowMs).toISOString() }
    : row;
}

function remainingMs(row: AnyOfficerRow, nowMs: number): number {
  if (row.lockedAt === null) return 0;
  return Math.max(0, Date.parse(row.lockedAt) + delayMs(row.failures) - nowMs);
}

const delayMs = (failures: number): number =>
  Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(20, Math.max(0, failures - freeFailures)));
