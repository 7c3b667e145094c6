const newline = 0x0a;

/** The lines of a text that comes in pieces, without their ends; undefined in place of one longer than `mostBytes`. */
export async function* readLines(
  pieces: AsyncIterable<Uint8Array>,
  mostBytes: number,
): AsyncGenerator<Uint8Array | undefined> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    length += part.length;
    // Past the limit only the length is kept.
    if (length <= mostBytes) parts.push(part);
  };
  const take = (): Uint8Array | undefined => {
    const line = length > mostBytes ? undefined : concat(parts, length);
    parts = [];
    length = 0;
    return line;
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(newline); at >= 0; at = piece.indexOf(newline, from)) {
      add(piece.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < piece.length) add(piece.subarray(from));
  }
  if (length > 0) yield take();
}

function concat(parts: readonly Uint8Array[], length: number): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
