/**
 * Between what readers see and what the store keeps. Sealing and opening go through WebCrypto, and awaiting that would end a
 * transaction of IndexedDB: always seal first and write then, read first and open then. What was stored as it is (a desk's, or
 * of before anything was sealed) is given as it is.
 */
import { fromUtf8, toUtf8 } from "../../shared/lib/bytes.ts";
import { getVault, SealBrokenError } from "../keys/vault.ts";
import type {
  AsideRow,
  DraftRow,
  EntryRow,
  StoredAsideRow,
  StoredDraftRow,
  StoredEntryRow,
  StoredText,
} from "./rows.ts";

/** Enough to keep WebCrypto's threads busy, few enough that the page breathes in between. */
const openAtOnce = 500;

export async function sealText(text: string, context: string): Promise<StoredText> {
  const vault = getVault();
  return vault.isPlain ? text : vault.seal(toUtf8(text), context);
}

/** Throws VaultLockedError, SealBrokenError. */
export async function openText(stored: StoredText, context: string): Promise<string> {
  return typeof stored === "string" ? stored : fromUtf8(await getVault().open(stored, context));
}

/** Of an entry of the log and of one that is kept aside for the same place; that one may not even say its place. */
export const payloadContext = (author: string | null, seq: number | null): string => `entries/${author}/${seq}/payload`;

export async function sealEntry(row: EntryRow): Promise<StoredEntryRow> {
  const { payload, author, seq } = row;
  return payload === null ? row : { ...row, payload: await sealText(payload, payloadContext(author, seq)) };
}

/** A payload that no longer opens is given as null, like one that was redacted: its entry is shown, and what stands beside it. */
export async function openEntries(rows: readonly StoredEntryRow[]): Promise<EntryRow[]> {
  const opened: EntryRow[] = [];
  for (let first = 0; first < rows.length; first += openAtOnce) {
    opened.push(...(await Promise.all(rows.slice(first, first + openAtOnce).map(openEntry))));
  }
  return opened;
}

async function openEntry(row: StoredEntryRow): Promise<EntryRow> {
  const { payload } = row;
  if (payload === null || typeof payload === "string") return { ...row, payload };
  try {
    return { ...row, payload: await openText(payload, payloadContext(row.author, row.seq)) };
  } catch (error) {
    if (!(error instanceof SealBrokenError)) throw error;
    return { ...row, payload: null, isShut: true };
  }
}

export async function openAside(row: StoredAsideRow): Promise<AsideRow> {
  const { payload } = row.entry;
  if (payload === null) return { ...row, entry: { ...row.entry, payload } };
  return { ...row, entry: { ...row.entry, payload: await openText(payload, payloadContext(row.author, row.seq)) } };
}

/** A value that is JSON, as `content` on a desk and as `sealed` on a tablet. */
export async function sealJson(value: unknown, context: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const vault = getVault();
  return vault.isPlain ? null : vault.seal(toUtf8(JSON.stringify(value)), context);
}

export async function openJson(sealed: Uint8Array<ArrayBuffer>, context: string): Promise<unknown> {
  return JSON.parse(fromUtf8(await getVault().open(sealed, context)));
}

const draftContext = (id: string): string => `drafts/${id}/content`;

export async function sealDraft(row: DraftRow): Promise<StoredDraftRow> {
  const { content, ...readable } = row;
  const sealed = await sealJson(content, draftContext(row.id));
  return sealed === null ? row : { ...readable, sealed };
}

export async function openDraft(row: StoredDraftRow): Promise<DraftRow> {
  const { sealed, ...readable } = row;
  if (sealed === undefined) return { ...readable, content: row.content };
  return { ...readable, content: await openJson(sealed, draftContext(row.id)) };
}
