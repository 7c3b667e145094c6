/**
 * What others say of what a branch filed: a second person's verification, and remarks. Both stand beside the figures and change
 * none of them. A verification counts only if it is another person's, on another device (two-person rule, domain.md B).
 */
import type { EntryMention } from "../events/mention.ts";
import type { ReadEvent } from "../events/read-event.ts";
import { findConcern } from "./event-concern.ts";
import { compareRevisions } from "./revisions.ts";
import type { EntryReference, ReadEntry } from "./stored-entry.ts";
import { provenTime, readTimes, type ProvenTime } from "./timeliness.ts";

/** Whether an author had the right to record a type; null where the author's role is not known here. */
export type RightOf = (author: string, type: string) => boolean | null;

interface Told extends EntryReference {
  payloadHash: string;
  position: number | null;
  officer: string;
  time: ProvenTime;
  reading: ReadEvent["kind"];
  hasRight: boolean | null;
}

/** `own-work`: the same person, or the same device. `without-right`: the role verifies nothing. */
export type VerificationWeight = "counts" | "own-work" | "without-right";

export interface Verification extends Told {
  weight: VerificationWeight;
}

export interface Remark extends Told {
  /** Null while it cannot be read. */
  text: string | null;
}

export interface Supervision {
  /** By the entry that they are about, see `mentionKey`; remarks about the unit have the key "". */
  verifications: Map<string, (Told & { about: EntryMention })[]>;
  remarks: Map<string, Remark[]>;
}

export const mentionKey = ({ author, seq, payloadHash }: EntryMention): string => `${author}/${seq}/${payloadHash}`;

/** Any order of the same entries gives the same lists. */
export function readSupervision(entries: readonly ReadEntry[], rightOf: RightOf): Supervision {
  const verifications: Supervision["verifications"] = new Map();
  const remarks: Supervision["remarks"] = new Map();
  const told = entries
    .filter(({ header }) => isSupervision(header.type))
    .map((entry) => ({ entry, facts: toTold(entry, rightOf) }))
    .toSorted((left, right) => compareRevisions({ ...left.facts, revises: null }, { ...right.facts, revises: null }));
  for (const { entry, facts } of told) {
    const { event, header } = entry;
    if (event.kind === "known" && event.type === "report.verified") {
      add(verifications, mentionKey(event.data.verifies), { ...facts, about: event.data.verifies });
    } else if (findConcern(header.type) === "remark") {
      const isRead = event.kind === "known" && event.type === "remark.added";
      const about = isRead && event.data.about !== null ? mentionKey(event.data.about) : "";
      add(remarks, about, { ...facts, text: isRead ? event.data.text : null });
    }
  }
  return { verifications, remarks };
}

const isSupervision = (type: string): boolean => {
  const concern = findConcern(type);
  return concern === "verification" || concern === "remark";
};

/** What a verification is worth for one filing. */
export function weigh(
  verification: Pick<Told, "author" | "officer" | "hasRight">,
  filing: { author: string; officer: string },
): VerificationWeight {
  if (verification.author === filing.author || verification.officer === filing.officer) return "own-work";
  return verification.hasRight === false ? "without-right" : "counts";
}

function toTold({ header, event, position, receivedAt }: ReadEntry, rightOf: RightOf): Told {
  const { author, seq, payloadHash, officer, clock, claimedAt, type } = header;
  const time = provenTime({ claimedAt, receivedAt }, readTimes(clock, claimedAt, receivedAt));
  return { author, seq, payloadHash, position, officer, time, reading: event.kind, hasRight: rightOf(author, type) };
}

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
