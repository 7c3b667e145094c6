import {
  buildEntry,
  type Authorship,
  type BuiltEntry,
  type Head,
  type NewEvent,
} from "../../shared/journal/build-entry.ts";
import { createEntryChecker } from "../../shared/journal/check-entries.ts";
import type { Entry } from "../../shared/journal/entry.ts";
import type { UnitId } from "../../shared/journal/ids.ts";
import { preAuthEncode } from "../../shared/journal/pae.ts";
import { compileSchema } from "./compile-schema.ts";
import { nodeVerifyingCrypto, sha256, type SeededDevice } from "./node-crypto.ts";

export const election = "wa-1394";

export const testChecker = createEntryChecker({ election, crypto: nodeVerifyingCrypto, compile: compileSchema });

export const testEvent = (over: Partial<NewEvent> = {}): NewEvent => ({
  type: "report.filed",
  typeVersion: 1,
  unit: "WA-URM-0001" as UnitId,
  subject: "WA-URM-0001/R1/open",
  data: { report: "R1", values: { ballots: 812 } },
  evidence: [],
  ...over,
});

export const testAuthorship = (device: SeededDevice, over: Partial<Authorship> = {}): Authorship => ({
  election,
  author: device.author,
  officer: "u-rahimi",
  mode: "live",
  claimedAt: "2016-02-26T05:12:31.120Z",
  clock: { boot: "boot-1", monotonicMs: 183_220, anchor: null },
  seen: null,
  ...over,
});

/** `length` entries of one device, each behind the one before, starting behind `head`. */
export async function buildChain(
  device: SeededDevice,
  length: number,
  over: { head?: Head | null; event?: Partial<NewEvent>; authorship?: Partial<Authorship> } = {},
): Promise<BuiltEntry[]> {
  const chain: BuiltEntry[] = [];
  let head = over.head ?? null;
  for (let index = 0; index < length; index++) {
    const built = await buildEntry(testEvent(over.event), testAuthorship(device, over.authorship), head, device.crypto);
    chain.push(built);
    head = { seq: built.header.seq, hash: built.hash };
  }
  return chain;
}

/** An entry whose header text is whatever is given, with a good signature over it: what a device with another build writes. */
export async function signHeader(device: SeededDevice, header: string, payload: string | null): Promise<Entry> {
  const message = preAuthEncode("application/vnd.amanat.entry.v1+json", header);
  const signature = Buffer.from(await device.crypto.sign(message)).toString("base64url");
  return { header, payload, signature };
}

/** `built` with other header fields, signed anew. Its payload is `payload` if given, with the hash and size to match. */
export async function resign(
  device: SeededDevice,
  built: BuiltEntry,
  fields: Record<string, unknown>,
  payload: string | null = built.entry.payload,
): Promise<Entry> {
  const matching =
    payload === null || payload === built.entry.payload
      ? {}
      : { payloadHash: sha256(payload).toString("base64url"), payloadSize: Buffer.byteLength(payload) };
  return signHeader(device, JSON.stringify({ ...built.header, ...matching, ...fields }), payload);
}
