import { describeDamage } from "../shared/bundle/describe-damage.ts";
import type { EntryFault, EntryVerdict, Verification } from "../shared/verify/verification.ts";

const faultWords: Record<EntryFault, string> = {
  malformed: "is not of the form of an entry",
  "bad-signature": "its signature does not hold",
  "bad-payload-hash": "its payload is not the signed one",
  "unknown-author": "its author is not on the list of keys",
  "wrong-election": "is of another election",
  "too-large": "is larger than an entry may be",
  forked: "another entry stands at its place",
  "broken-link": "does not follow from the entry before it",
  "evidence-damaged": "a file of its evidence has other bytes than were signed",
  "receipt-refused": "its receipt does not prove it",
  "another-history": "its tablet had been shown another history of the server's log",
};

const consistencyWords: Record<Verification["consistency"], string> = {
  one: "",
  proven: "each continues the one before",
  "not-provable": "whether each continues the one before cannot be seen from these files",
  broken: "THEY TELL TWO HISTORIES",
};

/** The verdict in words: a line for each entry, what is missing, and at the end what to make of it. */
export function describeVerification(found: Verification): string {
  const lines = found.entries.map(describeEntry);
  for (const { author, from, to } of found.gaps) {
    lines.push(`${author}: ${from === to ? `seq ${from} is` : `seqs ${from} to ${to} are`} not in these files`);
  }
  for (const { file, damage } of found.damage) lines.push(`${file}: ${describeDamage(damage)}`);
  const broken = found.entries.filter(({ faults }) => faults.length > 0).length;
  const covered = found.entries.filter(({ receipt }) => receipt !== null).length;
  lines.push(
    "",
    `election ${found.election ?? "?"}: ${found.entries.length} entries, ${broken} broken; ` +
      `${found.evidence.intact} files of evidence intact, ${found.evidence.damaged} damaged`,
    `${covered} of ${found.entries.length} entries are covered by a receipt` +
      (found.receiptsAlone === 0 ? "" : `; ${found.receiptsAlone} receipts are of entries that are not here`),
  );
  if (found.serverKey !== null) {
    const trust = found.isServerKeyTrusted
      ? "as listed"
      : "as the receipts name it themselves: compare it with the office's";
    lines.push(`receipts were checked against the server's key ${found.serverKey} (${trust})`);
    const words = consistencyWords[found.consistency];
    lines.push(
      `checkpoints: ${found.checkpoints.map(({ size }) => size).join(", ")}${words === "" ? "" : `; ${words}`}`,
    );
  }
  lines.push(found.firstBroken === null ? "sound" : `BROKEN. First: ${found.firstBroken}`);
  return `${lines.join("\n")}\n`;
}

function describeEntry(entry: EntryVerdict): string {
  const { author, seq, faults, receipt, isLinkChecked, evidenceAbsent } = entry;
  const name = `${author ?? "?"}/${seq ?? "?"}`;
  if (faults.length > 0) {
    return `BROKEN ${name} (${entry.file}, line ${entry.line}): ${faults.map((fault) => faultWords[fault]).join("; ")}`;
  }
  const notes = [
    receipt === null ? "not covered by a receipt" : `receipt ${receipt.position}, received ${receipt.receivedAt}`,
    ...(isLinkChecked ? [] : ["the entry before it is not here"]),
    ...(evidenceAbsent.length === 0 ? [] : [`${evidenceAbsent.length} files of its evidence are not here`]),
  ];
  return `ok     ${name}: ${notes.join("; ")}`;
}
