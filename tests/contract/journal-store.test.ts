import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../server/journal-store/sqlite-store.ts";
import { describeJournalStore } from "./journal-store-contract.ts";

describeJournalStore("the SQLite journal store", async () => {
  const folder = mkdtempSync(join(tmpdir(), "amanat-store-"));
  const options = { path: join(folder, "amanat.db"), election: "wa-1394" };
  let store = await openSqliteStore(options);
  return {
    store,
    async reopen() {
      await store.close();
      store = await openSqliteStore(options);
      return store;
    },
    async discard() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});
