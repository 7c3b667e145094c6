/**
 * An officer's PIN on this device: a lock on the screen. It derives a key and compares; nothing in the store is encrypted
 * under it yet, so it keeps passers-by out and no one who reads the disk.
 */
import { findBase64UrlBytes, bytesEqual, toBase64Url, toUtf8 } from "../../shared/lib/bytes.ts";
import { journalDatabase } from "../journal-store/database.ts";
import { findOfficer, putOfficer, updateOfficer } from "../journal-store/device.ts";
import type { OfficerRow } from "../journal-store/rows.ts";
import { randomBytes } from "./web-crypto.ts";

export const minPinLength = 6;
/** Of PBKDF2-SHA-256, as OWASP advises: half a second on a tablet. */
const defaultIterations = 600_000;
const freeFailures = 10;
const firstDelayMs = 30_000;
const longestDelayMs = 3_600_000;

export type PinCheck =
  | { outcome: "right" }
  | { outcome: "wrong"; triesLeft: number }
  | { outcome: "locked"; waitMs: number }
  | { outcome: "no-pin" };

/** Fewer than six digits, or something else than digits. Persian and Arabic digits are read as 0-9. */
export class PinTooWeakError extends Error {
  override readonly name = "PinTooWeakError";
}

/** Digits of any of the three scripts as 0-9, so that a PIN chosen on one keyboard opens on another. */
export function normalizePin(pin: string): string {
  return pin.trim().replaceAll(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 15));
}

/** At least six digits and nothing else. */
export function isPinStrong(pin: string): boolean {
  return /^\d+$/.test(normalizePin(pin)) && normalizePin(pin).length >= minPinLength;
}

/** Sets or replaces the PIN of an officer on this device. */
export async function setPin(
  officer: { id: string; name: string | null },
  pin: string,
  db = journalDatabase(),
  iterations = defaultIterations,
): Promise<void> {
  if (!isPinStrong(pin)) throw new PinTooWeakError("a PIN has at least six digits");
  const digits = normalizePin(pin);
  const salt = randomBytes(16);
  const verifier = toBase64Url(await derive(digits, salt, iterations));
  const row = { ...officer, salt: toBase64Url(salt), iterations, verifier, failures: 0, lockedAt: null };
  await putOfficer(row, db);
}

/** `nowMs`: this device's clock. After ten wrong PINs each further one doubles the wait, from 30 s up to an hour. */
export async function checkPin(officer: string, pin: string, nowMs: number, db = journalDatabase()): Promise<PinCheck> {
  const before = await updateOfficer(officer, (row) => clampLock(row, nowMs), db);
  if (before === undefined) return { outcome: "no-pin" };
  const waitMs = remainingMs(before, nowMs);
  if (waitMs > 0) return { outcome: "locked", waitMs };
  const right = await matches(normalizePin(pin), before);
  const after = await updateOfficer(officer, (row) => (right ? opened(row) : failed(row, nowMs)), db);
  if (right) return { outcome: "right" };
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

const opened = (row: OfficerRow): OfficerRow => ({ ...row, failures: 0, lockedAt: null });

function failed(row: OfficerRow, nowMs: number): OfficerRow {
  const failures = row.failures + 1;
  return { ...row, failures, lockedAt: failures >= freeFailures ? new Date(nowMs).toISOString() : null };
}

/** A clock that was set back must not turn a lock of seconds into one of years. */
function clampLock(row: OfficerRow, nowMs: number): OfficerRow {
  return row.lockedAt !== null && Date.parse(row.lockedAt) > nowMs
    ? { ...row, lockedAt: new Date(nowMs).toISOString() }
    : row;
}

function remainingMs(row: OfficerRow, nowMs: number): number {
  if (row.lockedAt === null) return 0;
  return Math.max(0, Date.parse(row.lockedAt) + delayMs(row.failures) - nowMs);
}

const delayMs = (failures: number): number =>
  Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(20, Math.max(0, failures - freeFailures)));

async function matches(digits: string, row: OfficerRow): Promise<boolean> {
  const salt = findBase64UrlBytes(row.salt);
  const verifier = findBase64UrlBytes(row.verifier);
  if (salt === undefined || verifier === undefined) return false;
  return bytesEqual(await derive(digits, salt, row.iterations), verifier);
}

async function derive(digits: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey("raw", toUtf8(digits), "PBKDF2", false, ["deriveBits"]);
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256));
}
