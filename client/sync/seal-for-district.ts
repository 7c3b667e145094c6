/**
 * What is kept for the district's eyes: the tablet's data key, so that a forgotten PIN costs nothing, and the payload of each
 * entry that waits, so that it can be sent while nobody has opened the tablet. Only pages do this: the service worker is locked.
 */
import { toUtf8 } from "../../shared/lib/bytes.ts";
import { findDataKeyRow, listFormerAuthors, updateDataKeyRow } from "../journal-store/device.ts";
import { listUnsealedOutbox, putDistrictPayloads } from "../journal-store/district-copies.ts";
import type { DeviceRow } from "../journal-store/rows.ts";
import { loadDistrictSeal } from "../keys/load-keys.ts";
import { exportDataKey, findDataKey } from "../keys/vault.ts";
import { findRecipient } from "./district.ts";

/** Enough at a time to be quick, few enough to be kept as they are made. */
const payloadsAtOnce = 50;

/** Seals for the district whatever is not sealed for it yet. Does nothing while the vault is locked or the recipient is not known. */
export async function keepCopies(device: DeviceRow): Promise<void> {
  const dataKey = findDataKey();
  const recipient = await findRecipient();
  if (dataKey === null || recipient === undefined) return;
  const { sealFor } = await loadDistrictSeal();
  const row = await findDataKeyRow(dataKey.id);
  if (row !== undefined && row.recipient !== recipient) {
    const raw = await exportDataKey(dataKey);
    await updateDataKeyRow(dataKey.id, { recipient, forDistrict: await sealFor(recipient, raw) });
  }
  for (const author of [device.author, ...(await listFormerAuthors())]) {
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
