import type { MaybePromise } from "../lib/maybe-promise.ts";

/** 32 bytes of SHA-256. */
export type Hash = Uint8Array;

/** Hashing, synchronous on a server's thread, later in a browser. One call, and at most one wait, for many messages. */
export interface TreeCrypto {
  /** SHA-256 of each message, in their order. */
  sha256All(messages: readonly Uint8Array<ArrayBuffer>[]): MaybePromise<Hash[]>;
}

/** What it takes to read a signed note. */
export interface NoteCrypto extends TreeCrypto {
  /** Ed25519; the public key is 32 bytes base64url. False, never an error, for a key or signature that is none. */
  verify(
    publicKey: string,
    message: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer>,
  ): MaybePromise<boolean>;
}
