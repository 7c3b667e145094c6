import { useStore } from "zustand";
import { syncStatus, type SyncStatus } from "./sync-status.ts";

/** One part of the sync status: `useSyncStatus((status) => status.waitingEntries)`. */
export function useSyncStatus<Part>(select: (status: SyncStatus) => Part): Part {
  return useStore(syncStatus, select);
}
