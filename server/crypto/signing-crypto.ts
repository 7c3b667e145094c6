import { createHash, randomBytes, sign, type KeyObject } from "node:crypto";
import type { SigningCrypto } from "../../shared/journal/ports.ts";

/** Writing a log under an Ed25519 key, all of it synchronous. */
export const createSigningCrypto = (privateKey: KeyObject): SigningCrypto => ({
  sha256: (bytes) => createHash("sha256").update(bytes).digest(),
  sign: (message) => sign(null, message, privateKey),
  randomBytes: (length) => randomBytes(length),
});
