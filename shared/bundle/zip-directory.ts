import type { ByteSource } from "./byte-source.ts";
import { bundleLimits } from "./manifest.ts";
import {
  endBytes,
  endSignature,
  findDirectoryEnd,
  findDirectoryRecord,
  u32,
  type DirectoryEnd,
  type DirectoryRecord,
} from "./zip-records.ts";

export interface Directory {
  /** Those that can be read, in their order. */
  records: DirectoryRecord[];
  /** Where the directory begins. */
  at: number;
  /** As many records as it says, of the length that it says, and nothing behind them. */
  isExact: boolean;
}

const longestComment = 65_535;
const longestDirectory = bundleLimits.members * 512;

/** The directory at the end of the file; undefined if there is none to be read. */
export async function findDirectory(source: ByteSource): Promise<Directory | undefined> {
  const tailAt = Math.max(0, source.sizeBytes - endBytes - longestComment);
  const tail = await source.read(tailAt, source.sizeBytes - tailAt);
  for (let at = tail.length - endBytes; at >= 0; at--) {
    if (u32(tail, at) !== endSignature) continue;
    const end = findDirectoryEnd(tail.subarray(at));
    if (end === undefined || end.directoryAt + end.directoryBytes > tailAt + at) continue;
    return readDirectory(source, end, tailAt + at);
  }
  return undefined;
}

async function readDirectory(source: ByteSource, end: DirectoryEnd, endAt: number): Promise<Directory> {
  const records: DirectoryRecord[] = [];
  const bytes = await source.read(end.directoryAt, Math.min(end.directoryBytes, longestDirectory));
  let at = 0;
  while (at < bytes.length) {
    const record = findDirectoryRecord(bytes.subarray(at));
    if (record === undefined) break;
    records.push(record);
    at += record.recordBytes;
  }
  const isExact =
    records.length === end.count &&
    at === end.directoryBytes &&
    end.directoryAt + end.directoryBytes === endAt &&
    endAt + endBytes + end.commentBytes === source.sizeBytes;
  return { records, at: end.directoryAt, isExact };
}
