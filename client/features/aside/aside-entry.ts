import type { Header, Payload } from "../../../shared/journal/entry.ts";
import type { AuthorId, EntryHash, Seq, UnitId } from "../../../shared/journal/ids.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { utf8Length } from "../../../shared/lib/bytes.ts";
import { AsidePage, type AsideView } from "../../../shared/sync/device-view.ts";
import { UnexpectedReplyError } from "../../../shared/sync/unexpected-reply-error.ts";
import { findDevice } from "../../journal-store/device.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
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

/** What an entry says, line by line, whatever its type: a decision must not wait for a screen that knows it. */
export function listContent(payload: string | null): { name: string; text: string }[] {
  if (payload === null) return [];
  const lines: { name: string; text: string }[] = [];
  const walk = (value: unknown, name: string): void => {
    if (value === null || value === "") return;
    if (typeof value !== "object")
      lines.push({ name, text: typeof value === "string" ? value : JSON.stringify(value) });
    else for (const [key, inner] of Object.entries(value)) walk(inner, name === "" ? key : `${name}.${key}`);
  };
  walk((JSON.parse(payload) as Payload).data, "");
  return lines;
}
