/**
 * What was promised to whom, kept by a bystander: what an officer was told is saved, what the server said it keeps, what it
 * ever committed. It shares nothing with the code that keeps the promises.
 */
import { createHash } from "node:crypto";
import type { Entry } from "../../shared/journal/entry.ts";
import type { AuthorId } from "../../shared/journal/ids.ts";

export type Harm = "lost" | "doubled" | "diverged";

export interface Finding {
  harm: Harm;
  what: string;
}

export interface SavedEntry {
  /** Which device told its officer so. */
  tablet: string;
  /** What the officer meant to record; once, whatever happens. */
  intent: string;
  author: AuthorId;
  seq: number;
  hash: string;
  entry: Entry;
}

/** From `wire.md` alone: SHA-256 over the DSSE encoding of the header. */
export function hashOfHeader(header: string): string {
  const type = "application/vnd.amanat.entry.v1+json";
  const encoded = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${Buffer.byteLength(header)} ${header}`;
  return createHash("sha256").update(encoded).digest("base64url");
}

export class Ledger {
  readonly findings: Finding[] = [];
  /** By tablet and intent. */
  readonly saved = new Map<string, SavedEntry>();
  /** Every receipt that was ever true: position, hash, time of receipt. */
  readonly #committed = new Set<string>();
  /** The first decision that came into the log about an entry, by its hash. */
  readonly decisions = new Map<string, "accepted" | "refused">();
  /** Entries that a restored tablet does not hold any more, by hash: the server had them. */
  readonly onlyAtServer = new Set<string>();
  /** When the server first said that it keeps an entry, since it was last set back. By hash. */
  readonly firstKeptAt = new Map<string, string>();
  /** How often what happened: a day in which nothing goes wrong proves nothing. */
  readonly counts: Record<string, number> = {};

  count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  find(harm: Harm, what: string): void {
    this.findings.push({ harm, what });
  }

  noteSaved(saved: SavedEntry): void {
    const key = `${saved.tablet}/${saved.intent}`;
    const before = this.saved.get(key);
    if (before !== undefined && before.hash !== saved.hash) this.find("doubled", `${key} was saved twice`);
    this.saved.set(key, saved);
  }

  noteDecided(hash: string, verdict: "accepted" | "refused"): void {
    if (!this.decisions.has(hash)) this.decisions.set(hash, verdict);
  }

  /**
   * A tablet's disk was overwritten with an older copy. What the server had stays promised; what was nowhere else is gone, and no
   * program can bring it back.
   */
  noteOverwritten(hash: string, isAtServer: boolean): void {
    if (isAtServer) this.onlyAtServer.add(hash);
    for (const [key, saved] of this.saved) if (saved.hash === hash && !isAtServer) this.saved.delete(key);
  }

  noteCommitted(position: number, hash: string, receivedAt: string): void {
    this.#committed.add(`${position} ${hash} ${receivedAt}`);
  }

  noteKept(hash: string, receivedAt: string): void {
    if (!this.firstKeptAt.has(hash)) this.firstKeptAt.set(hash, receivedAt);
  }

  /** What the server says from now on, it says without knowing what it said since its backup. */
  noteRestored(keptBefore: (hash: string) => boolean): void {
    this.count("server set back");
    for (const hash of this.firstKeptAt.keys()) if (!keptBefore(hash)) this.firstKeptAt.delete(hash);
  }

  /** A tablet took this for a receipt. */
  checkReceipt(tablet: string, seq: number, hash: string, position: number, receivedAt: string): void {
    if (this.#committed.has(`${position} ${hash} ${receivedAt}`)) return;
    this.find("lost", `${tablet} holds a receipt for ${seq} at position ${position} that the server never kept`);
  }
}
