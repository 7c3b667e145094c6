import type { TSchema, Static } from "typebox";
import type { MaybePromise } from "../lib/maybe-promise.ts";
import type { AuthorId } from "./ids.ts";

/** What it takes to read a log: hashing, and Ed25519 verification against an author's public key. */
export interface VerifyingCrypto {
  /** base64url of the SHA-256 of each text's UTF-8, in their order: one call, and at most one wait, for a whole batch. */
  hashTexts(texts: readonly string[]): MaybePromise<string[]>;
  verify(author: AuthorId, message: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>): MaybePromise<boolean>;
}

/** What it takes to write one: the private key stays behind `sign`. */
export interface SigningCrypto {
  sha256(bytes: Uint8Array<ArrayBuffer>): MaybePromise<Uint8Array>;
  sign(message: Uint8Array<ArrayBuffer>): MaybePromise<Uint8Array>;
  randomBytes(length: number): Uint8Array;
}

/** Turns a schema into a check. The server hands in a compiling one; a page, whose CSP forbids eval, an interpreting one. */
export type CompileSchema = <Schema extends TSchema>(schema: Schema) => (value: unknown) => value is Static<Schema>;
