import type { Entry } from "../../shared/journal/entry.ts";
import { createReplyParser } from "../../shared/sync/parse-reply.ts";
import type { EvidenceItem, SyncTransport } from "../../shared/sync/sync-ports.ts";
import { jsonBody } from "./gzip.ts";
import type { Http } from "./http.ts";
import { interpretSchema } from "./interpret-schema.ts";

const parser = createReplyParser(interpretSchema);

/** The road to the server over HTTP, as `wire.md` has it. `http` carries the device's token. */
export function createHttpTransport(options: {
  http: Http;
  sendEvidence(item: EvidenceItem): Promise<void>;
  /** A receipt's time says more than a Date header. */
  onServerTime?(serverAt: string): void;
}): SyncTransport {
  const { http, sendEvidence, onServerTime } = options;
  return {
    heads: async () => parser.parseHeadsReply(await http.json("/api/sync/heads")),
    async push(entries: readonly Entry[]) {
      const reply = parser.parsePushReply(
        await http.json("/api/sync/push", { method: "POST", ...(await jsonBody({ entries })) }),
      );
      const fresh = reply.results.filter((result) => result.outcome === "inserted").map((result) => result.receivedAt);
      const newest = fresh.toSorted().at(-1);
      if (newest !== undefined) onServerTime?.(newest);
      return reply;
    },
    pull: async (after, limit) =>
      parser.parsePullReply(await http.json(`/api/sync/pull?after=${after}&limit=${limit}`)),
    sendEvidence,
  };
}
