/** An entry checked once more, here and now, from the texts that are kept: nothing that was noted when it came in is believed. */
import { entryMediaType, type Header } from "../../shared/journal/entry.ts";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { preAuthEncode, preAuthText } from "../../shared/journal/pae.ts";
import type { VerifyingCrypto } from "../../shared/journal/ports.ts";
import { findBase64UrlBytes } from "../../shared/lib/bytes.ts";

export interface EntryTexts {
  author: string;
  seq: number;
  header: string;
  payload: string | null;
  signature: string;
}

export interface EntryVerification {
  /** Recomputed, base64url. */
  hash: string;
  signature: "good" | "bad";
  payload: "good" | "bad" | "redacted";
  /** `first`: it has no predecessor · `not-here`: the predecessor is not on this device. */
  link: "good" | "bad" | "first" | "not-here";
}

/** `previous` is the author's entry before it, if it is here. */
export async function verifyEntry(
  entry: EntryTexts,
  previous: { header: string } | undefined,
  crypto: VerifyingCrypto,
): Promise<EntryVerification> {
  const message = preAuthEncode(entryMediaType, entry.header);
  const hash = await hashText(preAuthText(entryMediaType, entry.header), crypto);
  const header = findHeader(entry);
  if (header === undefined) return { hash, signature: "bad", payload: "bad", link: "bad" };
  const signature = findBase64UrlBytes(entry.signature);
  const isSigned = signature?.length === 64 && (await crypto.verify(header.author as AuthorId, message, signature));
  return {
    hash,
    signature: isSigned ? "good" : "bad",
    payload: await checkPayload(entry.payload, header, crypto),
    link: await checkLink(header, previous, crypto),
  };
}

/** One word for the three checks. */
export function isSound({ signature, payload, link }: EntryVerification): "sound" | "unlinked" | "bad" {
  if (signature === "bad" || payload === "bad" || link === "bad") return "bad";
  return link === "not-here" ? "unlinked" : "sound";
}

async function checkPayload(
  payload: string | null,
  header: Header,
  crypto: VerifyingCrypto,
): Promise<EntryVerification["payload"]> {
  if (payload === null) return "redacted";
  return (await hashText(payload, crypto)) === header.payloadHash ? "good" : "bad";
}

async function checkLink(
  header: Header,
  previous: { header: string } | undefined,
  crypto: VerifyingCrypto,
): Promise<EntryVerification["link"]> {
  if (header.seq === 0) return header.backlink === null ? "first" : "bad";
  if (previous === undefined) return "not-here";
  const hash = await hashText(preAuthText(entryMediaType, previous.header), crypto);
  return hash === header.backlink ? "good" : "bad";
}

const hashText = async (text: string, crypto: VerifyingCrypto): Promise<string> => (await crypto.hashTexts([text]))[0]!;

/** Undefined if the header does not say what the entry is filed under. */
function findHeader({ author, seq, header }: EntryTexts): Header | undefined {
  try {
    const read = JSON.parse(header) as Header;
    return read.author === author && read.seq === seq ? read : undefined;
  } catch {
    return undefined;
  }
}
