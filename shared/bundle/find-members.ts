/**
 * Where the files of a bundle lie. A bundle that is whole has two indexes that agree: the headers before its files, which
 * together leave no byte out, and the directory at its end. If they do not, every header is looked for, and the directory
 * helps where a header is gone (rules B10–B13 of SPEC.md).
 */
import type { ByteSource } from "./byte-source.ts";
import { bundleLimits } from "./manifest.ts";
import { findDirectory, type Directory } from "./zip-directory.ts";
import { findSignatures, type Signatures } from "./zip-signatures.ts";
import {
  descriptorBytes,
  descriptorSignature,
  findLocalHeader,
  hasSizesAfter,
  isDeflated,
  localBytes,
  u32,
  type DirectoryRecord,
  type FileRecord,
} from "./zip-records.ts";

/** A stretch that may be the bytes of a file, and what they should give if anything says so. */
export interface Extent {
  at: number;
  packedBytes: number;
  isDeflated: boolean;
  crc?: number;
  sizeBytes?: number;
}

export interface Member {
  name: string;
  /** Best first. More than one only in a damaged bundle. */
  extents: [Extent, ...Extent[]];
}

export interface FoundMembers {
  members: Member[];
  /** The two indexes agree about everything and leave no byte out. */
  isWhole: boolean;
  isCutOff: boolean;
  hasTooMany: boolean;
}

/** The longest header: name and extra fields of other people's programs included. */
const headerReadBytes = localBytes + 2048;

export async function findMembers(source: ByteSource): Promise<FoundMembers> {
  const directory = await findDirectory(source);
  if (directory !== undefined && directory.records.length > bundleLimits.members) {
    return { members: [], isWhole: false, isCutOff: false, hasTooMany: true };
  }
  const whole = directory === undefined ? undefined : await findTiling(source, directory);
  if (whole !== undefined) return { members: whole, isWhole: true, isCutOff: false, hasTooMany: false };
  return salvage(source, directory);
}

/** The files in their order if they lie end to end up to the directory, each with a header that says the same as it. */
async function findTiling(source: ByteSource, directory: Directory): Promise<Member[] | undefined> {
  if (!directory.isExact) return undefined;
  const members: Member[] = [];
  let at = 0;
  for (const record of directory.records) {
    if (record.at !== at) return undefined;
    const local = findLocalHeader(await source.read(at, headerReadBytes));
    if (local === undefined || !agree(local, record)) return undefined;
    const extent = extentOf(record, at + local.recordBytes);
    at = endOf(extent);
    if (hasSizesAfter(local)) {
      if (!describes(await source.read(at, descriptorBytes), record)) return undefined;
      at += descriptorBytes;
    }
    members.push({ name: record.name, extents: [extent] });
  }
  return at === directory.at ? members : undefined;
}

const extentOf = (record: FileRecord, at: number): Extent => ({
  at,
  packedBytes: record.packedBytes,
  isDeflated: isDeflated(record),
  crc: record.crc,
  sizeBytes: record.sizeBytes,
});

const endOf = ({ at, packedBytes }: Extent): number => at + packedBytes;

/** A bundle has no extra fields, so that the bytes of a file begin behind its name. */
const dataAtOf = (record: DirectoryRecord): number => record.at + localBytes + record.nameBytes;

function agree(local: FileRecord, record: FileRecord): boolean {
  const same =
    local.name === record.name &&
    local.flags === record.flags &&
    local.method === record.method &&
    local.stamp === record.stamp;
  const empty = hasSizesAfter(local) && local.crc === 0 && local.packedBytes === 0 && local.sizeBytes === 0;
  return same && (empty || haveEqualSizes(local, record));
}

const haveEqualSizes = (left: FileRecord, right: FileRecord): boolean =>
  left.crc === right.crc && left.packedBytes === right.packedBytes && left.sizeBytes === right.sizeBytes;

/** Whether these bytes are the descriptor after the file of `record`. */
const describes = (bytes: Uint8Array, record: FileRecord): boolean =>
  bytes.length === descriptorBytes &&
  u32(bytes, 0) === descriptorSignature &&
  u32(bytes, 4) === record.crc &&
  u32(bytes, 8) === record.packedBytes &&
  u32(bytes, 12) === record.sizeBytes;

async function salvage(source: ByteSource, directory: Directory | undefined): Promise<FoundMembers> {
  const signatures = await findSignatures(source);
  const recordAt = new Map((directory?.records ?? []).map((record) => [record.at, record]));
  const found: Found[] = [];
  let end = 0;
  for (const at of signatures.headers) {
    // Inside a file that was found already: a bundle carried within a bundle is not read as part of it.
    if (at < end) continue;
    const local = findLocalHeader(await source.read(at, headerReadBytes));
    const here = local === undefined ? undefined : findAt(source, at, local, recordAt.get(at), signatures);
    if (here === undefined) continue;
    found.push(here);
    end = here.end;
  }
  // Files whose own header is gone.
  const placed = [...found];
  for (const record of recordAt.values()) {
    const extent = extentOf(record, dataAtOf(record));
    const isElsewhere = placed.every((other) => endOf(extent) <= other.at || other.end <= record.at);
    if (isElsewhere && endOf(extent) <= source.sizeBytes) {
      found.push({ names: [record.name], extents: [extent], at: record.at, end: endOf(extent) });
    }
  }
  found.sort((left, right) => left.at - right.at);
  const members = found.flatMap(({ names, extents }) => names.map((name): Member => ({ name, extents })));
  return {
    members: members.slice(0, bundleLimits.members),
    isWhole: false,
    isCutOff: directory === undefined,
    hasTooMany: members.length > bundleLimits.members || signatures.hasTooMany,
  };
}

interface Found {
  /** Two if the indexes disagree about it. */
  names: string[];
  extents: Member["extents"];
  at: number;
  end: number;
}

/** The file whose header stands at `at`. Which of several extents is the right one shows when its bytes are checked. */
function findAt(
  source: ByteSource,
  at: number,
  local: FileRecord,
  record: DirectoryRecord | undefined,
  signatures: Signatures,
): Found | undefined {
  const dataAt = at + local.recordBytes;
  const extents: Extent[] = [];
  const add = (extent: Extent) => {
    if (extent.packedBytes >= 0 && endOf(extent) <= source.sizeBytes) extents.push(extent);
  };
  const upTo = (end: number) => add({ at: dataAt, packedBytes: end - dataAt, isDeflated: isDeflated(local) });
  if (!hasSizesAfter(local)) add(extentOf(local, dataAt));
  const descriptor = signatures.descriptorOf.get(dataAt);
  if (descriptor !== undefined) add({ ...descriptor, at: dataAt, isDeflated: isDeflated(local) });
  if (record !== undefined) add(extentOf(record, dataAtOf(record)));
  const next = signatures.firstAfter(dataAt);
  // What ends at the next record ends before its own descriptor, and perhaps that is what is damaged.
  if (next !== undefined && hasSizesAfter(local)) upTo(next - descriptorBytes);
  if (next !== undefined) upTo(next);
  upTo(source.sizeBytes);
  // An end that a record follows is an end; one that nothing follows may be a damaged number.
  const isFollowed = (extent: Extent) =>
    signatures.isAt(endOf(extent)) || (hasSizesAfter(local) && signatures.isAt(endOf(extent) + descriptorBytes));
  extents.sort((left, right) => Number(isFollowed(right)) - Number(isFollowed(left)));
  const [best, ...others] = extents;
  if (best === undefined) return undefined;
  const names = record === undefined || record.name === local.name ? [local.name] : [local.name, record.name];
  return { names, extents: [best, ...others], at, end: endOf(best) };
}
