import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { finished, Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { ProblemError } from "../problems.ts";

/**
 * Writes what is sent to a new file, unpacked, and gives the file's SHA-256, base64url. Packed or unpacked, nothing is read past
 * `mostBytes`. Throws ProblemError for what is larger, is not gzip or does not fit on the disk, and whatever a cut connection
 * throws; `body` stays open then, so that an answer can still be given to who sends it.
 */
export async function saveUpload(
  body: Readable,
  path: string,
  { isGzip, mostBytes }: { isGzip: boolean; mostBytes: number },
): Promise<string> {
  const hash = createHash("sha256");
  const sent = limitTo(mostBytes);
  const unpacked = limitTo(mostBytes, (bytes) => hash.update(bytes));
  const file = createWriteStream(path, { flags: "wx", mode: 0o600 });
  const stopListening = finished(body, (error) => error && sent.destroy(error));
  // Not by the pipeline, which would end the line together with the file.
  body.pipe(sent);
  try {
    if (isGzip) await pipeline(sent, createGunzip(), unpacked, file);
    else await pipeline(sent, unpacked, file);
  } catch (error) {
    // What is still coming is let go by.
    body.unpipe(sent).resume();
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC") throw new ProblemError("disk-full");
    if (code?.startsWith("Z_"))
      throw new ProblemError("invalid-request", { errors: ["body: is not gzip, or is cut off"] });
    throw error;
  } finally {
    stopListening();
  }
  return hash.digest("base64url");
}

function limitTo(mostBytes: number, look: (bytes: Buffer) => void = () => undefined): Transform {
  let sizeBytes = 0;
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      sizeBytes += bytes.length;
      if (sizeBytes > mostBytes) return done(new ProblemError("bundle-too-large"));
      look(bytes);
      done(null, bytes);
    },
  });
}
