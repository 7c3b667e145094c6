import { findBase64UrlBytes, toBase64Url } from "./bytes.ts";

/** Standard base64 with padding (RFC 4648 §4), as signed notes have it. */
export function toBase64(bytes: Uint8Array): string {
  const text = toBase64Url(bytes).replaceAll("-", "+").replaceAll("_", "/");
  return text.padEnd(Math.ceil(text.length / 4) * 4, "=");
}

/** The bytes of a base64 text, or undefined unless it is their one canonical spelling: padded, no bits left over. */
export function findBase64Bytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return findBase64UrlBytes(text.replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_"));
}
