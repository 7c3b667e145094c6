import { useMemo } from "react";
import { listAuthorRoles } from "../journal-store/author-roles.ts";
import { useJournalQuery } from "../journal-store/use-journal-query.ts";
import { useSession } from "../session/session-store.ts";
import type { Roles } from "./desk-case.ts";

/** The roles that are known here; the same object as long as nothing is learned. Undefined until they have been read. */
export function useCaseRoles(): Roles | undefined {
  const known = useJournalQuery(() => listAuthorRoles(), []);
  const device = useSession((session) => session.device);
  return useMemo(
    () => known && (device === null ? known : { ...known, [device.author]: device.role }),
    [known, device],
  );
}
