import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from "node:crypto";
import type { AuthorId } from "../../shared/journal/ids.ts";
import type { SigningCrypto, VerifyingCrypto } from "../../shared/journal/ports.ts";
import type { NoteCrypto } from "../../shared/transparency/ports.ts";
import { createSeededRandom } from "./seeded-random.ts";

export const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest();

const publicKeys = new Map<string, KeyObject>();

function publicKeyOf(author: string): KeyObject {
  let key = publicKeys.get(author);
  if (key === undefined) {
    key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: author }, format: "jwk" });
    publicKeys.set(author, key);
  }
  return key;
}

export const nodeVerifyingCrypto: VerifyingCrypto = {
  hashTexts: (texts) => texts.map((text) => sha256(text).toString("base64url")),
  verify: (author, message, signature) => verify(null, message, publicKeyOf(author), signature),
};

export const nodeNoteCrypto: NoteCrypto = {
  sha256All: (messages) => messages.map(sha256),
  verify: (publicKey, message, signature) => verify(null, message, publicKeyOf(publicKey), signature),
};

/** A device whose key and random bytes follow from a text: the same in every run. */
export interface SeededDevice {
  author: AuthorId;
  crypto: SigningCrypto;
}

/** PKCS #8 of an Ed25519 key before its 32 bytes (RFC 8410). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

export function createSeededDevice(name: string): SeededDevice {
  const privateKey = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, sha256(`amanat test key ${name}`)]),
    format: "der",
    type: "pkcs8",
  });
  const random = createSeededRandom(`device ${name}`);
  return {
    author: createPublicKey(privateKey).export({ format: "jwk" }).x as AuthorId,
    crypto: {
      sha256,
      sign: (message) => sign(null, message, privateKey),
      randomBytes: (length) => random.bytes(length),
    },
  };
}
