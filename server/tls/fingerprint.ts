/** A SHA-256 as pairs of hex digits, eight a line: as two people read it to each other. */
export const fingerprintRows = (fingerprint: string): string[] =>
  fingerprint.match(/(?:[0-9A-F]{2}:?){1,8}/g)!.map((row) => row.replace(/:$/, "").replaceAll(":", " "));
