/** The one call by which a screen makes an entry. */
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { eventTypes, type EventData, type EventType } from "../../shared/events/event.ts";
import type { EvidenceReference, Mode } from "../../shared/journal/entry.ts";
import type { AuthorId, UnitId } from "../../shared/journal/ids.ts";
import { deviceClock } from "../clock/device-clock.ts";
import { appendEvent } from "../journal-store/append-event.ts";
import { isCaughtUp } from "../journal-store/caught-up.ts";
import { readSeen } from "../journal-store/seen-checkpoint.ts";
import type { EntryRow } from "../journal-store/rows.ts";
import { getSigningDevice } from "../keys/device-key.ts";
import { findDocument } from "../reference/reference-store.ts";
import { sealPayload } from "../sync/seal-for-district.ts";
import { useSession } from "./session-store.ts";

export interface NewRecord<Type extends EventType> {
  type: Type;
  unit: UnitId;
  /** `<unit>/<code>/<slot>` of a scheduled report, else a random id. */
  subject: string;
  data: EventData[Type];
  /** References that addEvidence gave. */
  evidence?: EvidenceReference[];
  /** The draft that this ends; it must have been saved, and is removed with the append. */
  draft?: string;
}

/** Nothing can be signed now. The draft is kept. */
export class CannotRecordError extends Error {
  override readonly name = "CannotRecordError";
  constructor(
    /**
     * locked: sign in first · data-lost: see the alarm · no-election: the reference data has not come in yet · not-fetched: nor
     * has what the branch has filed before.
     */
    readonly reason: "locked" | "data-lost" | "no-election" | "not-fetched",
  ) {
    super(`cannot record: ${reason}`);
  }
}

/** The event does not have the shape of its type: an error of the app, nothing was written. */
export class MalformedEventError extends Error {
  override readonly name = "MalformedEventError";
}

/** Signs and saves; resolves when the entry is durable, with its row. Syncing follows by itself. */
export async function recordEvent<Type extends EventType>(record: NewRecord<Type>): Promise<EntryRow> {
  const claimedAt = deviceClock.now();
  const clock = deviceClock.readClock();
  const { version, schema } = eventTypes[record.type];
  if (!compileCheck(schema)(record.data)) throw new MalformedEventError(`not the data of ${record.type}`);
  const { phase, officer } = useSession.getState();
  if (phase === "data-lost") throw new CannotRecordError("data-lost");
  if (officer === null) throw new CannotRecordError("locked");
  const [{ device, crypto }, seen] = await Promise.all([getSigningDevice(), readSeen()]);
  if (device.kind === "tablet" && !(await hasFetched(device.author))) throw new CannotRecordError("not-fetched");
  const { type, unit, subject, data, evidence = [], draft } = record;
  return appendEvent({
    event: { type, typeVersion: version, unit, subject, data: data as Record<string, unknown>, evidence },
    authorship: {
      election: device.election,
      author: device.author,
      officer,
      mode: getMode(device.election),
      claimedAt,
      clock,
      seen,
    },
    crypto,
    sealForDistrict: sealPayload,
    ...(draft === undefined ? {} : { draft }),
  });
}

/** Once true it stays true for a device: asked of the store once. */
let fetchedBy: AuthorId | undefined;

async function hasFetched(author: AuthorId): Promise<boolean> {
  if (fetchedBy !== author && (await isCaughtUp(author))) fetchedBy = author;
  return fetchedBy === author;
}

/** Whether the day counts. Never guessed: a rehearsal must not pass for the real thing, nor the other way round. */
function getMode(election: string): Mode {
  const mode = findDocument("elections", election)?.mode;
  if (mode === undefined) throw new CannotRecordError("no-election");
  return mode;
}
