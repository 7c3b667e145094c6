import { type Dispatch, type SetStateAction, useMemo, useRef } from "react";
import type { EvidenceReference } from "../../../shared/journal/entry.ts";
import {
  withAnswer,
  withNewRow,
  withoutRow,
  withPhotos,
  withRowAnswer,
  type Answer,
  type FormState,
} from "./form-state.ts";

/** What questions do to their form; the same object as long as the form is open. */
export interface FormActions {
  setAnswer(place: string, answer: Answer, typed?: string): void;
  setRowAnswer(place: string, rowId: string, field: string, answer: Answer, typed?: string): void;
  addRow(place: string): void;
  removeRow(place: string, rowId: string): void;
  setPhotos(place: string, photos: readonly EvidenceReference[]): void;
  saveDraft(): Promise<void>;
  /** Present local time, "HH:mm". */
  now(): string;
}

export function useFormActions(
  setForm: Dispatch<SetStateAction<FormState>>,
  saveDraft: () => Promise<void>,
  now: () => string,
): FormActions {
  const newest = useRef({ saveDraft, now });
  newest.current = { saveDraft, now };
  return useMemo(
    () => ({
      setAnswer: (place, answer, typed) => setForm((form) => withAnswer(form, place, answer, typed)),
      setRowAnswer: (place, rowId, field, answer, typed) =>
        setForm((form) => withRowAnswer(form, place, rowId, field, answer, typed)),
      addRow: (place) => setForm((form) => withNewRow(form, place, crypto.randomUUID())),
      removeRow: (place, rowId) => setForm((form) => withoutRow(form, place, rowId)),
      setPhotos: (place, photos) => setForm((form) => withPhotos(form, place, photos)),
      saveDraft: () => newest.current.saveDraft(),
      now: () => newest.current.now(),
    }),
    [setForm],
  );
}
