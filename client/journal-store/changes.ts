/** News of this device's journal, in this tab and from every other one and the service worker. */
import type { Seen } from "../../shared/journal/entry.ts";
import type { AuthorId, EvidenceHash, Seq } from "../../shared/journal/ids.ts";

export type JournalChange =
  | { kind: "appended"; author: AuthorId; seq: Seq }
  /** Entries came in by a pull: those after `fromPosition`, the least of them less one; `toPosition` is the new cursor. */
  | { kind: "received"; count: number; fromPosition: number; toPosition: number }
  /** The server answered for own entries. */
  | { kind: "settled"; count: number }
  | { kind: "draft"; id: string }
  | { kind: "evidence"; sha256: EvidenceHash }
  /** A newer checkpoint of the server's log was verified. */
  | { kind: "checkpoint"; seen: Seen }
  | { kind: "device" };

type Listener = (change: JournalChange) => void;

const listeners = new Set<Listener>();
let channel: BroadcastChannel | undefined;

function openChannel(): BroadcastChannel | undefined {
  if (channel !== undefined || typeof BroadcastChannel === "undefined") return channel;
  channel = new BroadcastChannel("amanat-journal");
  channel.addEventListener("message", (event: MessageEvent<JournalChange>) => tell(event.data));
  // Node keeps a process alive for an open channel; a browser has no such thing.
  (channel as { unref?: () => void }).unref?.();
  return channel;
}

function tell(change: JournalChange): void {
  for (const listener of listeners) listener(change);
}

/** Called after the commit. */
export function announceChange(change: JournalChange): void {
  tell(change);
  openChannel()?.postMessage(change);
}

/** Calls `listener` after every committed change, here or in another tab. Gives the way to stop. */
export function onJournalChange(listener: Listener): () => void {
  openChannel();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
