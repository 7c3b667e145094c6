/** What the QR code of a receipt says. */
import { utf8Length } from "../../../shared/lib/bytes.ts";
import type { LogProof } from "../../../shared/transparency/log-proof.ts";

/** A code of more bytes has modules too small for a phone's screen to be read from another one. */
const maxCodeBytes = 1600;

export interface ReceiptCode {
  text: string;
  /** False: the proof's hashes do not fit and are left out; what is left names the entry and the log that holds it. */
  isWhole: boolean;
}

export function receiptCode(receipt: string, entryHash: string, proof: LogProof): ReceiptCode {
  if (utf8Length(receipt) <= maxCodeBytes) return { text: receipt, isWhole: true };
  const lines = ["amanat-receipt-v1", String(proof.index + 1), entryHash, "", proof.checkpoint];
  return { text: lines.join("\n"), isWhole: false };
}
