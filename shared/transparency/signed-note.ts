/** C2SP signed-note: a text and the keys that signed it, with Ed25519 signatures. */
import { findBase64Bytes, toBase64 } from "../lib/base64.ts";
import { findBase64UrlBytes, isWellFormed, toUtf8 } from "../lib/bytes.ts";
import type { MaybePromise } from "../lib/maybe-promise.ts";
import type { NoteCrypto, TreeCrypto } from "./ports.ts";

export interface NoteSignature {
  /** Name of the key. */
  name: string;
  /** The first four bytes: which key of that name. */
  keyId: Uint8Array;
  signature: Uint8Array<ArrayBuffer>;
}

export interface SignedNote {
  /** What was signed, its last newline included. */
  text: string;
  signatures: NoteSignature[];
}

export interface NoteKey {
  name: string;
  /** Ed25519, 32 bytes base64url. */
  publicKey: string;
}

/** A note that is not spelled as the specification spells it. */
export class NoteError extends Error {
  override readonly name = "NoteError";
}

const maxNoteChars = 65_536;
const maxSignatures = 64;
const keyIdBytes = 4;
const ed25519Type = 1;
const namePattern = /^[^\s\u0085+]+$/;
const controlPattern = /[^\P{Cc}\n\u007f-\u009f]/u;

export const isKeyName = (name: string): boolean => namePattern.test(name);

/** Throws NoteError. Says nothing about whether a signature holds. */
export function parseNote(note: string): SignedNote {
  if (note.length > maxNoteChars) throw new NoteError("the note is too long");
  if (!isWellFormed(note) || controlPattern.test(note))
    throw new NoteError("the note has characters that none may have");
  const split = note.lastIndexOf("\n\n");
  if (split < 1 || !note.endsWith("\n")) throw new NoteError("there is no text above signatures");
  const lines = note.slice(split + 2, -1).split("\n");
  if (split + 2 >= note.length || lines.length > maxSignatures)
    throw new NoteError("signatures are missing, or too many");
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) };
}

function parseSignature(line: string): NoteSignature {
  const [dash, name, base64, ...rest] = line.split(" ");
  const bytes = base64 === undefined ? undefined : findBase64Bytes(base64);
  if (dash !== "—" || !isKeyName(name ?? "") || bytes === undefined || bytes.length <= keyIdBytes || rest.length > 0) {
    throw new NoteError("a line below the text is no signature");
  }
  return { name: name!, keyId: bytes.slice(0, keyIdBytes), signature: bytes.slice(keyIdBytes) };
}

export function formatNote({ text, signatures }: SignedNote): string {
  const lines = signatures.map(({ name, keyId, signature }) => {
    const bytes = new Uint8Array(keyId.length + signature.length);
    bytes.set(keyId);
    bytes.set(signature, keyId.length);
    return `— ${name} ${toBase64(bytes)}\n`;
  });
  return `${text}\n${lines.join("")}`;
}

/** The four bytes that tell keys of one name apart. Throws NoteError if the key is no key. */
export async function computeKeyId({ name, publicKey }: NoteKey, crypto: TreeCrypto): Promise<Uint8Array> {
  const key = findBase64UrlBytes(publicKey);
  if (key?.length !== 32 || !isKeyName(name)) throw new NoteError("that is no key");
  const prefix = toUtf8(`${name}\n`);
  const message = new Uint8Array(prefix.length + 1 + key.length);
  message.set(prefix);
  message[prefix.length] = ed25519Type;
  message.set(key, prefix.length + 1);
  return (await crypto.sha256All([message]))[0]!.slice(0, keyIdBytes);
}

/** Signs a text that ends with a newline. */
export async function signNote(
  text: string,
  key: NoteKey,
  crypto: TreeCrypto,
  sign: (message: Uint8Array<ArrayBuffer>) => MaybePromise<Uint8Array>,
): Promise<string> {
  const signature = Uint8Array.from(await sign(toUtf8(text)));
  const note = formatNote({
    text,
    signatures: [{ name: key.name, keyId: await computeKeyId(key, crypto), signature }],
  });
  parseNote(note);
  return note;
}

/**
 * Whether this key signed the note. Signatures of other keys say nothing and are passed over; if one of this key does not hold,
 * the note is refused, whatever another says.
 */
export async function isSignedBy(key: NoteKey, note: SignedNote, crypto: NoteCrypto): Promise<boolean> {
  const id = await computeKeyId(key, crypto);
  const own = note.signatures.filter(
    ({ name, keyId }) => name === key.name && keyId.every((byte, at) => byte === id[at]),
  );
  const message = toUtf8(note.text);
  for (const { signature } of own) {
    if (signature.length !== 64 || !(await crypto.verify(key.publicKey, message, signature))) return false;
  }
  return own.length > 0;
}
