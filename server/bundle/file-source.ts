import { open } from "node:fs/promises";
import type { ByteSource } from "../../shared/bundle/byte-source.ts";

/** Lends a file, to be read in any order, for as long as the work takes. Throws what opening and reading it throw. */
export async function withFile<Result>(path: string, work: (source: ByteSource) => Promise<Result>): Promise<Result> {
  const file = await open(path, "r");
  try {
    const { size: sizeBytes } = await file.stat();
    return await work({
      sizeBytes,
      async read(at, length) {
        const wanted = Math.max(0, Math.min(length, sizeBytes - at));
        const bytes = new Uint8Array(wanted);
        let done = 0;
        while (done < wanted) {
          const { bytesRead } = await file.read(bytes, done, wanted - done, at + done);
          // Somebody pulled the stick, or shortened the file under us.
          if (bytesRead === 0) return bytes.subarray(0, done);
          done += bytesRead;
        }
        return bytes;
      },
    });
  } finally {
    await file.close();
  }
}
