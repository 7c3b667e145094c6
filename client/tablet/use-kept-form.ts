import { useEffect, useState } from "react";
import { deleteDraft, findDraft } from "../journal-store/drafts.ts";
import type { DraftRow } from "../journal-store/rows.ts";
import { findKeptForm, type KeptForm } from "./kept-form.ts";

export type KeptLookup<Form> =
  | { state: "looking" }
  | { state: "none" }
  | { state: "found"; row: DraftRow; kept: KeptForm<Form> };

/** The draft of a form as it was when the form was opened, and a way to throw it away. */
export function useKeptForm<Form>(id: string): [KeptLookup<Form>, () => void] {
  const [lookup, setLookup] = useState<KeptLookup<Form>>({ state: "looking" });
  useEffect(() => {
    let left = false;
    findDraft(id).then(
      (row) => {
        if (left) return;
        const kept = row && findKeptForm(row);
        setLookup(row && kept ? { state: "found", row, kept: kept as KeptForm<Form> } : { state: "none" });
      },
      () => !left && setLookup({ state: "none" }),
    );
    return () => {
      left = true;
    };
  }, [id]);
  const discard = () => {
    void deleteDraft(id).catch(reportError);
    setLookup({ state: "none" });
  };
  return [lookup, discard];
}
