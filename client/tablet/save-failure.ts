import { DraftGoneError, EvidenceMissingError } from "../journal-store/append-event.ts";
import { isOutOfSpace } from "../journal-store/reserve.ts";
import { CannotRecordError } from "../session/record-event.ts";
import { EntryTooLargeError } from "../../shared/journal/build-entry.ts";
import type { tablet } from "../i18n/fa/tablet.ts";

/** Why an entry was not made, as a key of the messages `tablet.failure`. The draft is there in every case but `gone`. */
export type SaveFailure = Exclude<keyof (typeof tablet)["failure"], "title">;

export function saveFailureOf(error: unknown): SaveFailure {
  if (error instanceof CannotRecordError) return error.reason;
  if (error instanceof EvidenceMissingError) return "evidence";
  if (error instanceof EntryTooLargeError) return "large";
  if (error instanceof DraftGoneError) return "gone";
  return isOutOfSpace(error) ? "room" : "other";
}
