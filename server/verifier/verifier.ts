/**
 * Follows the log and checks every entry's own signature: a receipt is given after checking the newest of a batch, whose chain
 * vouches for those before it. What does not verify stays where it is, and is named.
 */
import type { SqliteStore } from "../journal-store/sqlite-store.ts";
import { StoreThread } from "../journal-store/store-thread.ts";
import { databasePath } from "../start/database-path.ts";
import type { VerifierCommands, VerifierThreadData } from "./verifier-thread.ts";

export interface Verifier {
  /** Everything up to here has been checked. */
  readonly position: number;
  close(): Promise<void>;
}

const followerName = "verifier";
/** About five milliseconds of work: whatever comes in waits no longer than that for a core. */
const entriesAtOnce = 64;
/** Taking entries in comes first; but not for ever, or the verifier would never catch up on a busy day. */
const restMs = 200;
const longLag = 20_000;
/** With a long lag it works although entries come in, resting three times as long as it worked. */
const restRatio = 3;
const saveAfterEntries = 5000;

export async function openVerifier(store: SqliteStore, dataPath: string, now: () => Date): Promise<Verifier> {
  const data: VerifierThreadData = { databasePath: databasePath(dataPath) };
  const script = new URL("./verifier-thread.ts", import.meta.url);
  const thread = new StoreThread<VerifierCommands>({ script, data, preload: ["typebox"] });
  await thread.ready();

  // A log that was set back is checked from its end: what is new there is new to us as well.
  let position = Math.min((await store.findFollower(followerName))?.position ?? 0, await store.size());
  let saved = position;
  let upTo = await store.size();
  let timer: NodeJS.Timeout | undefined;
  let isClosing = false;
  let running = Promise.resolve();

  async function step(): Promise<number> {
    if (store.waitingCount > 0 && upTo - position < longLag) return restMs;
    const startMs = performance.now();
    const slice = await thread.call("verifySlice", [position, entriesAtOnce]);
    for (const bad of slice.bad) await store.noteBadSignature(bad, now().toISOString());
    position = slice.next;
    // It may have grown while the slice was read.
    upTo = Math.max(upTo, slice.upTo);
    const isDone = position >= upTo;
    if (position !== saved && (isDone || position - saved >= saveAfterEntries)) {
      await store.saveFollower(followerName, position, null);
      saved = position;
    }
    if (isDone) return Number.POSITIVE_INFINITY;
    return store.waitingCount > 0 ? (performance.now() - startMs) * restRatio : 0;
  }

  function plan(waitMs: number): void {
    if (isClosing || timer !== undefined || waitMs === Number.POSITIVE_INFINITY) return;
    timer = setTimeout(() => {
      running = step().then(
        (next) => {
          timer = undefined;
          plan(next);
        },
        () => {
          // The store could not be read or written: there is a next time.
          timer = undefined;
          plan(restMs);
        },
      );
    }, waitMs);
  }

  const endGrowth = store.onGrowth((size) => {
    upTo = size;
    plan(restMs);
  });
  plan(0);

  return {
    get position() {
      return position;
    },
    async close() {
      isClosing = true;
      endGrowth();
      clearTimeout(timer);
      await running;
      await thread.close();
    },
  };
}
