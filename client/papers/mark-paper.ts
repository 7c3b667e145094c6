import { toFrames } from "../../shared/courier-codes/frames.ts";
import type { PaperPrinted } from "../../shared/events/paper.ts";
import { packPaperCode, shortPaperCode } from "../../shared/papers/paper-code.ts";
import type { EntryRow } from "../journal-store/rows.ts";
import { sha256 } from "../keys/web-crypto.ts";
import type { PaperMark } from "./PaperSheet.tsx";

/** More than any code of a paper holds: it is always one frame. */
const pieceBytes = 1000;

/** What the foot of a paper says, from the entry of its printing. */
export async function markPaper(row: EntryRow, { kind, number, textHash }: PaperPrinted): Promise<PaperMark> {
  const { author, seq, hash } = row;
  const [frame] = await toFrames(
    { kind: "paper", bytes: packPaperCode({ kind, number, author, seq, hash }) },
    pieceBytes,
    sha256,
  );
  return { frame: frame!, letters: shortPaperCode(hash), textHash, author, seq };
}
