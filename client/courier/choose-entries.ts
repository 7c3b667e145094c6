/** What goes into the courier's hands: entries of this device, and the files that they name. */
import type { Payload, EvidenceReference } from "../../shared/journal/entry.ts";
import { listOwnAuthors } from "../journal-store/device.ts";
import { listOwnEntries } from "../journal-store/queries.ts";
import { findEvidence } from "../journal-store/read-evidence.ts";
import type { DeviceRow, EntryRow } from "../journal-store/rows.ts";

/** unsent: what has no receipt · today: that, and everything that was recorded today. */
export type Choice = "unsent" | "today";

export interface Load {
  /** Author by author, each in the order of its log. */
  entries: EntryRow[];
  /** Each file once. */
  evidence: EvidenceReference[];
  /** Entries and the files that are here, in bytes. */
  sizeBytes: number;
  /** Files that are named and cannot go along: they are gone from this device or damaged. */
  lost: EvidenceReference[];
  /** Entries that cannot go along: what they hold no longer opens here. */
  shut: number;
}

/** `isToday`: whether an instant lies in the day of the office. */
export async function chooseEntries(
  { author }: Pick<DeviceRow, "author">,
  choice: Choice,
  isToday: (instant: string) => boolean,
): Promise<Load> {
  const load: Load = { entries: [], evidence: [], sizeBytes: 0, lost: [], shut: 0 };
  const seen = new Set<string>();
  // Files whose entry is received may still wait themselves.
  for (const own of await listOwnAuthors(author)) {
    for (const row of await listOwnEntries(own)) {
      const isWanted = row.position === undefined || (choice === "today" && isToday(row.claimedAt));
      const files = await listFiles(row, isWanted && choice === "today");
      if (!isWanted && files.length === 0) continue;
      if (row.isShut === true) {
        load.shut += 1;
        continue;
      }
      load.entries.push(row);
      load.sizeBytes += row.sizeBytes;
      for (const { reference, isHere } of files) {
        if (seen.has(reference.sha256)) continue;
        seen.add(reference.sha256);
        (isHere ? load.evidence : load.lost).push(reference);
        if (isHere) load.sizeBytes += reference.sizeBytes;
      }
    }
  }
  return load;
}

async function listFiles(
  row: EntryRow,
  alsoSent: boolean,
): Promise<{ reference: EvidenceReference; isHere: boolean }[]> {
  if (row.payload === null) return [];
  const found = [];
  for (const reference of (JSON.parse(row.payload) as Payload).evidence) {
    const file = await findEvidence(reference.sha256);
    if (file?.state === "sent" && !alsoSent) continue;
    // A file of another tablet of the branch was never here; only own ones are asked for.
    found.push({ reference, isHere: file !== undefined && file.state !== "damaged" });
  }
  return found;
}
