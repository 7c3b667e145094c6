import type { Entry } from "../../shared/journal/entry.ts";
import type { SealedEntry } from "../../shared/sync/wire.ts";
import { createReplyParser } from "../../shared/sync/parse-reply.ts";
import type { EvidenceItem, SyncTransport } from "../../shared/sync/sync-ports.ts";
import { jsonBody } from "./gzip.ts";
import { ProblemError, type Http } from "./http.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";

const parser = createReplyParser(compileCheck);

/** The road to the server over HTTP, as `wire.md` has it. `http` carries the device's token. */
export function createHttpTransport(options: {
  http: Http;
  sendEvidence(item: EvidenceItem): Promise<void>;
  /** A receipt's time says more than a Date header. */
  onServerTime?(serverAt: string): void;
  /** The payloads of the entries are sealed for the district. */
  isSealed?: boolean;
}): SyncTransport {
  const { http, sendEvidence, onServerTime, isSealed = false } = options;
  return {
    heads: async () => parser.parseHeadsReply(await http.json("/api/sync/heads")),
    async push(entries: readonly Entry[]) {
      const path = isSealed ? "/api/sync/push-sealed" : "/api/sync/push";
      const body = await jsonBody({ entries: isSealed ? entries.map(toSealed) : entries });
      const reply = parser.parsePushReply(await http.json(path, { method: "POST", ...body }));
      for (const { outcome, receivedAt } of reply.results) {
        if (outcome === "inserted" && receivedAt !== undefined) onServerTime?.(receivedAt);
      }
      return reply;
    },
    pull: async (after, limit) =>
      parser.parsePullReply(await http.json(`/api/sync/pull?after=${after}&limit=${limit}`)),
    sendEvidence,
    isWithdrawn: (error) => error instanceof ProblemError && error.type === "/problems/device-revoked",
  };
}

const toSealed = ({ header, payload, signature }: Entry): SealedEntry => ({ header, sealed: payload ?? "", signature });
