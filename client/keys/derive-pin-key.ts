/**
 * From a PIN to the key that wraps the data key. Argon2id in a worker, so that the page stays alive; where WebAssembly is not to
 * be had, PBKDF2. Six digits are few: what protects them on a copied disk is only how long each try takes, so the cost is the
 * most that this very device does in the time one waits for a screen to open.
 */
import { toUtf8 } from "../../shared/lib/bytes.ts";
import type { PinDerivation } from "../journal-store/rows.ts";
import { createWorkerLine } from "./ask-worker.ts";
import type { DeriveReply, DeriveRequest } from "./derive-worker.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type Argon2id = Extract<PinDerivation, { name: "argon2id" }>;

/** 32 bytes. */
export type Derive = (digits: string, salt: Bytes, derivation: PinDerivation) => Promise<Bytes>;

const wantedMs = 750;
/** OWASP's least for Argon2id and for PBKDF2-SHA-256. */
const leastMemoryKiB = 19_456;
const leastIterations = 2;
const pbkdf2: PinDerivation = { name: "pbkdf2-sha256", iterations: 600_000 };
const usualMemoryKiB = 65_536;
const mostIterations = 64;

export const derivePinKey: Derive = (digits, salt, derivation) =>
  derivation.name === "argon2id"
    ? deriveArgon2id(digits, salt, derivation)
    : derivePbkdf2(digits, salt, derivation.iterations);

/** The cost that takes this device half a second to a second. Tried out, which takes about half of that. */
export async function tunePinDerivation(
  derive: Derive = derivePinKey,
  monotonicMs: () => number = () => performance.now(),
): Promise<PinDerivation> {
  for (const memoryKiB of [usualMemoryKiB, leastMemoryKiB]) {
    const once: Argon2id = { name: "argon2id", memoryKiB, iterations: 1 };
    let onceMs: number;
    try {
      // The first one also compiles; only the second says how fast the device is.
      await derive("000000", new Uint8Array(16), { ...once, memoryKiB: 1024 });
      const startedMs = monotonicMs();
      await derive("000000", new Uint8Array(16), once);
      onceMs = monotonicMs() - startedMs;
    } catch (error) {
      // No WebAssembly here, or not that much memory.
      reportError(error);
      continue;
    }
    const iterations = Math.max(leastIterations, Math.min(mostIterations, Math.floor(wantedMs / Math.max(1, onceMs))));
    const isTooSlow = onceMs * iterations > 1.3 * wantedMs;
    if (!isTooSlow || memoryKiB === leastMemoryKiB) return { name: "argon2id", memoryKiB, iterations };
  }
  return pbkdf2;
}

async function derivePbkdf2(digits: string, salt: Bytes, iterations: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", toUtf8(digits), "PBKDF2", false, ["deriveBits"]);
  const parameters = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, 256));
}

const line = createWorkerLine<DeriveRequest, DeriveReply>(
  () => new Worker(new URL("./derive-worker.ts", import.meta.url), { type: "module", name: "pin" }),
);

async function deriveArgon2id(digits: string, salt: Bytes, { memoryKiB, iterations }: Argon2id): Promise<Bytes> {
  const { key, problem } = await line.ask({ digits, salt, memoryKiB, iterations });
  if (key === null) throw new Error(`Argon2id is not to be had: ${problem}`);
  return key;
}
