/** The records of a ZIP file (PKWARE APPNOTE 4.3), as far as a bundle needs them: no ZIP64, no encryption, one disk. */
import { fromUtf8 } from "../lib/bytes.ts";

export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const endSignature = 0x06054b50;
export const descriptorSignature = 0x08074b50;
export const localBytes = 30;
export const centralBytes = 46;
export const endBytes = 22;
export const descriptorBytes = 16;

const stored = 0;
const deflated = 8;
const sizesFollow = 8;
const encrypted = 1;
const longestName = 300;

/** What the header before a file, or its record in the directory, says. */
export interface FileRecord {
  name: string;
  flags: number;
  method: number;
  /** Date and time as they stand there. */
  stamp: number;
  crc: number;
  packedBytes: number;
  sizeBytes: number;
  /** Length of this record itself. */
  recordBytes: number;
  nameBytes: number;
}

export interface DirectoryRecord extends FileRecord {
  /** Where the local header begins. */
  at: number;
}

export const hasSizesAfter = (record: FileRecord): boolean => (record.flags & sizesFollow) !== 0;
export const isDeflated = (record: FileRecord): boolean => record.method === deflated;

const u16 = (bytes: Uint8Array, at: number): number => bytes[at]! | (bytes[at + 1]! << 8);
export const u32 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;

/** The record whose fields begin at `at` (those that both kinds share), or undefined if no reader could use it. */
function findRecord(bytes: Uint8Array, at: number, fixedBytes: number, extraBytes: number): FileRecord | undefined {
  const nameBytes = u16(bytes, at + 20);
  const recordBytes = fixedBytes + nameBytes + extraBytes;
  if (nameBytes === 0 || nameBytes > longestName || bytes.length < fixedBytes + nameBytes) return undefined;
  const record = {
    name: findText(bytes.subarray(fixedBytes, fixedBytes + nameBytes)) ?? "",
    flags: u16(bytes, at),
    method: u16(bytes, at + 2),
    stamp: u32(bytes, at + 4),
    crc: u32(bytes, at + 8),
    packedBytes: u32(bytes, at + 12),
    sizeBytes: u32(bytes, at + 16),
    recordBytes,
    nameBytes,
  };
  const usable =
    record.name !== "" && (record.flags & encrypted) === 0 && (record.method === stored || record.method === deflated);
  return usable ? record : undefined;
}

export function findLocalHeader(bytes: Uint8Array): FileRecord | undefined {
  if (bytes.length < localBytes || u32(bytes, 0) !== localSignature) return undefined;
  return findRecord(bytes, 6, localBytes, u16(bytes, 28));
}

export function findDirectoryRecord(bytes: Uint8Array): DirectoryRecord | undefined {
  if (bytes.length < centralBytes || u32(bytes, 0) !== centralSignature) return undefined;
  const record = findRecord(bytes, 8, centralBytes, u16(bytes, 30) + u16(bytes, 32));
  return record === undefined ? undefined : { ...record, at: u32(bytes, 42) };
}

/** Where the directory lies, by the record at the end of the file. */
export interface DirectoryEnd {
  count: number;
  directoryBytes: number;
  directoryAt: number;
  commentBytes: number;
}

export function findDirectoryEnd(bytes: Uint8Array): DirectoryEnd | undefined {
  if (bytes.length < endBytes || u32(bytes, 0) !== endSignature) return undefined;
  const [disks, count] = [u32(bytes, 4), u16(bytes, 10)];
  if (disks !== 0 || u16(bytes, 8) !== count) return undefined;
  return {
    count,
    directoryBytes: u32(bytes, 12),
    directoryAt: u32(bytes, 16),
    commentBytes: u16(bytes, 20),
  };
}

function findText(bytes: Uint8Array): string | undefined {
  try {
    return fromUtf8(bytes);
  } catch {
    return undefined;
  }
}
