import type { AuthorId } from "../../shared/journal/ids.ts";
import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen } from "./database.ts";
import type { DataKeyRow, DeviceRow, OfficerRow, PendingKeyRow, UnsealedOfficerRow } from "./rows.ts";

/** Undefined on a device that is not enrolled. */
export async function findDevice(db = journalDatabase()): Promise<DeviceRow | undefined> {
  const row = await withReopen(db, () => db.device.get("device"));
  return row?.id === "device" ? row : undefined;
}

export async function findPendingKey(db = journalDatabase()): Promise<PendingKeyRow | undefined> {
  const row = await withReopen(db, () => db.device.get("pending-key"));
  return row?.id === "pending-key" ? row : undefined;
}

export async function putPendingKey(row: PendingKeyRow, db = journalDatabase()): Promise<void> {
  await withReopen(db, () => db.device.put(row));
}

/** The store has no key to enrol with: another tab has used or discarded it. */
export class PendingKeyGoneError extends Error {
  override readonly name = "PendingKeyGoneError";
}

/** Makes the device enrolled: the pending key becomes the device's, in one transaction. */
export async function adoptPendingKey(
  identity: Omit<DeviceRow, "id" | "privateKey">,
  db = journalDatabase(),
): Promise<DeviceRow> {
  const row = await withReopen(db, () =>
    db.transaction("rw", db.device, async () => {
      const pending = await db.device.get("pending-key");
      if (pending?.author !== identity.author) throw new PendingKeyGoneError("the key of this enrolment is gone");
      const device: DeviceRow = { ...identity, id: "device", privateKey: pending.privateKey };
      await db.device.put(device);
      await db.device.delete("pending-key");
      return device;
    }),
  );
  announceChange({ kind: "device" });
  return row;
}

export type AnyOfficerRow = OfficerRow | UnsealedOfficerRow;

export function findOfficer(id: string, db = journalDatabase()): Promise<AnyOfficerRow | undefined> {
  return withReopen(db, () => db.officers.get(id));
}

/** The officers who can sign on this device. */
export function listOfficers(db = journalDatabase()): Promise<AnyOfficerRow[]> {
  return withReopen(db, () => db.officers.toArray());
}

/**
 * An officer with a way to the data key of their own, and the key's own row if it is new, both or neither. Officers who could
 * sign before anything was sealed have no way to it: they go, and are let in again by one who has.
 */
export async function putOfficer(row: OfficerRow, dataKey: DataKeyRow | null, db = journalDatabase()): Promise<void> {
  await withReopen(db, () =>
    db.transaction("rw", [db.officers, db.dataKeys], async () => {
      if (dataKey !== null) await db.dataKeys.put(dataKey);
      await db.officers.put(row);
      await db.officers.filter((other) => "verifier" in other).delete();
    }),
  );
  announceChange({ kind: "device" });
}

export function findDataKeyRow(id: string, db = journalDatabase()): Promise<DataKeyRow | undefined> {
  return withReopen(db, () => db.dataKeys.get(id));
}

export function listDataKeyRows(db = journalDatabase()): Promise<DataKeyRow[]> {
  return withReopen(db, () => db.dataKeys.toArray());
}

export async function updateDataKeyRow(
  id: string,
  changes: Partial<Omit<DataKeyRow, "id">>,
  db = journalDatabase(),
): Promise<void> {
  await withReopen(db, () => db.dataKeys.update(id, changes));
}

/** Reads, changes and writes an officer's row in one transaction: two tabs never count one wrong PIN for two. */
export async function updateOfficer(
  id: string,
  change: <Row extends AnyOfficerRow>(row: Row) => Row,
  db = journalDatabase(),
): Promise<AnyOfficerRow | undefined> {
  return withReopen(db, () =>
    db.transaction("rw", db.officers, async () => {
      const row = await db.officers.get(id);
      if (row === undefined) return undefined;
      const changed = change(row);
      await db.officers.put(changed);
      return changed;
    }),
  );
}

/** Ends the identity; its entries stay, and its author is remembered so that what it did not send can still be sent. */
export async function retireDevice(db = journalDatabase()): Promise<void> {
  await withReopen(db, () =>
    db.transaction("rw", [db.device, db.meta], async () => {
      const device = await db.device.get("device");
      if (device === undefined) return;
      const former = await db.meta.get(formerAuthorsKey);
      const authors = Array.isArray(former?.value) ? (former.value as AuthorId[]) : [];
      await db.meta.put({ key: formerAuthorsKey, value: [...new Set([...authors, device.author])] });
      await db.device.delete("device");
    }),
  );
  announceChange({ kind: "device" });
}

const formerAuthorsKey = "former-authors";

/** Authors that this device was before it was enrolled anew. */
export async function listFormerAuthors(db = journalDatabase()): Promise<AuthorId[]> {
  const row = await withReopen(db, () => db.meta.get(formerAuthorsKey));
  return Array.isArray(row?.value) ? (row.value as AuthorId[]) : [];
}

/** Everything that was recorded on this device is theirs: whom it was before, then `author`, whom it is. */
export async function listOwnAuthors(author: AuthorId, db = journalDatabase()): Promise<AuthorId[]> {
  return [...(await listFormerAuthors(db)), author];
}
