/** A file that can be read in any order: a Blob, a file of the server, bytes in memory. Pieces of tens of MB are never held whole. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** The bytes from `at`: `length` of them, fewer only where the file ends. */
  read(at: number, length: number): Promise<Uint8Array>;
}

export const sourceOfBytes = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.length,
  read: (at, length) => Promise.resolve(bytes.subarray(at, at + length)),
});

/** The bytes from `at` to `end` in pieces of at most `pieceBytes`. */
export async function* piecesOf(
  source: ByteSource,
  at: number,
  end: number,
  pieceBytes: number,
): AsyncGenerator<Uint8Array> {
  for (let from = at; from < end; from += pieceBytes) yield await source.read(from, Math.min(pieceBytes, end - from));
}
