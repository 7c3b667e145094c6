/** The cryptographic ports of shared/journal over WebCrypto. Ed25519 needs Chrome 137, Firefox 129 or Safari 17. */
import type { AuthorId } from "../../shared/journal/ids.ts";
import type { SigningCrypto, VerifyingCrypto } from "../../shared/journal/ports.ts";
import type { NoteCrypto } from "../../shared/transparency/ports.ts";
import { findBase64UrlBytes, toBase64Url, toUtf8 } from "../../shared/lib/bytes.ts";

export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

export function createSigningCrypto(privateKey: CryptoKey): SigningCrypto {
  return {
    sha256,
    randomBytes,
    sign: async (message) => new Uint8Array(await crypto.subtle.sign("Ed25519", privateKey, message)),
  };
}

/** Imported keys are kept: importing one costs as much as verifying with it. */
export function createVerifyingCrypto(): VerifyingCrypto {
  const keys = new Map<AuthorId, Promise<CryptoKey | undefined>>();
  return {
    hashTexts: (texts) => Promise.all(texts.map(async (text) => toBase64Url(await sha256(toUtf8(text))))),
    async verify(author, message, signature) {
      let imported = keys.get(author);
      if (imported === undefined) {
        imported = findPublicKey(author);
        keys.set(author, imported);
      }
      const key = await imported;
      return key !== undefined && crypto.subtle.verify("Ed25519", key, signature, message);
    },
  };
}

/** Reading signed notes and the tree under them. */
export function createNoteCrypto(): NoteCrypto {
  const verifying = createVerifyingCrypto();
  return {
    sha256All: (messages) => Promise.all(messages.map(sha256)),
    verify: (publicKey, message, signature) => verifying.verify(publicKey as AuthorId, message, signature),
  };
}

async function findPublicKey(author: AuthorId): Promise<CryptoKey | undefined> {
  const bytes = findBase64UrlBytes(author);
  if (bytes?.length !== 32) return undefined;
  try {
    return await crypto.subtle.importKey("raw", bytes, "Ed25519", false, ["verify"]);
  } catch (error) {
    if (error instanceof DOMException && error.name === "DataError") return undefined;
    throw error;
  }
}
