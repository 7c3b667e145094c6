/**
 * The outside verifier: checks bundles and exports with nothing but public keys. It trusts no manifest and no server, and reads no
 * code of the server.
 */
import { describeDamage } from "../bundle/describe-damage.ts";
import type { OpenBundle } from "../bundle/open-bundle.ts";
import type { BundledReceipt } from "../bundle/write-bundle.ts";
import { createEntryChecker, type CheckedEntry } from "../journal/check-entries.ts";
import type { Entry, Header, Payload } from "../journal/entry.ts";
import type { CompileSchema, VerifyingCrypto } from "../journal/ports.ts";
import { findBase64UrlBytes, toHex } from "../lib/bytes.ts";
import type { NoteCrypto } from "../transparency/ports.ts";
import { LogWitness } from "./log-witness.ts";
import type { EntryVerdict, Verification } from "./verification.ts";

export interface VerifyPorts {
  compile: CompileSchema;
  crypto: VerifyingCrypto & NoteCrypto;
}

/** Public keys that somebody brought from elsewhere. What is left out is taken from the files, and said to be. */
export interface TrustedKeys {
  server?: string;
  authors?: readonly string[];
}

export interface NamedBundle {
  file: string;
  bundle: OpenBundle;
}

interface Read {
  verdict: EntryVerdict;
  checked: CheckedEntry;
  header: Header | null;
  payload: Payload | null;
}

/** Checks several files together: what one lacks another may hold. Never throws for what they hold. */
export async function verifyBundles(
  bundles: readonly NamedBundle[],
  keys: TrustedKeys,
  ports: VerifyPorts,
): Promise<Verification> {
  const lines = await readLines(bundles);
  const election = findElection(bundles, lines);
  const entries = await checkEach(lines, election, keys, ports);
  checkChains(entries);
  const evidence = await checkEvidence(bundles, entries);
  const receipts: { file: string; receipt: BundledReceipt }[] = [];
  for (const { file, bundle } of bundles) {
    for await (const receipt of bundle.readReceipts()) receipts.push({ file, receipt });
  }
  const witness = new LogWitness(election ?? "", keys.server ?? null, ports.crypto);
  const receiptsAlone = await checkReceipts(receipts, entries, witness);
  const { consistency, contradicted } = await witness.checkConsistency(
    entries.flatMap(({ header, verdict }) => (header?.seen ? [{ seen: header.seen, verdict }] : [])),
  );
  for (const verdict of contradicted) verdict.faults.push("another-history");

  const damage = bundles.flatMap(({ file, bundle }) => bundle.damage.map((found) => ({ file, damage: found })));
  const verdicts = entries.map(({ verdict }) => verdict);
  const found: Omit<Verification, "firstBroken"> = {
    election,
    serverKey: witness.serverKey,
    isServerKeyTrusted: keys.server !== undefined,
    entries: verdicts,
    gaps: findGaps(entries),
    evidence,
    checkpoints: witness.checkpoints,
    consistency,
    damage,
    receiptsAlone,
  };
  return { ...found, firstBroken: describeFirst(found, witness.refusedAlone) };
}

async function readLines(bundles: readonly NamedBundle[]) {
  const lines: { file: string; line: number; entry: Entry }[] = [];
  for (const { file, bundle } of bundles) {
    for await (const { line, entry } of bundle.readEntries()) lines.push({ file, line, entry });
  }
  return lines;
}

/** Of a manifest, else of the first entry that says one. Entries of another are then broken. */
function findElection(bundles: readonly NamedBundle[], lines: readonly { entry: Entry }[]): string | null {
  for (const { bundle } of bundles) if (bundle.manifest !== null) return bundle.manifest.election;
  for (const { entry } of lines) {
    const election = (findJson(entry.header) as { election?: unknown } | null)?.election;
    if (typeof election === "string") return election;
  }
  return null;
}

async function checkEach(
  lines: readonly { file: string; line: number; entry: Entry }[],
  election: string | null,
  keys: TrustedKeys,
  { compile, crypto }: VerifyPorts,
): Promise<Read[]> {
  const checker = createEntryChecker({ election: election ?? "", crypto, compile });
  const authors = keys.authors === undefined ? null : new Set(keys.authors);
  const entries: Read[] = [];
  for (const { file, line, entry } of lines) {
    // One by one: in a batch a later signature would vouch for an earlier one.
    const [checked] = await checker.check([entry]);
    const { author, seq } = checked!;
    const verdict: EntryVerdict = {
      file,
      line,
      author,
      seq,
      faults: checked!.kind === "sound" ? [] : [checked!.reason],
      isLinkChecked: seq === 0,
      receipt: null,
      evidenceAbsent: [],
    };
    const isSound = checked!.kind === "sound";
    if (isSound && authors !== null && !authors.has(author!)) verdict.faults.push("unknown-author");
    entries.push({
      verdict,
      checked: checked!,
      header: isSound ? (JSON.parse(entry.header) as Header) : null,
      payload: isSound && entry.payload !== null ? (JSON.parse(entry.payload) as Payload) : null,
    });
  }
  return entries;
}

/** Every entry follows from the one before it, if that is here; no place is taken by two. */
function checkChains(entries: readonly Read[]): void {
  const byPlace = new Map<string, Read & { checked: { hash: string } }>();
  for (const read of entries) {
    const { checked, verdict } = read;
    if (checked.kind === "refused") continue;
    const place = `${checked.author}/${checked.seq}`;
    const other = byPlace.get(place);
    if (other !== undefined && other.checked.hash !== checked.hash) {
      verdict.faults.push("forked");
      if (!other.verdict.faults.includes("forked")) other.verdict.faults.push("forked");
    } else byPlace.set(place, { ...read, checked });
  }
  for (const { checked, verdict } of entries) {
    if (checked.kind === "refused" || checked.seq === 0) continue;
    const before = byPlace.get(`${checked.author}/${checked.seq - 1}`);
    if (before === undefined) continue;
    verdict.isLinkChecked = true;
    if (before.checked.hash !== checked.backlink) verdict.faults.push("broken-link");
  }
}

async function checkEvidence(bundles: readonly NamedBundle[], entries: readonly Read[]) {
  const isIntact = new Map<string, boolean>();
  for (const { bundle } of bundles) {
    for (const { sha256 } of bundle.evidence) {
      const whole = await bundle.copyEvidence(sha256, () => undefined);
      isIntact.set(sha256, whole || (isIntact.get(sha256) ?? false));
    }
  }
  for (const { payload, verdict } of entries) {
    for (const { sha256 } of payload?.evidence ?? []) {
      if (isIntact.get(sha256) === undefined) verdict.evidenceAbsent.push(toHex(findBase64UrlBytes(sha256)!));
      else if (!isIntact.get(sha256)) verdict.faults.push("evidence-damaged");
    }
  }
  const intact = [...isIntact.values()].filter(Boolean).length;
  return { intact, damaged: isIntact.size - intact };
}

/** Gives the number of receipts whose entry is not here. */
async function checkReceipts(
  receipts: readonly { file: string; receipt: BundledReceipt }[],
  entries: readonly Read[],
  witness: LogWitness,
): Promise<number> {
  const byPlace = new Map<string, Read[]>();
  for (const read of entries) {
    if (read.checked.kind === "refused") continue;
    const place = `${read.checked.author}/${read.checked.seq}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), read]);
  }
  let alone = 0;
  for (const { file, receipt } of receipts) {
    const reads = byPlace.get(`${receipt.author}/${receipt.seq}`) ?? [];
    if (reads.length === 0) {
      alone += 1;
      await witness.checkAlone(receipt, file);
      continue;
    }
    for (const { checked, verdict } of reads) {
      if (checked.kind === "refused") continue;
      const proven = await witness.check(receipt.text, checked.hash);
      if (proven === undefined) verdict.faults.push("receipt-refused");
      else verdict.receipt = proven;
    }
  }
  return alone;
}

function findGaps(entries: readonly Read[]): Verification["gaps"] {
  const seqs = new Map<string, Set<number>>();
  for (const { checked } of entries) {
    if (checked.kind === "refused") continue;
    seqs.set(checked.author, (seqs.get(checked.author) ?? new Set()).add(checked.seq));
  }
  return [...seqs].flatMap(([author, known]) => {
    const sorted = [...known].toSorted((left, right) => left - right);
    return sorted.flatMap((seq, index) => {
      const before = sorted[index - 1];
      return before !== undefined && seq > before + 1 ? [{ author, from: before + 1, to: seq - 1 }] : [];
    });
  });
}

function describeFirst(found: Omit<Verification, "firstBroken">, refusedAlone: readonly string[]): string | null {
  const entry = found.entries.find(({ faults }) => faults.length > 0);
  if (entry !== undefined) {
    const { file, line, author, seq, faults } = entry;
    return `${file}, line ${line}, entry ${author ?? "?"}/${seq ?? "?"}: ${faults[0]}`;
  }
  const damage = found.damage[0];
  if (damage !== undefined) return `${damage.file}: ${describeDamage(damage.damage)}`;
  if (refusedAlone[0] !== undefined) return refusedAlone[0];
  return found.consistency === "broken" ? "the server's checkpoints tell two histories" : null;
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
