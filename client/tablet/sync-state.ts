import { useSyncStatus } from "../sync/use-sync-status.ts";
import type { SyncState } from "../ui/StateChip.tsx";
import { markKey, type EntryMark } from "./branch-entries.ts";

/** The four states of an item: `sending` is "on this tablet" while a round of syncing is under way. */
export function useSyncStateOf(): (mark: EntryMark | undefined) => SyncState {
  const syncing = useSyncStatus((status) => status.state === "syncing");
  return (mark) => {
    if (mark === undefined || mark.state === "on-tablet") return syncing ? "sending" : "on-tablet";
    return mark.state;
  };
}

/** Of several entries on one subject the least advanced decides: "received" only if all of them are. */
export function leastAdvanced(
  marks: ReadonlyMap<string, EntryMark>,
  entries: readonly { author: string; seq: number }[],
): EntryMark | undefined {
  const ranks = { "needs-you": 0, "on-tablet": 1, received: 2 };
  return entries
    .flatMap(({ author, seq }) => marks.get(markKey(author, seq)) ?? [])
    .toSorted((left, right) => ranks[left.state] - ranks[right.state])[0];
}
