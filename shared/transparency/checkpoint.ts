/** C2SP tlog-checkpoint: the signed head of a server's log. */
import { findBase64Bytes, toBase64 } from "../lib/base64.ts";
import { instantPattern } from "../journal/entry.ts";
import type { TreeHead } from "./check-proof.ts";
import type { NoteCrypto } from "./ports.ts";
import { NoteError, isSignedBy, parseNote, type NoteKey } from "./signed-note.ts";
import { hashBytes } from "./tree-hash.ts";
import { maxTreeSize } from "./tree-nodes.ts";

export interface Checkpoint extends TreeHead {
  /** Which log this is. */
  origin: string;
  /** The newest time of receipt that the server had given when it signed; null where no line says one. */
  signedAt: string | null;
}

/** A server's log, as those know it who were enrolled there. */
export interface LogIdentity {
  origin: string;
  /** The server's Ed25519 key, 32 bytes base64url. */
  publicKey: string;
}

/** The name of a log, in its checkpoints and of its key: which election, and whose key. */
export const identifyLog = (election: string, publicKey: string): LogIdentity => ({
  origin: `amanat/${encodeURIComponent(election)}/${publicKey}`,
  publicKey,
});

export const noteKeyOf = ({ origin, publicKey }: LogIdentity): NoteKey => ({ name: origin, publicKey });

const timePrefix = "time ";
const instant = new RegExp(instantPattern);

/** The text to be signed. */
export const formatCheckpoint = ({ origin, size, root, signedAt }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\n${signedAt === null ? "" : `${timePrefix}${signedAt}\n`}`;

/** Reads the text of a checkpoint's note. Extension lines that are not known say nothing. Throws NoteError. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = "", sizeText = "", rootText = "", ...extensions] = text.slice(0, -1).split("\n");
  const size = /^(0|[1-9]\d*)$/.test(sizeText) ? Number(sizeText) : -1;
  const root = findBase64Bytes(rootText);
  if (origin === "" || size < 0 || size > maxTreeSize || root?.length !== hashBytes)
    throw new NoteError("no checkpoint");
  if (extensions.includes("")) throw new NoteError("a checkpoint has no empty lines");
  const times = extensions.filter((line) => line.startsWith(timePrefix)).map((line) => line.slice(timePrefix.length));
  if (times.length > 1 || !times.every((time) => instant.test(time))) throw new NoteError("its time is not one time");
  return { origin, size, root, signedAt: times[0] ?? null };
}

export type CheckpointFault = "not-a-checkpoint" | "another-log" | "bad-signature";

/** The checkpoint, if it is one of this log and its server signed it; else what is wrong with it. Never throws for the note. */
export async function openCheckpoint(
  note: string,
  log: LogIdentity,
  crypto: NoteCrypto,
): Promise<{ kind: "signed"; checkpoint: Checkpoint } | { kind: "refused"; fault: CheckpointFault }> {
  let parsed;
  let checkpoint;
  try {
    parsed = parseNote(note);
    checkpoint = parseCheckpoint(parsed.text);
  } catch (error) {
    if (error instanceof NoteError) return { kind: "refused", fault: "not-a-checkpoint" };
    throw error;
  }
  if (checkpoint.origin !== log.origin) return { kind: "refused", fault: "another-log" };
  if (!(await isSignedBy(noteKeyOf(log), parsed, crypto))) return { kind: "refused", fault: "bad-signature" };
  return { kind: "signed", checkpoint };
}
