import { createPublicKey, hash, verify, type KeyObject } from "node:crypto";
import type { VerifyingCrypto } from "../../shared/journal/ports.ts";
import type { NoteCrypto } from "../../shared/transparency/ports.ts";

/** Importing a key costs as much as verifying with it; 20,000 of them are a few megabytes. */
const maxCachedKeys = 20_000;

/** Hashing and Ed25519 on Node, both synchronous: they run on a thread of their own. */
export function createVerifyingCrypto(): VerifyingCrypto & NoteCrypto {
  const keys = new Map<string, KeyObject | null>();

  function findKey(author: string): KeyObject | null {
    let key = keys.get(author);
    if (key === undefined) {
      key = importPublicKey(author);
      if (keys.size >= maxCachedKeys) keys.clear();
      keys.set(author, key);
    }
    return key;
  }

  return {
    hashTexts: (texts) => texts.map((text) => hash("sha256", text, "base64url")),
    sha256All: (messages) => messages.map((message) => hash("sha256", message, "buffer")),
    verify: (author: string, message, signature) => {
      const key = findKey(author);
      return key !== null && verify(null, message, key, signature);
    },
  };
}

/** Null if the 32 bytes are no Ed25519 public key. */
function importPublicKey(author: string): KeyObject | null {
  try {
    return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: author }, format: "jwk" });
  } catch {
    return null;
  }
}
