import { useState } from "react";
import { findDraft } from "../journal-store/drafts.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";

/**
 * What was begun before under this id, as it was when it was first looked up. Undefined until then; `content` is null where there is
 * nothing, or nothing of this form: `read` gives undefined for what another build kept in another shape.
 */
export function useFoundDraft<Content>(
  id: string,
  read: (content: unknown) => Content | undefined,
): { content: Content | null } | undefined {
  const lookup = useJournalQuery(async () => ({ row: await findDraft(id) }), [id]);
  const [found, setFound] = useState<{ id: string; content: Content | null }>();
  if (lookup !== undefined && found?.id !== id) {
    const content = lookup.row === undefined ? undefined : read(lookup.row.content);
    setFound({ id, content: content ?? null });
  }
  return found?.id === id ? found : undefined;
}
