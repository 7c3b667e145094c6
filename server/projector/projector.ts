import { databasePath } from "../start/database-path.ts";
import type { SqliteStore } from "../journal-store/sqlite-store.ts";
import { StoreThread } from "../journal-store/store-thread.ts";
import { followLog } from "../threads/follow-log.ts";
import type { ProjectorCommands, ProjectorThreadData } from "./projector-thread.ts";

export interface Projector {
  /** The board of a scope, folded up to the end of the log: gzip of the JSON of `BoardSnapshot`. */
  board(path: string): Promise<Uint8Array<ArrayBuffer>>;
  close(): Promise<void>;
}

/** Follows the log of an open store on a thread of its own. */
export async function openProjector(store: SqliteStore, dataPath: string): Promise<Projector> {
  const data: ProjectorThreadData = { databasePath: databasePath(dataPath), dataPath };
  const thread = new StoreThread<ProjectorCommands>({
    script: new URL("./projector-thread.ts", import.meta.url),
    data,
    preload: ["typebox"],
  });
  await thread.ready();
  // It catches up by itself before it answers, so that folding may wait until nothing comes in.
  const following = followLog(store, () => thread.call("workSlice", []));
  const endReference = store.onReferenceChange(() => {
    thread.call("catalogueChanged", []).then(following.wake, () => undefined);
  });
  return {
    board: (path) => thread.call("board", [path]),
    async close() {
      endReference();
      await following.close();
      await thread.close();
    },
  };
}
