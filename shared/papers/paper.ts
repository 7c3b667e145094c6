/** A printed paper as text: what its hash is over, and what is drawn from it. Rules in SPEC.md. */
import type { PaperKind } from "../events/paper.ts";
import type { SigningCrypto } from "../journal/ports.ts";
import { toBase64Url, toUtf8 } from "../lib/bytes.ts";

export type PaperPart =
  | { kind: "text"; heading: string; text: string }
  | { kind: "facts"; heading: string; facts: readonly { label: string; value: string }[] }
  /** `figures`: which columns hold figures, from 0. */
  | {
      kind: "table";
      heading: string;
      columns: readonly string[];
      figures: readonly number[];
      rows: readonly (readonly string[])[];
      /** Said in place of the table where there are no rows. */
      none: string;
    }
  /** Places to sign in, by role; `note` says what stands under the line. */
  | { kind: "signatures"; heading: string; places: readonly { role: string; note: string }[] };

/** Everything on a paper but its code and the number of pages, in the words that are printed. */
export interface Paper {
  kind: PaperKind;
  /** Who prints it: the office, or the branch. */
  sender: string;
  number: string;
  /** Day of printing, in words. */
  date: string;
  title: string;
  /** To whom; null of a paper that is no letter. */
  addressee: string | null;
  parts: readonly PaperPart[];
  /** What the paper is and is not. */
  closing: string;
}

/** Marks of direction, which paper does not show. */
const invisible = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** P2: what paper cannot show does not count. */
const asPrinted = (text: string): string => text.normalize("NFC").replace(invisible, "").replace(/\s+/gu, " ").trim();

/** The paper's plain text, line by line. None is empty and none holds a line break. */
export function paperLines(paper: Paper): string[] {
  const { kind, sender, number, date, title, addressee, parts, closing } = paper;
  const lines = [kind, sender, number, date, title, addressee ?? "", ...parts.flatMap(partLines), closing];
  return lines.map(asPrinted).filter((line) => line !== "");
}

function partLines(part: PaperPart): string[] {
  switch (part.kind) {
    case "text":
      return [part.heading, part.text];
    case "facts":
      return [part.heading, ...part.facts.map(({ label, value }) => `${label}: ${value}`)];
    case "table":
      if (part.rows.length === 0) return [part.heading, part.none];
      return [part.heading, part.columns.join(" | "), ...part.rows.map((row) => row.join(" | "))];
    case "signatures":
      return [part.heading, ...part.places.map(({ role, note }) => `${role}: ${note}`)];
  }
}

/** SHA-256 over the lines, joined by line feeds, in UTF-8; base64url. */
export async function hashPaper(paper: Paper, sha256: SigningCrypto["sha256"]): Promise<string> {
  return toBase64Url(await sha256(toUtf8(paperLines(paper).join("\n"))));
}
