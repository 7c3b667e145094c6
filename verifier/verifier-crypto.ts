import { createHash, createPublicKey, verify, type KeyObject } from "node:crypto";
import type { VerifyPorts } from "../shared/verify/verify-bundles.ts";

const keys = new Map<string, KeyObject | null>();

/** Null if these are no 32 bytes of an Ed25519 key. */
function findKey(publicKey: string): KeyObject | null {
  let key = keys.get(publicKey);
  if (key === undefined) {
    try {
      key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: publicKey }, format: "jwk" });
    } catch {
      key = null;
    }
    keys.set(publicKey, key);
  }
  return key;
}

/** Hashing and Ed25519 on Node. */
export const verifierCrypto: VerifyPorts["crypto"] = {
  hashTexts: (texts) => texts.map((text) => createHash("sha256").update(text).digest("base64url")),
  sha256All: (messages) => messages.map((message) => createHash("sha256").update(message).digest()),
  verify: (publicKey: string, message: Uint8Array, signature: Uint8Array) => {
    const key = findKey(publicKey);
    return key !== null && verify(null, message, key, signature);
  },
};
