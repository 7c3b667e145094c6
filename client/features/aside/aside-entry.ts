import type { Header, Payload } from "../../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, Seq, UnitId } from "../../../shared/journal/ids.ts";
import type { ElectionCatalogue } from "../../../shared/projections/election-catalogue.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { utf8Length } from "../../../shared/lib/bytes.ts";
import { AsidePage, type AsideView } from "../../../shared/sync/device-view.ts";
import { UnexpectedReplyError } from "../../../shared/sync/unexpected-reply-error.ts";
import type { Format } from "../../i18n/use-format.ts";
import { findDevice } from "../../journal-store/device.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { findAnswerText } from "../../papers/answer-text.ts";
import { authorizedHttp } from "../../sync/run-sync.ts";

const isAsidePage = compileCheck(AsidePage);

/** Of one device, or of all in scope. Throws UnexpectedReplyError unless the reply is a page of entries. */
export async function readAside(author: string | null): Promise<AsidePage> {
  const device = await findDevice();
  if (device === undefined) throw new Error("this browser is not enrolled");
  const query = author === null ? "" : `?author=${encodeURIComponent(author)}`;
  const reply = await authorizedHttp(device).json(`/api/aside${query}`);
  if (!isAsidePage(reply)) throw new UnexpectedReplyError("not a page of entries set aside");
  return reply;
}

/** As the desk's other screens have entries. */
export function toEntryRow({ author, seq, hash, receivedAt, header, payload, signature }: AsideView): EntryRow {
  const { type, unit, subject, officer, claimedAt } = JSON.parse(header) as Header;
  return {
    author: author as AuthorId,
    seq: seq as Seq,
    hash: hash as EntryHash,
    header,
    payload,
    signature,
    type,
    unit: unit as UnitId,
    subject,
    officer,
    claimedAt,
    receivedAt,
    sizeBytes: utf8Length(header) + utf8Length(payload ?? "") + utf8Length(signature),
  };
}

/** A line of what an entry says: `name` in words, or as the entry has it. */
export interface ContentLine {
  name: string;
  text: string;
}

/** By which a report's answers are called what its form calls them. */
export interface ContentWords {
  catalogue: Pick<ElectionCatalogue, "reportOf" | "election">;
  format: Format;
  /** "Report". */
  report: string;
  titleOf: (code: string, slot: string | null) => string;
}

/**
 * What an entry says, line by line, whatever its type: a decision must not wait for a screen that knows it. What this catalogue has no
 * words for, or `words` are not here for, is told as it stands.
 */
export function listContent(payload: string | null, words: ContentWords | undefined): ContentLine[] {
  if (payload === null) return [];
  const { data } = JSON.parse(payload) as Payload;
  const worded = words === undefined ? [] : wordFiling(data, words);
  const rest = worded.length === 0 ? data : without(data, ["report", "slot", "values", "contests"]);
  return [...worded, ...listRaw(rest, "")];
}

/** Nothing unless it is a report's filing. */
function wordFiling(data: Payload["data"], words: ContentWords): ContentLine[] {
  const { report: code, slot, values, contests } = data;
  const report = typeof code === "string" ? words.catalogue.reportOf.get(code) : undefined;
  if (report === undefined || typeof code !== "string" || !isRecord(values) || !isRecord(contests)) return [];
  const { format, catalogue } = words;
  const answersOf = (answers: unknown, contest: string | null) =>
    Object.entries(isRecord(answers) ? answers : {}).flatMap(([name, answer]): ContentLine[] => {
      const field = report.fields.find((each) => each.name === name);
      if (field === undefined) return listRaw(answer, contest === null ? name : `${contest}.${name}`);
      const held = catalogue.election.contests.find(({ id }) => id === contest);
      const label = format.pick(field.label) + (held === undefined ? "" : `: ${format.pick(held.name)}`);
      const text = findAnswerText(field, answer, format);
      return text === undefined ? [] : [{ name: label, text }];
    });
  return [
    { name: words.report, text: words.titleOf(code, typeof slot === "string" ? slot : null) },
    ...answersOf(values, null),
    ...Object.entries(contests).flatMap(([contest, answers]) => answersOf(answers, contest)),
  ];
}

function listRaw(value: unknown, name: string): ContentLine[] {
  if (value === null || value === "") return [];
  if (typeof value !== "object") return [{ name, text: typeof value === "string" ? value : JSON.stringify(value) }];
  return Object.entries(value).flatMap(([key, inner]) => listRaw(inner, name === "" ? key : `${name}.${key}`));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const without = (data: Payload["data"], names: readonly string[]): Payload["data"] =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
