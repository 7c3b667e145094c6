import { bytes32Pattern, instantPattern, maxPayloadBytes } from "./entry.ts";
import type { AuthorId, EntryHash, Seq, UnitId } from "./ids.ts";

/** What reading an entry needs to know of its header. */
export interface HeaderFacts {
  election: string;
  author: AuthorId;
  seq: Seq;
  backlink: EntryHash | null;
  unit: UnitId;
  payloadHash: string;
  payloadSize: number;
}

/** A pattern of `entry.ts` as a part of another. */
const part = (pattern: string): string => pattern.slice(1, -1).replaceAll("(", "(?:");
const bytes32 = part(bytes32Pattern);
const instant = part(instantPattern);
/** Visible ASCII, and any letter, that JSON writes as it is: no quote, backslash, control or surrogate. */
const id = "[\\x21\\x23-\\x5b\\x5d-\\x7e]";
const letter = '[^"\\\\\\x00-\\x1f\\ud800-\\udfff]';
/** Fewer digits than a number holds, so that none is rounded. */
const whole = "(?:0|[1-9]\\d{0,14})";
const number = `${whole}(?:\\.\\d{1,6})?`;

const spelling = new RegExp(
  `^\\{"format":1,"election":"(${id}{1,64})","author":"(${bytes32})","seq":(${whole}),"backlink":(?:null|"(${bytes32})"),` +
    `"type":"${id}{1,64}","typeVersion":[1-9]\\d{0,3},"unit":"(${id}{1,64})","subject":"${letter}{1,128}",` +
    `"officer":"${letter}{1,64}","mode":"(?:live|rehearsal)","claimedAt":"${instant}","clock":\\{"boot":"${id}{1,64}",` +
    `"monotonicMs":${number},"anchor":(?:null|\\{"serverAt":"${instant}","monotonicMs":${number}\\})\\},` +
    `"seen":(?:null|\\{"size":${whole},"root":"${bytes32}"\\}),"payloadHash":"(${bytes32})","payloadSize":(${whole})\\}$`,
);

/**
 * Reads a header that is spelled as `buildEntry` does: a fraction of the work of parsing it, checking it against its schema and
 * writing it again. What it gives is what the long way gives (a test holds the two together); undefined only says that the text
 * is spelled otherwise, good or bad.
 */
export function findSpelledHeader(text: string): HeaderFacts | undefined {
  const match = spelling.exec(text);
  if (match === null) return undefined;
  const [, election, author, seqText, backlink, unit, payloadHash, sizeText] = match;
  const seq = Number(seqText);
  const payloadSize = Number(sizeText);
  if ((seq === 0) !== (backlink === undefined) || payloadSize > maxPayloadBytes) return undefined;
  return {
    election: election!,
    author: author as AuthorId,
    seq: seq as Seq,
    backlink: (backlink ?? null) as EntryHash | null,
    unit: unit as UnitId,
    payloadHash: payloadHash!,
    payloadSize,
  };
}
