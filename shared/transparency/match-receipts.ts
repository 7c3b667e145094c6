/** Receipts that came by another road than the answer to a push: which own entries they prove. Their texts are trusted for nothing. */
import type { EntryHash } from "../journal/ids.ts";
import type { LogIdentity } from "./checkpoint.ts";
import type { NoteCrypto } from "./ports.ts";
import { checkReceipt, findReceipt } from "./receipt.ts";

/** An own entry of which it is asked whether it was received. */
interface Awaiting {
  hash: EntryHash;
  /** Its place in the log has been proven here already. */
  isProven: boolean;
}

export interface ProvenReceipt<Own> {
  own: Own;
  position: number;
  receivedAt: string;
  /** The receipt itself, a C2SP tlog-proof. */
  text: string;
}

export interface MatchedReceipts<Own> {
  /** Of entries that were not proven before; one for each. */
  proven: ProvenReceipt<Own>[];
  /** How many were of entries proven before. */
  known: number;
  /** How many were of entries that are not among these. */
  foreign: number;
  /** How many do not prove themselves: altered, not signed with this server's key, or no receipts at all. */
  refused: number;
}

/** Rules T13 and T25. `own`: by entry hash. Never throws for the texts. */
export async function matchReceipts<Own extends Awaiting>(
  texts: Iterable<string>,
  own: ReadonlyMap<string, Own>,
  log: LogIdentity,
  crypto: NoteCrypto,
): Promise<MatchedReceipts<Own>> {
  const proven = new Map<string, ProvenReceipt<Own>>();
  const counts = { known: 0, foreign: 0, refused: 0 };
  for (const text of new Set(texts)) {
    const entryHash = findReceipt(text)?.leaf.entryHash;
    const row = entryHash === undefined ? undefined : own.get(entryHash);
    if (entryHash !== undefined && row === undefined) {
      counts.foreign += 1;
      continue;
    }
    const verdict = row === undefined ? undefined : await checkReceipt(text, row.hash, log, crypto);
    if (row === undefined || verdict?.kind !== "verified") counts.refused += 1;
    else if (row.isProven || proven.has(row.hash)) counts.known += 1;
    else proven.set(row.hash, { own: row, position: verdict.position, receivedAt: verdict.receivedAt, text });
  }
  return { proven: [...proven.values()], ...counts };
}
