import { useCallback, useEffect, useMemo } from "react";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { AuthorView } from "../../shared/sync/author-view.ts";
import { listAuthorRoles, putAuthorRoles } from "../journal-store/author-roles.ts";
import { findDevice } from "../journal-store/device.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { useSession } from "../session/session-store.ts";
import { ProblemError } from "../sync/http.ts";
import { authorizedHttp } from "../sync/run-sync.ts";
import type { RoleOf } from "./ToldBy.tsx";

const isAuthor = compileCheck(AuthorView);

/** Asked for by one screen or another: none is asked twice in a run of the page. */
const asked = new Set<string>();

/** Roles by author: what is known here at once, the rest as soon as the server has said it. Nobody's is ever guessed. */
export function useAuthorRoles(authors: readonly string[]): RoleOf {
  const known = useJournalQuery(() => listAuthorRoles(), []);
  const own = useSession((session) => session.device);
  const wanted = useMemo(() => [...new Set(authors)].toSorted().join(" "), [authors]);
  useEffect(() => {
    if (known === undefined) return;
    const missing = wanted.split(" ").filter((author) => author !== "" && !(author in known) && !asked.has(author));
    if (missing.length === 0) return;
    for (const author of missing) asked.add(author);
    void askRoles(missing).catch(reportError);
  }, [known, wanted]);
  return useCallback((author) => (author === own?.author ? own.role : known?.[author]), [known, own]);
}

async function askRoles(authors: readonly string[]): Promise<void> {
  const device = await findDevice();
  if (device === undefined) return;
  const http = authorizedHttp(device);
  const told: AuthorView[] = [];
  for (const author of authors) {
    try {
      const reply = await http.json(`/api/authors/${author}`);
      if (isAuthor(reply)) told.push(reply);
    } catch (error) {
      // One that the server does not tell stays unknown. Without a network all do, until the page is opened again.
      if (!(error instanceof ProblemError)) asked.delete(author);
    }
  }
  if (told.length > 0) await putAuthorRoles(told);
}
