import { journalDatabase, withReopen } from "./database.ts";

/** A value of no consequence kept by key; the caller checks its shape. */
export async function findMeta(key: string, db = journalDatabase()): Promise<unknown> {
  return (await withReopen(db, () => db.meta.get(key)))?.value;
}

/** The values of several keys, in their order, in one transaction. */
export async function listMeta(keys: readonly string[], db = journalDatabase()): Promise<unknown[]> {
  return (await withReopen(db, () => db.meta.bulkGet([...keys]))).map((row) => row?.value);
}

export async function putMeta(key: string, value: unknown, db = journalDatabase()): Promise<void> {
  await withReopen(db, () => db.meta.put({ key, value }));
}
