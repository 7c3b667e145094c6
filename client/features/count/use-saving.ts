import { useState } from "react";
import { messagesIn } from "../../i18n/messages.ts";
import type { Format } from "../../i18n/use-format.ts";
import { tellSaved } from "../../tablet/last-saved.ts";
import { saveFailureOf, type SaveFailure } from "../../tablet/save-failure.ts";
import type { KeptDraft } from "../../tablet/use-draft.ts";
import type { EntryRow } from "../../journal-store/rows.ts";
import { countMessages } from "./count-messages.ts";

type CountMessages = (typeof countMessages)["fa"];

/** What was saved, in words of the language in which it is told. */
export const savedName =
  (name: (words: CountMessages) => string) =>
  ({ locale }: Format): string =>
    name(messagesIn(locale, countMessages));

/** One press, one saving: the draft is whole before the entry takes its place, and goes on if that fails. */
export function useSaving(draft: KeptDraft, name: (words: CountMessages) => string) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SaveFailure | null>(null);
  const save = async (record: () => Promise<EntryRow>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await draft.saveNow();
      await draft.end();
      const { author, seq } = await record();
      await tellSaved({ nameIn: savedName(name), author, seq });
    } catch (error) {
      reportError(error);
      draft.resume();
      setFailure(saveFailureOf(error));
      setBusy(false);
    }
  };
  return { busy, failure, save };
}
