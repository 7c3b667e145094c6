import { announceChange } from "./changes.ts";
import { journalDatabase, withReopen } from "./database.ts";
import type { DeviceRow, OfficerRow, PendingKeyRow } from "./rows.ts";

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

/** Makes the device enrolled; the pending key becomes the device's key in the same transaction. */
export async function putDevice(row: DeviceRow, db = journalDatabase()): Promise<void> {
  await withReopen(db, () =>
    db.transaction("rw", db.device, async () => {
      await db.device.put(row);
      await db.device.delete("pending-key");
    }),
  );
  announceChange({ kind: "device" });
}

export function findOfficer(id: string, db = journalDatabase()): Promise<OfficerRow | undefined> {
  return withReopen(db, () => db.officers.get(id));
}

/** The officers who can sign on this device. */
export function listOfficers(db = journalDatabase()): Promise<OfficerRow[]> {
  return withReopen(db, () => db.officers.toArray());
}

export async function putOfficer(row: OfficerRow, db = journalDatabase()): Promise<void> {
  await withReopen(db, () => db.officers.put(row));
  announceChange({ kind: "device" });
}

/** Reads, changes and writes an officer's row in one transaction: two tabs never count one wrong PIN for two. */
export async function updateOfficer(
  id: string,
  change: (row: OfficerRow) => OfficerRow,
  db = journalDatabase(),
): Promise<OfficerRow | undefined> {
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
