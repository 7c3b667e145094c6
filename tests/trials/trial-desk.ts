/** The desk of a trial: signs in with a password and reads what replicates to it. */
import type { CollectionName, Documents } from "../../shared/catalogue/schema.ts";
import type { PulledEntry, PullReply } from "../../shared/sync/wire.ts";

export interface TrialDesk {
  readCollection<Name extends CollectionName>(name: Name): Promise<Documents[Name][]>;
  /** Every entry of the desk's scope, page by page. */
  pullAll(): AsyncGenerator<PulledEntry[]>;
}

/** `authorization`: headers of a session, a desk's cookie or a tablet's bearer token. */
export function createReader(origin: string, authorization: Record<string, string>): TrialDesk {
  const get = async <Reply>(path: string): Promise<Reply> => {
    const reply = await fetch(origin + path, { headers: authorization });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return (await reply.json()) as Reply;
  };
  return {
    async readCollection(name) {
      const documents: Documents[typeof name][] = [];
      for (let checkpoint = ""; ;) {
        const query = checkpoint === "" ? "" : `&checkpoint=${encodeURIComponent(checkpoint)}`;
        const page = await get<{ documents: Documents[typeof name][]; checkpoint: string }>(
          `/api/reference/${name}?limit=1000${query}`,
        );
        if (page.documents.length === 0) return documents;
        documents.push(...page.documents);
        checkpoint = page.checkpoint;
      }
    },
    async *pullAll() {
      for (let after = 0; ;) {
        const { entries, next, upTo } = await get<PullReply>(`/api/sync/pull?after=${after}&limit=1000`);
        if (entries.length > 0) yield entries;
        if (next >= upTo) return;
        after = next;
      }
    },
  };
}

export async function signIn(origin: string, username: string, password: string): Promise<TrialDesk> {
  const reply = await fetch(`${origin}/api/login`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ username, password }),
  });
  const cookie = reply.headers.getSetCookie()[0]?.split(";")[0];
  if (!reply.ok || cookie === undefined) throw new Error(`login: ${reply.status} ${await reply.text()}`);
  return createReader(origin, { cookie });
}
