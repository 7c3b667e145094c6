import { useEffect, useState } from "react";
import { createTileReader } from "../../shared/transparency/tile-reader.ts";
import { checkPlace, type PlaceVerdict } from "../../shared/transparency/find-inclusion.ts";
import { identifyLog, openCheckpoint } from "../../shared/transparency/checkpoint.ts";
import { findDevice } from "../journal-store/device.ts";
import type { EntryRow } from "../journal-store/rows.ts";
import { findKeptCheckpoint } from "../journal-store/witness-journal.ts";
import { createNoteCrypto } from "../keys/web-crypto.ts";
import { createLogRoad } from "../sync/log-road.ts";
import { authorizedHttp } from "../sync/run-sync.ts";

/** `unreachable`: the tiles that would prove it cannot be had now. */
export type Inclusion = PlaceVerdict | "unreachable";

/**
 * Whether each entry stands in the server's log where the server says: by hash, from tiles, against the newest checkpoint that this
 * browser has verified itself. Entries without a place are left out; nothing is said before it is known.
 */
export function useInclusion(entries: readonly EntryRow[]): ReadonlyMap<string, Inclusion> {
  const [found, setFound] = useState<ReadonlyMap<string, Inclusion>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    checkAll(
      entries,
      (told) => isCurrent && setFound(told),
      () => isCurrent,
    ).catch(reportError);
    return () => {
      isCurrent = false;
    };
  }, [entries]);
  return found;
}

async function checkAll(
  entries: readonly EntryRow[],
  tell: (found: ReadonlyMap<string, Inclusion>) => void,
  isWanted: () => boolean,
): Promise<void> {
  const [device, kept] = await Promise.all([findDevice(), findKeptCheckpoint()]);
  if (device === undefined || kept === undefined) return;
  const crypto = createNoteCrypto();
  // What lies in this browser is believed no more than what comes from outside.
  const opened = await openCheckpoint(kept.note, identifyLog(device.election, device.serverPublicKey), crypto);
  if (opened.kind === "refused") return;
  const { checkpoint } = opened;
  const road = createLogRoad(authorizedHttp(device));
  const reader = createTileReader(checkpoint.size, (tiles) => road.tiles(tiles), crypto);
  const found = new Map<string, Inclusion>();
  for (const { hash, position, receivedAt } of entries) {
    if (position === undefined || receivedAt === undefined) continue;
    try {
      found.set(hash, await checkPlace({ hash, position, receivedAt }, checkpoint, reader, crypto));
    } catch {
      // The road failed, not the proof. The others would fail alike.
      for (const entry of entries) if (!found.has(entry.hash)) found.set(entry.hash, "unreachable");
      break;
    }
    if (!isWanted()) return;
  }
  tell(found);
}
