import { toUtf8 } from "../lib/bytes.ts";

/** DSSE pre-authentication encoding: "DSSEv1" SP len(type) SP type SP len(body) SP body, lengths in bytes, ASCII decimal. */
export function preAuthEncode(mediaType: string, body: string): Uint8Array<ArrayBuffer> {
  const bodyBytes = toUtf8(body);
  const prefix = toUtf8(`DSSEv1 ${toUtf8(mediaType).length} ${mediaType} ${bodyBytes.length} `);
  const encoded = new Uint8Array(prefix.length + bodyBytes.length);
  encoded.set(prefix);
  encoded.set(bodyBytes, prefix.length);
  return encoded;
}
