/**
 * Follows the log and checks every entry's own signature: a receipt is given after checking the newest of a batch, whose chain
 * vouches for those before it. What does not verify stays where it is, and is named.
 */
import type { SqliteStore } from "../journal-store/sqlite-store.ts";
import { StoreThread } from "../journal-store/store-thread.ts";
import { databasePath } from "../start/database-path.ts";
import { followLog } from "../threads/follow-log.ts";
import type { VerifierCommands, VerifierThreadData } from "./verifier-thread.ts";

export interface Verifier {
  /** Everything up to here has been checked. */
  readonly position: number;
  close(): Promise<void>;
}

const followerName = "verifier";
/** About five milliseconds of work: whatever comes in waits no longer than that for a core. */
const entriesAtOnce = 64;
const saveAfterEntries = 5000;

export async function openVerifier(store: SqliteStore, dataPath: string, now: () => Date): Promise<Verifier> {
  const data: VerifierThreadData = { databasePath: databasePath(dataPath) };
  const script = new URL("./verifier-thread.ts", import.meta.url);
  const thread = new StoreThread<VerifierCommands>({ script, data, preload: ["typebox"] });
  await thread.ready();

  // A log that was set back is checked from its end: what is new there is new to us as well.
  let position = Math.min((await store.findFollower(followerName))?.position ?? 0, await store.size());
  let saved = position;
  const following = followLog(store, async () => {
    const slice = await thread.call("verifySlice", [position, entriesAtOnce]);
    for (const bad of slice.bad) await store.noteBadSignature(bad, now().toISOString());
    position = slice.next;
    const isDone = position >= slice.upTo;
    if (position !== saved && (isDone || position - saved >= saveAfterEntries)) {
      await store.saveFollower(followerName, position, null);
      saved = position;
    }
    return slice.upTo - position;
  });

  return {
    get position() {
      return position;
    },
    async close() {
      await following.close();
      await thread.close();
    },
  };
}
