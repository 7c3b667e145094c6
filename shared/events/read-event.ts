/**
 * What an entry says, for folds. The one place that decides about events this build cannot read: they are never dropped and
 * never guessed at. The reader sees which entries need an update of the app, which were redacted, which make no sense.
 */
import type { TSchema } from "typebox";
import { Payload } from "../journal/entry.ts";
import type { EvidenceReference, Header } from "../journal/entry.ts";
import type { CompileSchema } from "../journal/ports.ts";
import { compileCheck } from "../lib/compile-check.ts";
import { eventTypes } from "./event.ts";
import type { EventData, EventType } from "./event.ts";

export type KnownEvent = {
  [Type in EventType]: { kind: "known"; type: Type; data: EventData[Type]; evidence: EvidenceReference[] };
}[EventType];

export type ReadEvent =
  | KnownEvent
  /** A type or a version that a newer build writes: shown as "needs an update". */
  | { kind: "unknown-type"; type: string; typeVersion: number }
  /** The payload was taken away; the header still stands. */
  | { kind: "redacted"; type: string }
  /** The payload is not what its type and version say. Stored and relayed, never interpreted. */
  | { kind: "unreadable"; type: string };

/** Reads data of version n as data of version n + 1. Stored bytes never change. */
export type Upcaster = (data: Record<string, unknown>) => Record<string, unknown>;

export interface EventDefinition {
  /** The newest version. */
  version: number;
  schema: TSchema;
  /** The upcaster at index 0 reads version 1 as version 2; there are `version - 1` of them. */
  upcasters?: readonly Upcaster[];
}

export type EventReader = (header: Pick<Header, "type" | "typeVersion">, payloadText: string | null) => ReadEvent;

export function createEventReader(
  definitions: Readonly<Record<string, EventDefinition>>,
  compile: CompileSchema = compileCheck,
): EventReader {
  const isPayload = compile(Payload);
  const types = new Map(
    Object.entries(definitions).map(([type, { version, schema, upcasters = [] }]) => {
      if (upcasters.length !== version - 1) throw new RangeError(`${type} has ${upcasters.length} upcasters`);
      return [type, { version, upcasters, isData: compile(schema) }];
    }),
  );
  return ({ type, typeVersion }, payloadText) => {
    const known = types.get(type);
    if (known === undefined || typeVersion > known.version) return { kind: "unknown-type", type, typeVersion };
    if (payloadText === null) return { kind: "redacted", type };
    const payload = findJson(payloadText);
    if (!isPayload(payload)) return { kind: "unreadable", type };
    const data = findNewest(payload.data, known.upcasters.slice(typeVersion - 1));
    if (!known.isData(data)) return { kind: "unreadable", type };
    return { kind: "known", type, data, evidence: payload.evidence } as unknown as KnownEvent;
  };
}

/** Reads every event type of this build. */
export const readEvent: EventReader = createEventReader(eventTypes);

/** Undefined where old data is not what its version promised, so that an upcaster stumbles over it. */
function findNewest(data: Record<string, unknown>, upcasters: readonly Upcaster[]): unknown {
  try {
    return upcasters.reduce((older, upcast) => upcast(older), data);
  } catch {
    return undefined;
  }
}

function findJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
