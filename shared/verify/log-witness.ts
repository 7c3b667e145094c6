import type { BundledReceipt } from "../bundle/write-bundle.ts";
import type { Seen } from "../journal/entry.ts";
import type { EntryHash } from "../journal/ids.ts";
import { toBase64Url } from "../lib/bytes.ts";
import { identifyLog, parseCheckpoint, type LogIdentity } from "../transparency/checkpoint.ts";
import { MemoryTree } from "../transparency/memory-tree.ts";
import type { NoteCrypto } from "../transparency/ports.ts";
import { computeRoot } from "../transparency/prove.ts";
import { checkReceipt, findReceipt } from "../transparency/receipt.ts";
import { parseNote, NoteError } from "../transparency/signed-note.ts";
import { hashLeaves, leafText } from "../transparency/tree-hash.ts";
import type { CheckpointSummary, EntryVerdict, Verification } from "./verification.ts";

/** Holds every receipt against the server's key, and all that they say about the server's log against one another. */
export class LogWitness {
  readonly #election: string;
  readonly #crypto: NoteCrypto;
  #log: LogIdentity | null;
  /** Roots that were said of each size: more than one is two histories. */
  readonly #roots = new Map<number, Set<string>>();
  readonly #leaves = new Map<number, string>();
  #isBroken = false;
  /** Receipts without their entry that do not hold, in words. */
  readonly refusedAlone: string[] = [];

  /** `serverKey` null: the key that the first receipt that holds names itself. */
  constructor(election: string, serverKey: string | null, crypto: NoteCrypto) {
    this.#election = election;
    this.#crypto = crypto;
    this.#log = serverKey === null ? null : identifyLog(election, serverKey);
  }

  get serverKey(): string | null {
    return this.#log?.publicKey ?? null;
  }

  get checkpoints(): CheckpointSummary[] {
    const all = [...this.#roots].flatMap(([size, roots]) => [...roots].map((root) => ({ size, root })));
    return all.toSorted((left, right) => left.size - right.size);
  }

  /** What the receipt proves about this entry; undefined if nothing. */
  async check(text: string, hash: EntryHash): Promise<{ position: number; receivedAt: string } | undefined> {
    const log = this.#log ?? findLog(text, this.#election);
    if (log === null) return undefined;
    const verdict = await checkReceipt(text, hash, log, this.#crypto);
    if (verdict.kind === "refused") return undefined;
    // Only a receipt that holds may say whose log this is: a damaged one would speak for nobody and refuse all others.
    this.#log = log;
    const { position, receivedAt, checkpoint } = verdict;
    this.#note(checkpoint.size, toBase64Url(checkpoint.root));
    const leaf = leafText(hash, receivedAt);
    if ((this.#leaves.get(position) ?? leaf) !== leaf) this.#isBroken = true;
    this.#leaves.set(position, leaf);
    return { position, receivedAt };
  }

  /** A receipt whose entry is not here proves something about the hash that it names. */
  async checkAlone({ author, seq, text }: BundledReceipt, file: string): Promise<void> {
    const hash = findReceipt(text)?.leaf.entryHash;
    if (hash === undefined || (await this.check(text, hash)) === undefined) {
      this.refusedAlone.push(`${file}: the receipt of ${author}/${seq} does not hold`);
    }
  }

  #note(size: number, root: string): void {
    const roots = this.#roots.get(size) ?? new Set();
    this.#roots.set(size, roots.add(root));
    if (roots.size > 1) this.#isBroken = true;
  }

  /**
   * Whether all checkpoints are of one history, and which entries name one that is not of it. Checkpoints of different sizes can be
   * compared if the files hold the receipt of every leaf of the largest.
   */
  async checkConsistency(
    seen: readonly { seen: Seen; verdict: EntryVerdict }[],
  ): Promise<{ consistency: Verification["consistency"]; contradicted: EntryVerdict[] }> {
    const tree = await this.#growTree();
    let isProven = true;
    for (const { size, root } of this.checkpoints) {
      if (size > tree.size) isProven = false;
      else if (toBase64Url(await computeRoot(size, tree, this.#crypto)) !== root) this.#isBroken = true;
    }
    const contradicted: EntryVerdict[] = [];
    for (const { seen: named, verdict } of seen) {
      const known = this.#roots.get(named.size);
      const root =
        named.size <= tree.size && tree.size > 0
          ? toBase64Url(await computeRoot(named.size, tree, this.#crypto))
          : undefined;
      const isOther = root === undefined ? known !== undefined && !known.has(named.root) : root !== named.root;
      if (isOther) contradicted.push(verdict);
    }
    if (this.#isBroken) return { consistency: "broken", contradicted };
    if (this.#roots.size <= 1) return { consistency: "one", contradicted };
    return { consistency: isProven ? "proven" : "not-provable", contradicted };
  }

  /** Of the leaves from the first on, as far as none is missing. */
  async #growTree(): Promise<MemoryTree> {
    const tree = new MemoryTree(this.#crypto);
    const texts: string[] = [];
    for (let leaf = this.#leaves.get(1); leaf !== undefined; leaf = this.#leaves.get(texts.length + 1))
      texts.push(leaf);
    if (texts.length > 0) await tree.append(await hashLeaves(texts, this.#crypto));
    return tree;
  }
}

/** The log that a receipt says it is of, if its name is one of this election. */
function findLog(text: string, election: string): LogIdentity | null {
  const checkpoint = findReceipt(text)?.proof.checkpoint;
  if (checkpoint === undefined) return null;
  try {
    const { origin } = parseCheckpoint(parseNote(checkpoint).text);
    const log = identifyLog(election, origin.slice(origin.lastIndexOf("/") + 1));
    return log.origin === origin ? log : null;
  } catch (error) {
    if (error instanceof NoteError) return null;
    throw error;
  }
}
