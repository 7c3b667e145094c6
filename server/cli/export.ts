/**
 * `npm run admin -- export FILE [--evidence]`: writes the log out for outside verifiers: each entry as it is, with its receipt under one
 * signed checkpoint. What is written says everything that was reported, and is not sealed.
 */
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import { buildManifest } from "../../shared/bundle/build-manifest.ts";
import { bundleExtension } from "../../shared/bundle/manifest.ts";
import { BundleTooLargeError, type BundledReceipt } from "../../shared/bundle/write-bundle.ts";
import type { Entry, EvidenceReference, Payload } from "../../shared/journal/entry.ts";
import { writeBundleFile } from "../bundle/write-bundle-file.ts";
import { parseConfig } from "../config.ts";
import { EvidenceFolder } from "../evidence/evidence-folder.ts";
import type { JournalStore, StoredEntry } from "../journal-store/journal-store.ts";
import { openServerLog, type PlacedEntry, type SignedCheckpoint } from "../transparency/server-log.ts";
import { parseOptions, UsageError, withData, type Environment } from "./command-line.ts";

/** Each has a receipt of its own, and a bundle of more files than `bundleLimits.members` is not read. */
const entriesOfFile = 10_000;
const pageEntries = 500;

export async function run(args: string[], env: Environment, mostEntries = entriesOfFile): Promise<number> {
  const { positionals, values } = parseOptions(args, { evidence: { type: "boolean", default: false } }, true);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError("Say into which file: export FILE.amanat");
  const { dataPath } = parseConfig(env);
  return withData(env, async ({ store, secrets, election }) => {
    const now = () => new Date();
    const warn = (message: string) => void process.stderr.write(`${message}\n`);
    const log = await openServerLog({ store, secrets, election: election.id, dataPath, now, warn });
    const checkpoint = await log.checkpoint();
    await log.close();
    if (checkpoint === null || checkpoint.size === 0) {
      const why = checkpoint === null ? "The log is not signed: nothing of it could be proven." : "The log is empty.";
      process.stdout.write(`${why} Nothing was written.\n`);
      return 1;
    }
    const paths = pathsOf(path, Math.ceil(checkpoint.size / mostEntries));
    for (const each of paths) if (existsSync(each)) throw new UsageError(`${each} is there already.`);
    const evidence = values.evidence ? new EvidenceFolder(join(dataPath, "evidence")) : null;
    const about = { election: election.id, createdBy: secrets.publicKey, createdAt: now().toISOString() };
    const prove = log.proverOf(checkpoint);
    try {
      for (const [index, file] of paths.entries()) {
        const after = index * mostEntries;
        const upTo = Math.min(checkpoint.size, after + mostEntries);
        await writePart(file, { store, evidence, about, prove, after, upTo });
        process.stdout.write(`${file}: positions ${after + 1} to ${upTo}\n`);
      }
    } catch (error) {
      if (!(error instanceof BundleTooLargeError)) throw error;
      process.stdout.write(`A file would be larger than ${error.limitBytes} bytes. Export without --evidence.\n`);
      return 1;
    }
    process.stdout.write(describe(paths, checkpoint, secrets.publicKey));
    return 0;
  });
}

/** One file under the name that was asked for; several with their numbers in it. */
function pathsOf(path: string, count: number): string[] {
  if (count === 1) return [path];
  const stem = path.endsWith(bundleExtension) ? path.slice(0, -bundleExtension.length) : path;
  return Array.from({ length: count }, (_, index) => `${stem}-${index + 1}${bundleExtension}`);
}

interface Part {
  store: JournalStore;
  evidence: EvidenceFolder | null;
  about: { election: string; createdBy: string; createdAt: string };
  prove(entry: PlacedEntry): Promise<string>;
  after: number;
  upTo: number;
}

async function writePart(path: string, part: Part): Promise<void> {
  const { evidence, about, prove } = part;
  const here = evidence === null ? new Set<string>() : await findHere(part, evidence);
  const manifest = await buildManifest(about, toEntries(part), ({ sha256 }) => here.has(sha256));
  await writeBundleFile(path, {
    manifest,
    entries: toEntries(part),
    receipts: toReceipts(part, prove),
    findEvidence: ({ sha256 }: EvidenceReference) =>
      evidence === null ? undefined : (createReadStream(evidence.pathOf(sha256)) as AsyncIterable<Uint8Array>),
  });
}

/** Which of the files that the entries name have arrived. */
async function findHere(part: Part, evidence: EvidenceFolder): Promise<Set<string>> {
  const here = new Set<string>();
  for await (const { payload } of readPart(part)) {
    if (payload === null) continue;
    for (const { sha256 } of (JSON.parse(payload) as Payload).evidence) {
      if ((await evidence.findSize(sha256)) !== undefined) here.add(sha256);
    }
  }
  return here;
}

async function* readPart({ store, after, upTo }: Part): AsyncGenerator<StoredEntry> {
  for (let done = after; done < upTo;) {
    const { entries } = await store.readRange(done, Math.min(pageEntries, upTo - done));
    if (entries.length === 0) throw new Error(`the log ends at ${done} and was signed to ${upTo}`);
    yield* entries;
    done = entries.at(-1)!.position;
  }
}

async function* toEntries(part: Part): AsyncGenerator<Entry> {
  for await (const { header, payload, signature } of readPart(part)) yield { header, payload, signature };
}

async function* toReceipts(part: Part, prove: Part["prove"]): AsyncGenerator<BundledReceipt> {
  for await (const entry of readPart(part)) {
    yield { author: entry.author, seq: entry.seq, text: await prove(entry) };
  }
}

const describe = (paths: readonly string[], { size, note }: SignedCheckpoint, serverKey: string): string =>
  `${size} entries with their receipts, under this checkpoint:\n\n${note}\n` +
  `The server's key, to be given to verifiers by another way than these files: ${serverKey}\n` +
  `Check with: npm run verify -- ${paths.join(" ")}\n` +
  "The files say everything that was reported and are not sealed.\n";
