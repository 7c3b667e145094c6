import { Inflate } from "fflate";
import { piecesOf, type ByteSource } from "./byte-source.ts";
import { crc32 } from "./crc32.ts";
import type { Extent } from "./find-members.ts";
import { bundleLimits } from "./manifest.ts";

/** How the reading of a file of a bundle ended. `damaged`: it cannot be unpacked to its end, or has another checksum. */
export type MemberEnd = "whole" | "damaged" | "too-large";

const storedPieceBytes = 2 ** 18;
/** Small, because one piece may unpack to a thousand times its size before anybody can stop it. */
const packedPieceBytes = 2 ** 11;

/** Gives the bytes of one file piece by piece, and then how it ended. Nothing past `mostBytes` is given. */
export async function* readMember(
  source: ByteSource,
  extent: Extent,
  mostBytes: number,
): AsyncGenerator<Uint8Array, MemberEnd> {
  let crc = 0;
  let sizeBytes = 0;
  const end = extent.at + extent.packedBytes;
  const pieces = extent.isDeflated
    ? unpack(source, extent.at, end)
    : piecesOf(source, extent.at, end, storedPieceBytes);
  while (true) {
    const next = await pieces.next();
    if (next.done) {
      if (next.value === "damaged" || next.value === "too-large") return next.value;
      const agrees =
        (extent.crc === undefined || extent.crc === crc) &&
        (extent.sizeBytes === undefined || extent.sizeBytes === sizeBytes);
      return agrees ? "whole" : "damaged";
    }
    sizeBytes += next.value.length;
    if (sizeBytes > mostBytes) return "too-large";
    crc = crc32(next.value, crc);
    yield next.value;
  }
}

async function* unpack(source: ByteSource, at: number, end: number): AsyncGenerator<Uint8Array, MemberEnd> {
  const unpacked: Uint8Array[] = [];
  const inflate = new Inflate((piece) => {
    unpacked.push(piece);
  });
  let packedBytes = 0;
  let sizeBytes = 0;
  for await (const piece of piecesOf(source, at, end, packedPieceBytes)) {
    packedBytes += piece.length;
    try {
      inflate.push(piece, at + packedBytes >= end);
    } catch {
      yield* unpacked.splice(0);
      return "damaged";
    }
    for (const part of unpacked.splice(0)) {
      sizeBytes += part.length;
      if (sizeBytes > 2 ** 20 && sizeBytes > packedBytes * bundleLimits.growth) return "too-large";
      if (part.length > 0) yield part;
    }
  }
  return "whole";
}
