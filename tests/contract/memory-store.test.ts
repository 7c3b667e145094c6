import { MemoryJournalStore } from "../support/memory-journal-store.ts";
import { describeJournalStore } from "./journal-store-contract.ts";
import { MemoryStore, type MemoryStoreContent } from "./memory-store.ts";

describeJournalStore("the journal store in memory", async () => {
  const content: MemoryStoreContent = { journal: new MemoryJournalStore(), authors: new Map(), paths: new Map() };
  let store = new MemoryStore(content);
  return {
    store,
    async reopen() {
      await store.close();
      store = new MemoryStore(content);
      return store;
    },
    discard: () => store.close(),
  };
});
