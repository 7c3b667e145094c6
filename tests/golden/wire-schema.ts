import { createHash } from "node:crypto";
import { eventTypes } from "../../shared/events/event.ts";
import { Entry, Header, Payload, entryMediaType, maxHeaderBytes, maxPayloadBytes } from "../../shared/journal/entry.ts";
import { IngestResult } from "../../shared/sync/outcome.ts";
import { HeadsReply, PullReply, PushReply, maxPushBytes, maxPushEntries } from "../../shared/sync/wire.ts";

/** Everything that two builds must agree on to understand each other. */
const wire = {
  limits: { entryMediaType, maxHeaderBytes, maxPayloadBytes, maxPushBytes, maxPushEntries },
  journal: { Entry, Header, Payload },
  sync: { IngestResult, PushReply, PullReply, HeadsReply },
};

/** Descriptions say nothing to a machine, and the order of keys neither. */
function normalise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalise);
  if (typeof value !== "object" || value === null) return value;
  // A text, unlike the schema of a field that happens to have this name.
  const isRemark = ([key, inner]: [string, unknown]) => key === "description" && typeof inner === "string";
  const entries = Object.entries(value).filter((entry) => !isRemark(entry));
  return Object.fromEntries(
    entries.map(([key, inner]) => [key, normalise(inner)]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

const hash = (value: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(normalise(value)))
    .digest("base64url");

export const wireHash = (): string => hash(wire);

/** By event type and version. */
export const eventHashes = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(eventTypes).map(([type, { version, schema }]) => [`${type} ${version}`, hash(schema)]),
  );
