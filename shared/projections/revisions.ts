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
  for (const revision of revisions) {
    const { revises } = revision;
    if (revises !== null && isRevision(revision, revises)) revised.add(nameOf(revises));
  }
  return revisions.filter((revision) => !revised.has(nameOf(revision)));
}

/** What revises each entry of the list, by the entry's name, in the order of the list. */
export function revisersOf<R extends Revision>(revisions: readonly R[]): Map<string, R[]> {
  const revisers = new Map<string, R[]>();
  for (const revision of revisions) {
    const { revises } = revision;
    if (revises === null || !isRevision(revision, revises)) continue;
    const name = nameOf(revises);
    const others = revisers.get(name);
    if (others === undefined) revisers.set(name, [revision]);
    else others.push(revision);
  }
  return revisers;
}

/** An author cannot revise what the same author had not yet written: such a reference is no revision. */
const isRevision = ({ author, seq }: EntryReference, revised: EntryReference): boolean =>
  revised.author !== author || revised.seq < seq;

/** Two entries of one author with one seq, which only a fork can bring, have one name. */
export const nameOf = ({ author, seq }: EntryReference): string => `${author}/${seq}`;

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
