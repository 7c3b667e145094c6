import { expect, test } from "vitest";
import { buildChain } from "../../tests/support/entry-fixtures.ts";
import { MemoryServer } from "../../tests/support/memory-server.ts";
import { createSeededDevice } from "../../tests/support/node-crypto.ts";
import { syncOnce } from "../../shared/sync/sync-once.ts";
import { makeDataKey, openVault } from "../keys/vault.ts";
import { JournalDatabase } from "./database.ts";
import { findPullMark, getPullCursor } from "./queries.ts";
import { createTabletJournal } from "./tablet-journal.ts";

const desk = createSeededDevice("receive-page desk");
const tablet = createSeededDevice("receive-page tablet");

test("a log that was set back and has grown past the cursor since is pulled again, and nothing is dropped", async () => {
  openVault(await makeDataKey());
  let hour = 6;
  const server = new MemoryServer(() => `2016-02-26T${String(hour).padStart(2, "0")}:00:00.000Z`);
  server.store.enrol(desk.author, "WA");
  server.store.enrol(tablet.author, "WA-URM-0001");
  const chain = (await buildChain(tablet, 4)).map(({ entry }) => entry);
  const db = new JournalDatabase("set-back");
  const journal = createTabletJournal({ author: desk.author, db });
  const sync = () => syncOnce({ journal, transport: server.connect("WA"), checker: server.checker });
  const hashes = async () =>
    (await db.entries.toArray()).map(({ hash, position, receivedAt }) => [hash, position, receivedAt]);

  const backup = server.store.snapshot();
  await server.ingest(chain.slice(0, 2), "WA");
  await sync();
  expect(await getPullCursor(db)).toBe(2);
  expect(await findPullMark(db)).toMatchObject({ position: 2, signature: chain[1]!.signature });

  server.store.restore(backup);
  hour = 8;
  await server.ingest(chain, "WA");
  await sync();
  expect(await getPullCursor(db)).toBe(4);
  const expected = server.store.log.map(({ hash, position, receivedAt }) => [hash, position, receivedAt]);
  expect((await hashes()).toSorted()).toEqual(expected.toSorted());
  await db.delete();
});
