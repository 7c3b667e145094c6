/**
 * The whole store looked over with nothing taken on trust: every entry of the log as if it had just come in, every link of
 * every author's chain, every entry that was set aside, every file of evidence, and the tree that was signed.
 */
import { createEntryChecker, type EntryChecker } from "../../shared/journal/check-entries.ts";
import type { Entry, EvidenceReference } from "../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, Seq } from "../../shared/journal/ids.ts";
import { compileSchema } from "../crypto/compile-schema.ts";
import { createVerifyingCrypto } from "../crypto/verifying-crypto.ts";
import { hashFile, type EvidenceFolder } from "../evidence/evidence-folder.ts";
import type { AsideEntry, JournalStore, StoredEntry } from "../journal-store/journal-store.ts";
import { createLogTreeCheck, type KeptTree } from "./check-log-tree.ts";

/** Something that is not as it must be, and where. */
export interface Fault {
  /** "log position 4711", "aside forked", "evidence <hex>", "chain". */
  where: string;
  author: string | null;
  seq: number | null;
  what: string;
}

export interface StoreReport {
  entries: number;
  authors: number;
  aside: number;
  evidenceFiles: number;
  /** Named by an entry and not received yet: no fault. */
  evidenceMissing: number;
  faults: Fault[];
}

export interface StoreCheck {
  store: JournalStore;
  evidence: EvidenceFolder;
  election: string;
  /** Paths of the units that have none above them. */
  rootPaths: readonly string[];
  /** The tree that is kept beside the entries, and who signed it. */
  tree: KeptTree;
  onProgress?(done: number, total: number): void;
}

const pageEntries = 1000;

interface ChainPlace {
  hash: EntryHash;
  backlink: EntryHash | null;
}

export async function checkStore(check: StoreCheck): Promise<StoreReport> {
  const { store } = check;
  const checker = createEntryChecker({
    election: check.election,
    crypto: createVerifyingCrypto(),
    compile: compileSchema,
  });
  const report: StoreReport = { entries: 0, authors: 0, aside: 0, evidenceFiles: 0, evidenceMissing: 0, faults: [] };
  const chains = new Map<AuthorId, Map<Seq, ChainPlace>>();
  const references = new Map<string, EvidenceReference>();
  const tree = await createLogTreeCheck(check.tree);

  const total = await store.size();
  for (let after = 0; ;) {
    const page = await store.readRange(after, pageEntries);
    for (const [index, entry] of page.entries.entries()) {
      const expected = after + index + 1;
      if (entry.position !== expected) {
        report.faults.push({
          where: `log position ${expected}`,
          author: null,
          seq: null,
          what: "the position is missing",
        });
      }
      await checkLogEntry(entry, checker, report, chains, references);
    }
    await tree.add(page.entries);
    report.entries += page.entries.length;
    check.onProgress?.(report.entries, total);
    if (page.entries.length === 0 || page.next >= page.upTo) break;
    after = page.next;
  }
  if (report.entries !== total) {
    report.faults.push({
      where: "log",
      author: null,
      seq: null,
      what: `${report.entries} of ${total} entries are there`,
    });
  }
  const treeFault = await tree.finish();
  if (treeFault !== undefined) report.faults.push({ ...treeFault, author: null, seq: null });
  for (const [author, chain] of chains) await checkChain(store, author, chain, report);
  report.authors = chains.size;
  for (const path of check.rootPaths) {
    for (const kind of ["held", "forked", "quarantined"] as const) {
      for (const entry of await store.listAside(kind, { path })) await checkAside(entry, checker, report, references);
    }
  }
  for (const reference of references.values()) await checkEvidence(check.evidence, reference, report);
  return report;
}

async function checkLogEntry(
  stored: StoredEntry,
  checker: EntryChecker,
  report: StoreReport,
  chains: Map<AuthorId, Map<Seq, ChainPlace>>,
  references: Map<string, EvidenceReference>,
): Promise<void> {
  const { author, seq, unit, hash } = stored;
  const where = `log position ${stored.position}`;
  const fault = (what: string) => report.faults.push({ where, author, seq, what });
  const entry = toEntry(stored);
  const [checked] = await checker.check([entry]);
  if (checked === undefined || checked.kind !== "sound") {
    fault(checked?.reason ?? "unreadable");
    return;
  }
  if (checked.hash !== hash) fault("the hash beside it is another's");
  if (checked.author !== author || checked.seq !== seq || checked.unit !== unit) {
    fault("the header tells of another place");
  }
  const chain = chains.get(checked.author) ?? new Map<Seq, ChainPlace>();
  chains.set(checked.author, chain);
  if (chain.has(checked.seq)) fault("its place in the author's log is taken twice");
  chain.set(checked.seq, { hash: checked.hash, backlink: checked.backlink });
  collectReferences(entry, references);
}

/** Every place from 0 to the last must follow from the one before; where an entry was refused, its link stands. */
async function checkChain(
  store: JournalStore,
  author: AuthorId,
  chain: ReadonlyMap<Seq, ChainPlace>,
  report: StoreReport,
): Promise<void> {
  const last = Math.max(...chain.keys());
  let before: EntryHash | null = null;
  for (let at = 0; at <= last; at++) {
    const seq = at as Seq;
    const place = chain.get(seq);
    if (place === undefined) {
      const standing = await store.findPlace(author, seq);
      if (standing.kind !== "link") {
        report.faults.push({ where: "chain", author, seq, what: "the entry is missing" });
        return;
      }
      before = standing.hash;
      continue;
    }
    if (place.backlink !== before) {
      report.faults.push({ where: "chain", author, seq, what: "the link to the entry before does not hold" });
    }
    before = place.hash;
  }
  const head = (await store.findAuthor(author))?.head;
  if (head === null || head === undefined || head.seq < last) {
    report.faults.push({ where: "chain", author, seq: last, what: "the author's head lies before it" });
  }
}

async function checkAside(
  stored: AsideEntry,
  checker: EntryChecker,
  report: StoreReport,
  references: Map<string, EvidenceReference>,
): Promise<void> {
  report.aside += 1;
  const [checked] = await checker.check([toEntry(stored)]);
  // An entry that is refused for what it holds is kept as well; only what nobody signed has no business here.
  if (checked === undefined || checked.kind === "refused") {
    const { kind, author, seq } = stored;
    report.faults.push({ where: `aside ${kind}`, author, seq, what: checked?.reason ?? "unreadable" });
    return;
  }
  if (checked.kind === "sound") collectReferences(stored, references);
}

function collectReferences({ payload }: Entry, references: Map<string, EvidenceReference>): void {
  if (payload === null) return;
  const { evidence } = JSON.parse(payload) as { evidence: EvidenceReference[] };
  for (const reference of evidence) references.set(reference.sha256, reference);
}

async function checkEvidence(folder: EvidenceFolder, reference: EvidenceReference, report: StoreReport): Promise<void> {
  const { sha256, sizeBytes } = reference;
  const found = await folder.findSize(sha256);
  if (found === undefined) {
    report.evidenceMissing += 1;
    return;
  }
  report.evidenceFiles += 1;
  const where = `evidence ${folder.pathOf(sha256)}`;
  if (found !== sizeBytes)
    report.faults.push({ where, author: null, seq: null, what: "the size is not the signed one" });
  else if ((await hashFile(folder.pathOf(sha256))) !== sha256) {
    report.faults.push({ where, author: null, seq: null, what: "the bytes are not the signed ones" });
  }
}

const toEntry = ({ header, payload, signature }: Entry): Entry => ({ header, payload, signature });
