/**
 * A second verifier of bundles, written from `wire.md` and the public formats it names, over Node alone: it shares no code with the
 * product. Where the two disagree about a bundle, one of them has misread the page.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { inflateRawSync } from "node:zlib";

interface Found {
  author: string | null;
  seq: number | null;
  isSound: boolean;
  /** Place in the server's log that a receipt proves. */
  position: number | null;
}

export interface SecondVerdict {
  isSound: boolean;
  entries: Found[];
}

const sha256 = (...parts: (Buffer | string)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();
const isKey = (text: unknown): text is string =>
  typeof text === "string" && /^[\w-]{43}$/.test(text) && Buffer.from(text, "base64url").toString("base64url") === text;

export function verifySecond(bytes: Buffer): SecondVerdict {
  const verdict: SecondVerdict = { isSound: true, entries: [] };
  let files: Map<string, Buffer | null>;
  try {
    files = readZip(bytes);
  } catch {
    return { isSound: false, entries: [] };
  }
  const fail = () => {
    verdict.isSound = false;
  };
  if ([...files.values()].includes(null)) fail();
  const manifest = findJson(files.get("manifest.json")?.toString("utf8") ?? "") as {
    election?: string;
    entryCount?: number;
    evidence?: { sha256: string }[];
  } | null;
  const entries = files.get("entries.ndjson");
  if (manifest?.election === undefined || entries == null) fail();
  for (const { sha256: hash } of manifest?.evidence ?? []) {
    if (files.get(`evidence/${Buffer.from(hash, "base64url").toString("hex")}`) == null) fail();
  }
  const intact = new Map<string, boolean>();
  for (const [name, content] of files) {
    const hex = /^evidence\/([0-9a-f]{64})$/.exec(name)?.[1];
    if (hex !== undefined) intact.set(hex, content !== null && sha256(content).toString("hex") === hex);
  }

  const chain = new Map<string, { hash: string; found: Found }[]>();
  const read: { found: Found; hash: string; backlink: string | null }[] = [];
  const lines = (entries ?? Buffer.alloc(0)).toString("utf8").split("\n");
  if (lines.pop() !== "") fail();
  for (const line of lines) {
    const found: Found = { author: null, seq: null, isSound: false, position: null };
    verdict.entries.push(found);
    const entry = readEntry(line, manifest?.election);
    if (entry === null) continue;
    const { header, hash, evidence } = entry;
    Object.assign(found, { author: header.author, seq: header.seq, isSound: true });
    if (evidence.some((hex) => intact.get(hex) === false)) found.isSound = false;
    const place = `${header.author}-${header.seq}`;
    const there = chain.get(place) ?? [];
    for (const other of there) if (other.hash !== hash) other.found.isSound = found.isSound = false;
    chain.set(place, [...there, { hash, found }]);
    read.push({ found, hash, backlink: header.backlink });
  }
  for (const { found, backlink } of read) {
    const before = chain.get(`${found.author}-${found.seq! - 1}`)?.[0];
    if (before !== undefined && before.hash !== backlink) found.isSound = false;
  }
  const roots = new Map<number, string>();
  let log: string | undefined;
  for (const [name, content] of files) {
    if (!name.startsWith("receipts/")) continue;
    const held = content === null ? null : checkReceipt(content.toString("utf8"), manifest?.election ?? "");
    log ??= held?.origin;
    const proven = held?.origin === log ? held : null;
    const there = chain.get(name.slice("receipts/".length)) ?? [];
    const isOther = proven !== null && (roots.get(proven.size) ?? proven.root) !== proven.root;
    if (proven !== null) roots.set(proven.size, proven.root);
    if (proven === null || isOther) fail();
    for (const { hash, found } of there) {
      if (proven?.hash === hash) found.position = proven.position;
      else found.isSound = false;
    }
  }
  if (verdict.entries.some(({ isSound }) => !isSound)) fail();
  if (manifest?.entryCount !== undefined && verdict.entries.length < manifest.entryCount) fail();
  return verdict;
}

const headerFields =
  "format election author seq backlink type typeVersion unit subject officer mode claimedAt clock seen payloadHash payloadSize";

function readEntry(line: string, election: string | undefined) {
  const entry = findJson(line) as { header: string; payload: string | null; signature: string } | null;
  if (typeof entry?.header !== "string" || typeof entry.signature !== "string") return null;
  const header = findJson(entry.header) as Record<string, unknown> | null;
  if (header === null || Object.keys(header).sort().join() !== headerFields.split(" ").sort().join()) return null;
  const { author, seq, backlink, payloadHash, payloadSize } = header;
  if (header["format"] !== 1 || header["election"] !== election || !isKey(author) || !Number.isSafeInteger(seq))
    return null;
  if ((seq as number) < 0 || ((seq as number) === 0 ? backlink !== null : !isKey(backlink))) return null;
  if (Buffer.byteLength(entry.header) > 2048) return null;
  const type = "application/vnd.amanat.entry.v1+json";
  const message = `DSSEv1 ${type.length} ${type} ${Buffer.byteLength(entry.header)} ${entry.header}`;
  const signature = Buffer.from(entry.signature, "base64url");
  if (signature.length !== 64 || signature.toString("base64url") !== entry.signature) return null;
  if (!isSignedBy(author, Buffer.from(message), signature)) return null;
  let evidence: { sha256: string }[] = [];
  if (entry.payload !== null) {
    if (Buffer.byteLength(entry.payload) !== payloadSize || (payloadSize as number) > 65_536) return null;
    if (sha256(entry.payload).toString("base64url") !== payloadHash) return null;
    evidence = (findJson(entry.payload) as { evidence: { sha256: string }[] }).evidence;
  }
  return {
    header: { author, seq: seq as number, backlink: backlink as string | null },
    hash: sha256(message).toString("base64url"),
    evidence: evidence.map((reference) => Buffer.from(reference.sha256, "base64url").toString("hex")),
  };
}

function isSignedBy(key: string, message: Buffer, signature: Buffer): boolean {
  try {
    return verify(
      null,
      message,
      createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: key }, format: "jwk" }),
      signature,
    );
  } catch {
    return false;
  }
}

/** C2SP tlog-proof over a tlog-checkpoint of a log named `amanat/<election>/<key>`; null unless all of it holds. */
function checkReceipt(text: string, election: string) {
  const end = text.indexOf("\n\n");
  const [first, extraLine = "", indexLine = "", ...proof] = text.slice(0, end).split("\n");
  const note = text.slice(end + 2);
  const split = note.lastIndexOf("\n\n") + 1;
  const [origin = "", sizeText, root] = note.slice(0, split).split("\n");
  const key = origin.slice(origin.lastIndexOf("/") + 1);
  if (end < 0 || first !== "c2sp.org/tlog-proof@v1" || origin !== `amanat/${encodeURIComponent(election)}/${key}`)
    return null;
  const keyId = sha256(`${origin}\n`, Buffer.from([1]), Buffer.from(key, "base64url")).subarray(0, 4);
  const isSigned = note
    .slice(split + 1)
    .split("\n")
    .some((line) => {
      const [dash, name, base64 = ""] = line.split(" ");
      const bytes = Buffer.from(base64, "base64");
      if (dash !== "—" || name !== origin || !bytes.subarray(0, 4).equals(keyId)) return false;
      return (
        bytes.toString("base64") === base64 && isSignedBy(key, Buffer.from(note.slice(0, split)), bytes.subarray(4))
      );
    });
  const leaf = Buffer.from(extraLine.replace(/^extra /, ""), "base64");
  const [kind, hash, receivedAt] = leaf.toString("utf8").split("\n");
  const index = Number(indexLine.replace(/^index /, ""));
  const size = Number(sizeText);
  if (!isSigned || kind !== "amanat-leaf-v1" || receivedAt === undefined || !(index < size)) return null;
  // RFC 9162 §2.1.3.2
  let [node, last, at] = [index, size - 1, sha256(Buffer.from([0]), leaf)];
  for (const base64 of proof) {
    const sibling = Buffer.from(base64, "base64");
    if (last === 0 || sibling.toString("base64") !== base64) return null;
    if (node % 2 === 1 || node === last) {
      at = sha256(Buffer.from([1]), sibling, at);
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)];
    } else at = sha256(Buffer.from([1]), at, sibling);
    [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
  }
  return last === 0 && at.toString("base64") === root ? { hash, position: index + 1, size, root, origin } : null;
}

/** Files by their names, null where one cannot be unpacked. Throws for what is no ZIP file. */
function readZip(bytes: Buffer): Map<string, Buffer | null> {
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error("no end");
  const files = new Map<string, Buffer | null>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error("no record");
    const [method, crc, packed] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 16),
      bytes.readUInt32LE(at + 20),
    ];
    const [nameBytes, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameBytes);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const raw = bytes.subarray(from, from + packed);
    files.set(name, unpack(raw, method, crc));
    at += 46 + nameBytes + extra + comment;
  }
  return files;
}

function unpack(raw: Buffer, method: number, crc: number): Buffer | null {
  try {
    const content = method === 8 ? inflateRawSync(raw, { maxOutputLength: 2 ** 28 }) : raw;
    return crc32(content) === crc ? content : null;
  } catch {
    return null;
  }
}

function crc32(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
