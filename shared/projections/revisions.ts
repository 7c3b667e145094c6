/**
 * Which of the entries on one subject still stand. An entry that revises another (a correction, an amendment) takes its
 * place; two entries that revise the same one, or none, stand side by side: no clock and no order of arrival decides.
 */
import type { EntryReference } from "./stored-entry.ts";

export interface Revision extends EntryReference {
  /** The entry whose place it takes; null of a first filing. */
  revises: EntryReference | null;
  payloadHash: string;
  position: number | null;
}

/** Entries that no other entry of the list revises, in the order of the list. */
export function headsOf<R extends Revision>(revisions: readonly R[]): R[] {
  if (revisions.length === 1) return [...revisions];
  const revised = new Set<string>();
  for (const { author, seq, revises } of revisions) {
    // An author cannot revise what the same author had not yet written: such a reference is no revision.
    if (revises !== null && (revises.author !== author || revises.seq < seq)) revised.add(nameOf(revises));
  }
  return revisions.filter((revision) => !revised.has(nameOf(revision)));
}

export function doesRevise(revision: Revision, target: Revision): boolean {
  const { author, seq, revises } = revision;
  if (revises === null || revises.author !== target.author || revises.seq !== target.seq) return false;
  return revises.author !== author || revises.seq < seq;
}

const nameOf = ({ author, seq }: EntryReference): string => `${author}/${seq}`;

/** For showing: by place in the server's log, then what is on this tablet only by author and seq. */
export function compareRevisions(left: Revision, right: Revision): number {
  return (
    (left.position ?? Number.MAX_SAFE_INTEGER) - (right.position ?? Number.MAX_SAFE_INTEGER) ||
    compareText(left.author, right.author) ||
    left.seq - right.seq ||
    compareText(left.payloadHash, right.payloadHash)
  );
}

export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
