/** What people decided about entries of a withdrawn device that were quarantined. Rules S31–S33 of SPEC.md. */
import type { RefusedLink, SoundEntry } from "../journal/check-entries.ts";
import type { AuthorId, Seq } from "../journal/ids.ts";
import type { Decision, JournalTransaction } from "./journal-transaction.ts";

/**
 * Keeps the decision and does what it says, as far as the chain allows by now. Who may decide is for the caller to know: what is
 * given here is done. `decidedAt`: when the decision was received.
 */
export async function decide(decision: Decision, transaction: JournalTransaction, decidedAt: string): Promise<void> {
  if ((await transaction.findAuthor(decision.author)) === undefined) return;
  if (await transaction.keepVerdict(decision)) await enterDecided(decision, transaction, decidedAt);
}

/** Takes into the log what was accepted, in the order of its author's chain; what was refused leaves its link there. */
export async function enterDecided(
  place: Pick<Decision, "author" | "seq" | "hash">,
  transaction: JournalTransaction,
  at: string,
): Promise<void> {
  await fillLink(place, transaction, at);
  for (;;) {
    const { head } = (await transaction.findAuthor(place.author))!;
    const seq = (head === null ? 0 : head.seq + 1) as Seq;
    const waiting = await transaction.listQuarantined(place.author, seq);
    const heir = waiting.find(({ entry, verdict }) => verdict !== undefined && entry.backlink === (head?.hash ?? null));
    if (heir === undefined) return;
    const { entry, verdict, receivedAt } = heir;
    if (verdict === "accepted" && entry.kind === "sound") {
      await transaction.insert(entry, receivedAt, true);
      await transaction.removeQuarantined(entry);
    } else await transaction.link(toLink(entry), receivedAt);
    await quarantineHeld(place.author, (seq + 1) as Seq, transaction, at);
  }
}

/** An accepted entry whose place in the chain was kept by the link that it left when it was refused before. */
async function fillLink(
  { author, seq, hash }: Pick<Decision, "author" | "seq" | "hash">,
  transaction: JournalTransaction,
  at: string,
): Promise<void> {
  const { head } = (await transaction.findAuthor(author))!;
  if (head === null || seq > head.seq) return;
  const standing = await transaction.findStanding(author, seq);
  if (standing?.kind !== "link" || standing.hash !== hash) return;
  const waiting = await transaction.listQuarantined(author, seq);
  const decided = waiting.find(({ entry, verdict }) => entry.hash === hash && verdict === "accepted");
  if (decided === undefined || decided.entry.kind !== "sound") return;
  await transaction.insert(decided.entry, decided.receivedAt ?? at, false);
  await transaction.removeQuarantined(decided.entry);
}

/** What waited behind a gap when its author was withdrawn waits for a decision from now on: nobody has accepted it. */
export async function quarantineHeld(
  author: AuthorId,
  seq: Seq,
  transaction: JournalTransaction,
  at: string,
): Promise<void> {
  for (const held of await transaction.takeHeld(author, seq)) {
    await transaction.putAside("quarantined", held, held.heldAt ?? at);
  }
}

const toLink = (entry: SoundEntry | RefusedLink): RefusedLink =>
  entry.kind === "refused-link"
    ? entry
    : {
        kind: "refused-link",
        reason: "unknown-author",
        author: entry.author,
        seq: entry.seq,
        backlink: entry.backlink,
        hash: entry.hash,
        entry: entry.entry,
        signatureChecked: entry.signatureChecked,
      };
