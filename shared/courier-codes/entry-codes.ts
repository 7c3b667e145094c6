/**
 * Entries as a message for codes. What every reader can compute is left out: the hash of a payload, and the backlink of an
 * entry whose predecessor comes just before it. Whoever reads puts the exact texts together again; nothing is trusted for it,
 * since ingest checks signatures, hashes and links as always.
 */
import type { Entry } from "../journal/entry.ts";
import { entryMediaType } from "../journal/entry.ts";
import { preAuthText } from "../journal/pae.ts";
import type { VerifyingCrypto } from "../journal/ports.ts";
import { maxPushBytes, maxPushEntries } from "../sync/wire.ts";
import { PackedTextsError, packTexts, unpackTexts } from "./pack-texts.ts";

type Hashing = Pick<VerifyingCrypto, "hashTexts">;

const ownPayload = "\u0005";
const previousEntry = "\u0006";
/** Own letters stand between quotes; a header that our build did not spell goes as it is. */
const payloadHashField = (hash: string) => `"payloadHash":"${hash}"`;
const backlinkField = (hash: string) => `"backlink":"${hash}"`;

/** The entries in their order. Throws UnpackableTextError of what is no entry. */
export async function packEntries(entries: readonly Entry[], crypto: Hashing): Promise<Uint8Array<ArrayBuffer>> {
  const payloadHashes = await crypto.hashTexts(entries.map(({ payload }) => payload ?? ""));
  const hashes = await crypto.hashTexts(entries.map(({ header }) => preAuthText(entryMediaType, header)));
  const texts = entries.flatMap(({ header, payload, signature }, index) => {
    let text = header;
    if (payload !== null) text = text.replace(payloadHashField(payloadHashes[index]!), payloadHashField(ownPayload));
    if (index > 0) text = text.replace(backlinkField(hashes[index - 1]!), backlinkField(previousEntry));
    return [text, payload ?? "", signature];
  });
  return packTexts(texts);
}

/** The exact texts that were packed. Throws PackedTextsError of what packing does not give. */
export async function unpackEntries(packed: Uint8Array, crypto: Hashing): Promise<Entry[]> {
  const texts = unpackTexts(packed, maxPushBytes);
  if (texts.length % 3 !== 0) throw new PackedTextsError("not three texts for each entry");
  if (texts.length > 3 * maxPushEntries) throw new PackedTextsError("too many entries");
  const payloadHashes = await crypto.hashTexts(texts.filter((_, index) => index % 3 === 1));
  const entries: Entry[] = [];
  let previous = "";
  for (const [index, payloadHash] of payloadHashes.entries()) {
    const [text, payload, signature] = texts.slice(3 * index, 3 * index + 3) as [string, string, string];
    const header = text
      .replace(payloadHashField(ownPayload), payloadHashField(payloadHash))
      .replace(backlinkField(previousEntry), backlinkField(previous));
    entries.push({ header, payload: payload === "" ? null : payload, signature });
    previous = (await crypto.hashTexts([preAuthText(entryMediaType, header)]))[0]!;
  }
  return entries;
}
