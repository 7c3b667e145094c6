/**
 * What is kept for the district's eyes: the tablet's data key, so that a forgotten PIN costs nothing, and the payload of each
 * entry that waits, so that it can be sent while nobody has opened the tablet.
 */
import { Type } from "typebox";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { toUtf8 } from "../../shared/lib/bytes.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { findDataKeyRow, updateDataKeyRow } from "../journal-store/device.ts";
import { listUnsealedOutbox, putDistrictPayloads } from "../journal-store/district-copies.ts";
import { findMeta, putMeta } from "../journal-store/meta.ts";
import { loadDistrictSeal } from "../keys/load-keys.ts";
import { exportDataKey, findDataKey } from "../keys/vault.ts";
import type { Http } from "./http.ts";

const isDistrict = compileCheck(Type.Object({ recipient: Type.String({ pattern: "^age1[0-9a-z]{58}$" }) }));
const recipientKey = "district-recipient";
/** Enough at a time to be quick, few enough to be kept as they are made. */
const payloadsAtOnce = 50;

/** Undefined until the server has told it once. */
export async function findRecipient(): Promise<string | undefined> {
  const kept = { recipient: await findMeta(recipientKey) };
  return isDistrict(kept) ? kept.recipient : undefined;
}

/** `GET /api/district`, kept for when there is no network. */
export async function fetchRecipient(http: Http): Promise<string> {
  const reply = await http.json("/api/district");
  if (!isDistrict(reply)) throw new UnexpectedReplyError("not a district's recipient");
  if ((await findRecipient()) !== reply.recipient) await putMeta(recipientKey, reply.recipient);
  return reply.recipient;
}

/**
 * Seals for the district whatever is not sealed for it yet. Does nothing while the vault is locked or the recipient is not known:
 * it is called again then. `authors`: whose entries wait, this device's and those it was before.
 */
export async function keepDistrictCopies(authors: readonly AuthorId[]): Promise<void> {
  const dataKey = findDataKey();
  const recipient = await findRecipient();
  if (dataKey === null || recipient === undefined) return;
  const { sealFor } = await loadDistrictSeal();
  const row = await findDataKeyRow(dataKey.id);
  if (row !== undefined && row.recipient !== recipient) {
    const raw = await exportDataKey(dataKey);
    await updateDataKeyRow(dataKey.id, { recipient, forDistrict: await sealFor(recipient, raw) });
  }
  for (const author of authors) {
    for (;;) {
      const waiting = await listUnsealedOutbox(author, payloadsAtOnce);
      if (waiting.length === 0) break;
      const sealed = await Promise.all(
        waiting.map(async ({ seq, payload }) => ({ author, seq, sealed: await sealFor(recipient, toUtf8(payload)) })),
      );
      await putDistrictPayloads(sealed);
    }
  }
}

/**
 * A payload that is about to be saved, sealed for the district. Null if that cannot be done now: it never keeps anything from
 * being saved, and is made good at the next occasion.
 */
export async function sealPayload(payload: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const recipient = await findRecipient();
    if (recipient === undefined) return null;
    const { sealFor } = await loadDistrictSeal();
    return await sealFor(recipient, toUtf8(payload));
  } catch (error) {
    reportError(error);
    return null;
  }
}
