/** Reading a bundle that may have been cut, damaged or made to do harm: what is intact is given, the rest is named. */
import { Entry, type EvidenceReference } from "../journal/entry.ts";
import type { CompileSchema } from "../journal/ports.ts";
import { findBase64UrlBytes, fromUtf8, toBase64Url, toHex } from "../lib/bytes.ts";
import { hasDuplicateKeys } from "../lib/duplicate-keys.ts";
import type { MaybePromise } from "../lib/maybe-promise.ts";
import type { ByteSource } from "./byte-source.ts";
import { showName, type Damage, type DamageKind } from "./damage.ts";
import { findMembers, type Extent, type FoundMembers, type Member } from "./find-members.ts";
import { Manifest, bundleLimits, entriesName, evidenceFolder, parseMemberName, receiptsFolder } from "./manifest.ts";
import { readLines } from "./read-lines.ts";
import { readMember } from "./read-member.ts";
import type { BundledReceipt } from "./write-bundle.ts";

/** A file of noise would have more to tell than anybody wants to hear. */
const mostDamage = 10_000;

/** SHA-256 over pieces. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

export interface BundlePorts {
  compile: CompileSchema;
  createSha256(): Sha256;
}

/** An entry as a line says it: three texts. Nothing has been checked of them. */
export interface EntryLine {
  line: number;
  entry: Entry;
}

/** A line of the entries; null is in the place of what is no entry. */
export interface AnyLine {
  line: number;
  entry: Entry | null;
}

/** A file of evidence in the bundle. */
export interface BundledEvidence {
  /** base64url, after its name: whether the bytes are those shows when they are copied. */
  sha256: string;
  /** As the manifest has it; its name and type are not known without. */
  reference: EvidenceReference | undefined;
  /** How long it seems to be. */
  sizeBytes: number;
}

interface EvidenceMember extends BundledEvidence {
  member: Member;
}

/** A bundle that was opened. Each part may be read once more; damage found on the way is added to `damage`. */
export class OpenBundle {
  /** Null if it is missing or unreadable: everything else is read without it. */
  manifest: Manifest | null = null;
  readonly #damage = new Map<string, Damage>();
  #sealDamage: readonly Damage[] = [];
  readonly #source: ByteSource;
  readonly #ports: BundlePorts;
  readonly #isEntry: (value: unknown) => value is Entry;
  readonly #entries: Member[] = [];
  readonly #evidence = new Map<string, EvidenceMember>();
  readonly #receipts: { author: string; seq: number; member: Member }[] = [];
  #intactLines = 0;

  constructor(source: ByteSource, ports: BundlePorts) {
    this.#source = source;
    this.#ports = ports;
    this.#isEntry = ports.compile(Entry);
  }

  get evidence(): BundledEvidence[] {
    return [...this.#evidence.values()];
  }

  get receiptCount(): number {
    return this.#receipts.length;
  }

  /** What was found to be wrong up to now, each thing once. */
  get damage(): Damage[] {
    return [...this.#sealDamage, ...this.#damage.values()];
  }

  report(kind: DamageKind, about: Omit<Damage, "kind"> = {}): void {
    const found = { kind, ...about };
    if (this.#damage.size < mostDamage) this.#damage.set(JSON.stringify(found), found);
  }

  /** Damage of the seal around it, a list that grows while the bundle is read. */
  alsoDamagedBy(damage: readonly Damage[]): void {
    this.#sealDamage = damage;
  }

  /** Sorts the files by their names and reads the manifest. */
  async place({ members, isWhole }: Pick<FoundMembers, "members" | "isWhole">): Promise<void> {
    const seen = new Set<string>();
    let manifest: Member | undefined;
    for (const member of members) {
      const name = parseMemberName(member.name);
      const about = { name: showName(member.name) };
      if (name.kind === "folder") continue;
      if (name.kind === "unknown" || name.kind === "unsafe") {
        this.report(name.kind === "unknown" ? "unknown-file" : "unsafe-name", about);
        continue;
      }
      if (seen.has(member.name)) {
        this.report("duplicate", about);
        continue;
      }
      seen.add(member.name);
      if (name.kind === "manifest") manifest = member;
      else if (name.kind === "entries") this.#entries.push(member);
      else if (name.kind === "receipt") this.#receipts.push({ author: name.author, seq: name.seq, member });
      else this.#addEvidence(name.hex, member);
    }
    if (seen.size === 0) {
      this.report("not-a-bundle");
      return;
    }
    await this.#readManifest(manifest, isWhole);
  }

  #addEvidence(hex: string, member: Member): void {
    const sha256 = toBase64Url(bytesOfHex(hex));
    const sizeBytes = member.extents[0].sizeBytes ?? member.extents[0].packedBytes;
    this.#evidence.set(sha256, { sha256, reference: undefined, sizeBytes, member });
  }

  async #readManifest(member: Member | undefined, isWhole: boolean): Promise<void> {
    const isManifest = this.#ports.compile(Manifest);
    const read =
      member === undefined
        ? undefined
        : await this.#readText(member, bundleLimits.manifestBytes, (text) => {
            const value = findJson(text);
            return isManifest(value) && !hasDuplicateKeys(text) ? value : undefined;
          });
    if (read === undefined) {
      this.report("manifest");
      return;
    }
    this.manifest = read;
    for (const reference of read.evidence) {
      const found = this.#evidence.get(reference.sha256);
      if (found !== undefined) found.reference = reference;
      // Where the bundle itself does not say for certain where the file ends.
      if (found !== undefined && !isWhole) found.member.extents.push(extentBy(reference, found.member));
      if (found === undefined)
        this.report("evidence-missing", { name: evidenceFolder + toHex(findBase64UrlBytes(reference.sha256)!) });
    }
  }

  /** What a small file says, by the first of its possible ends that can be read; one with the right checksum before others. */
  async #readText<Value>(
    member: Member,
    mostBytes: number,
    parse: (text: string) => Value | undefined,
  ): Promise<Value | undefined> {
    let damaged: Value | undefined;
    for (const extent of member.extents) {
      const { bytes, isWhole } = await this.#readBytes(member, extent, mostBytes);
      const text = findText(bytes);
      const value = text === undefined ? undefined : parse(text);
      if (value !== undefined && isWhole) return value;
      damaged ??= value;
    }
    this.report("checksum", { name: showName(member.name) });
    return damaged;
  }

  async #readBytes(member: Member, extent: Extent, mostBytes: number) {
    const pieces: Uint8Array[] = [];
    const reading = readMember(this.#source, extent, mostBytes);
    let next = await reading.next();
    for (; !next.done; next = await reading.next()) pieces.push(next.value);
    if (next.value === "too-large") this.report("limit", { name: showName(member.name) });
    const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return { bytes, isWhole: next.value === "whole" };
  }

  /** Each line that is an entry, in their order; what is no entry is named. `damage` is complete about them at the end. */
  async *readEntries(): AsyncGenerator<EntryLine> {
    for await (const { line, entry } of this.readLines()) if (entry !== null) yield { line, entry };
  }

  /** As `readEntries`, and each line that is no entry in its place, up to so many that nobody would look at more. */
  async *readLines(): AsyncGenerator<AnyLine> {
    let unreadable = 0;
    this.#intactLines = 0;
    let line = 0;
    for (const member of this.#entries) {
      const reading = readMember(this.#source, await this.#chooseExtent(member), bundleLimits.entriesBytes);
      let end: string = "whole";
      const pieces = (async function* () {
        end = yield* reading;
      })();
      for await (const bytes of readLines(pieces, bundleLimits.lineBytes)) {
        line += 1;
        if (line > bundleLimits.entries) {
          this.report("limit", { name: entriesName });
          break;
        }
        const entry = bytes === undefined ? undefined : this.#findEntry(bytes);
        if (entry === undefined) {
          this.report("line", { line });
          unreadable += 1;
          if (unreadable <= mostDamage) yield { line, entry: null };
        } else {
          this.#intactLines += 1;
          yield { line, entry };
        }
      }
      if (end === "too-large") this.report("limit", { name: entriesName });
      else if (end === "damaged") this.report("checksum", { name: entriesName });
    }
    const missing = (this.manifest?.entryCount ?? 0) - this.#intactLines;
    if (missing > 0) this.report("entries-missing", { count: missing });
  }

  #findEntry(bytes: Uint8Array): Entry | undefined {
    const text = findText(bytes);
    const value = text === undefined ? undefined : findJson(text);
    return this.#isEntry(value) && !hasTwoReadings(text!, value) ? value : undefined;
  }

  /** Of several possible ends the one with the right checksum, else the first. */
  async #chooseExtent(member: Member): Promise<Extent> {
    for (const extent of member.extents.length > 1 ? member.extents : []) {
      if (extent.crc === undefined) continue;
      const reading = readMember(this.#source, extent, bundleLimits.entriesBytes);
      let next = await reading.next();
      while (!next.done) next = await reading.next();
      if (next.value === "whole") return extent;
    }
    return member.extents[0];
  }

  /**
   * Gives the bytes of a file of evidence to `write`, and says whether they have the hash. If not, `restart` was called between
   * attempts and what was written is to be thrown away. Throws what the two throw.
   */
  async copyEvidence(
    sha256: string,
    write: (bytes: Uint8Array) => MaybePromise<void>,
    restart: () => MaybePromise<void> = () => undefined,
  ): Promise<boolean> {
    const found = this.#evidence.get(sha256);
    if (found === undefined) return false;
    const { member } = found;
    let isFirst = true;
    for (const extent of member.extents) {
      if (!isFirst) await restart();
      isFirst = false;
      const hash = this.#ports.createSha256();
      const reading = readMember(this.#source, extent, bundleLimits.evidenceBytes);
      let next = await reading.next();
      for (; !next.done; next = await reading.next()) {
        hash.update(next.value);
        await write(next.value);
      }
      if (next.value === "too-large") {
        this.report("limit", { name: member.name });
        return false;
      }
      if (toBase64Url(hash.digest()) !== sha256) continue;
      if (next.value !== "whole") this.report("checksum", { name: member.name });
      return true;
    }
    this.report("evidence-damaged", { name: member.name });
    return false;
  }

  /** The receipts that can be read. Whether one proves anything is for who knows the server's key. */
  async *readReceipts(): AsyncGenerator<BundledReceipt> {
    for (const { author, seq, member } of this.#receipts) {
      const text = await this.#readText(member, bundleLimits.receiptBytes, (read) => read);
      if (text === undefined) this.report("receipt", { name: `${receiptsFolder}${author}-${seq}` });
      else yield { author, seq, text };
    }
  }
}

/** Opens a plain bundle. Never throws for what the file holds; a source that cannot be read throws its own error. */
export async function openBundle(source: ByteSource, ports: BundlePorts): Promise<OpenBundle> {
  const bundle = new OpenBundle(source, ports);
  if (source.sizeBytes > bundleLimits.bundleBytes) bundle.report("limit");
  const found = await findMembers(source);
  if (found.hasTooMany) bundle.report("limit");
  await bundle.place(found);
  if (!found.isWhole && found.members.length > 0) bundle.report(found.isCutOff ? "cut-off" : "structure");
  return bundle;
}

const extentBy = ({ sizeBytes }: EvidenceReference, { extents: [{ at }] }: Member): Extent => ({
  at,
  packedBytes: sizeBytes,
  isDeflated: false,
});

function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}

function findText(bytes: Uint8Array): string | undefined {
  try {
    return fromUtf8(bytes);
  } catch {
    return undefined;
  }
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A key named twice is read one way by one program and another way by the next. */
const hasTwoReadings = (text: string, value: unknown): boolean =>
  JSON.stringify(value) !== text && hasDuplicateKeys(text);
