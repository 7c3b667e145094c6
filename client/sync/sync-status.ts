/** What everyone may know about syncing, the same in every tab: the context that runs a round tells the others. */
import { createStore } from "zustand/vanilla";
import type { DeviceStanding } from "../../shared/sync/health.ts";
import type { SyncProgress } from "../../shared/sync/sync-once.ts";
import type { LogAlarm } from "../journal-store/witness-journal.ts";
import type { SyncProblem } from "./sync-problem.ts";

export type SyncState = "idle" | "syncing" | "offline" | "error";

export interface SyncStatus {
  state: SyncState;
  /** When the server last answered, by this device's clock; null: never. ISO 8601 UTC. */
  lastContactAt: string | null;
  /** Why the last round failed; null after one that got through. */
  problem: SyncProblem | null;
  /** When the next round will be tried by itself; null if none is planned. ISO 8601 UTC. */
  nextRetryAt: string | null;
  /** Of the round under way, or of the last one. */
  progress: SyncProgress | null;
  /** Own entries without an answer. */
  waitingEntries: number;
  waitingEvidence: number;
  waitingBytes: number;
  /** Items that the server refused or whose bytes are damaged: someone has to look. */
  needsYou: number;
  /** Entries of the server that did not verify or contradict ours: an alarm. */
  aside: number;
  /** What the server's log did against what it had signed: alarms that stay. */
  logAlarms: readonly LogAlarm[];
  /** What the server last said of this device. */
  standing: DeviceStanding;
}

export const syncStatus = createStore<SyncStatus>()(() => ({
  state: "idle",
  lastContactAt: null,
  problem: null,
  nextRetryAt: null,
  progress: null,
  waitingEntries: 0,
  waitingEvidence: 0,
  waitingBytes: 0,
  needsYou: 0,
  aside: 0,
  logAlarms: [],
  standing: "active",
}));

/**
 * What a running context tells the others. `serverAt`: the server's time as it has just been heard. `recount`: other things wait than
 * before; each counts for itself, since a number may be older than what was appended meanwhile.
 */
export interface SyncNews {
  status?: Partial<SyncStatus>;
  serverAt?: string;
  recount?: boolean;
}

interface SyncFollower {
  noteServerTime(serverAt: string): void;
  recount(): void;
}

let channel: BroadcastChannel | undefined;
let follower: SyncFollower | undefined;

function openChannel(): BroadcastChannel | undefined {
  if (channel !== undefined || typeof BroadcastChannel === "undefined") return channel;
  channel = new BroadcastChannel("amanat-sync");
  channel.addEventListener("message", ({ data }: MessageEvent<SyncNews>) => {
    if (data.status !== undefined) syncStatus.setState(data.status);
    if (data.serverAt !== undefined) follower?.noteServerTime(data.serverAt);
    if (data.recount === true) follower?.recount();
  });
  (channel as { unref?: () => void }).unref?.();
  return channel;
}

/** Follows the news of other contexts from now on. */
export function followSyncNews(by: SyncFollower): void {
  follower = by;
  openChannel();
}

/** Sets the status here and in every other context. */
export function tellSyncNews(news: SyncNews): void {
  if (news.status !== undefined) syncStatus.setState(news.status);
  openChannel()?.postMessage(news);
}
