import { toUtf8, utf8Length } from "../lib/bytes.ts";

/** DSSE pre-authentication encoding: "DSSEv1" SP len(type) SP type SP len(body) SP body, lengths in bytes, ASCII decimal. */
export const preAuthEncode = (mediaType: string, body: string): Uint8Array<ArrayBuffer> =>
  toUtf8(preAuthText(mediaType, body));

/** The same as a text, for a hash function that takes one. */
export const preAuthText = (mediaType: string, body: string): string =>
  `DSSEv1 ${utf8Length(mediaType)} ${mediaType} ${utf8Length(body)} ${body}`;
