/** Entries of `wire.md`, made with Node's crypto alone. */
import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";

export const entryType = "application/vnd.amanat.entry.v1+json";
export const election = "wa-1394";
export const branch = "WA-URM-0001";

export interface WireEntry {
  header: string;
  payload: string | null;
  signature: string;
}

export interface Device {
  seed: Buffer;
  key: KeyObject;
  /** base64url of the public key. */
  author: string;
}

export const preAuth = (type: string, body: string): Buffer =>
  Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${Buffer.byteLength(body)} ${body}`);

export const digest = (bytes: Buffer | string): Buffer => createHash("sha256").update(bytes).digest();
export const hashOf = (header: string): string => digest(preAuth(entryType, header)).toString("base64url");

/** An Ed25519 key whose 32 secret bytes are the SHA-256 of its name. */
export function device(name: string): Device {
  const seed = digest(`amanat vectors, key of ${name}`);
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  return { seed, key, author: createPublicKey(key).export({ format: "jwk" }).x! };
}

export const seal = ({ key }: Device, header: string, payload: string | null): WireEntry => ({
  header,
  payload,
  signature: sign(null, preAuth(entryType, header), key).toString("base64url"),
});

export const payloadOf = (name: string, data: unknown, evidence: unknown[] = []): string =>
  JSON.stringify({ salt: digest(`salt of ${name}`).subarray(0, 16).toString("base64url"), data, evidence });

/** A header text, in the order of `wire.md`; `fields` replaces values or adds fields at the end. */
export function headerOf(author: string, payload: string, fields: Record<string, unknown> = {}): string {
  return JSON.stringify({
    format: 1,
    election,
    author,
    seq: 0,
    backlink: null,
    type: "report.filed",
    typeVersion: 1,
    unit: branch,
    subject: `${branch}/R2/h09`,
    officer: "p-0001",
    mode: "live",
    claimedAt: "2016-02-26T05:12:31.120Z",
    clock: { boot: "boot-1", monotonicMs: 183220, anchor: null },
    seen: null,
    payloadHash: digest(payload).toString("base64url"),
    payloadSize: Buffer.byteLength(payload),
    ...fields,
  });
}

/** A log of three: nothing known of the server yet, then an anchor and a checkpoint, then evidence and letters of four bytes. */
export function chainOf(name: string, unit = branch): WireEntry[] {
  const author = device(name);
  const anchor = { serverAt: "2016-02-26T04:30:00.000Z", monotonicMs: 120000.5 };
  const seen = { size: 4711, root: digest("a root").toString("base64url") };
  const photo = {
    sha256: digest("a photo").toString("base64url"),
    sizeBytes: 48213,
    mediaType: "image/jpeg",
    name: "صندوق.jpg",
  };
  const steps: [data: unknown, evidence: unknown[], fields: Record<string, unknown>][] = [
    [{ report: "R2", slot: "h09", values: { queue: 12 } }, [], {}],
    [{ note: "صف کوتاه، «آرام»" }, [], { clock: { boot: "boot-1", monotonicMs: 190000, anchor }, seen }],
    [
      { note: '😀 \u0000 " \\ \u2028' },
      [photo],
      { type: "census.taken", typeVersion: 7, officer: "آقای رحیمی", mode: "rehearsal" },
    ],
  ];
  const entries: WireEntry[] = [];
  steps.forEach(([data, evidence, fields], seq) => {
    const payload = payloadOf(`${name} ${seq}`, data, evidence);
    const backlink = seq === 0 ? null : hashOf(entries[seq - 1]!.header);
    entries.push(seal(author, headerOf(author.author, payload, { seq, backlink, unit, ...fields }), payload));
  });
  return entries;
}

/** Sound entries, each with what follows from it. */
export function soundEntries() {
  const branchDevice = device("branch");
  const largest = payloadOf("largest", { note: "x".repeat(65_536 - payloadOf("largest", { note: "" }).length) });
  const spaced = headerOf(branchDevice.author, "{}").replaceAll('":', '" : ').replace("report", "\\u0072eport");
  const spacedPayload = payloadOf("spaced", {});
  const spacedHeader = JSON.stringify(
    {
      ...(JSON.parse(spaced) as object),
      payloadHash: digest(spacedPayload).toString("base64url"),
      payloadSize: Buffer.byteLength(spacedPayload),
    },
    null,
    1,
  ).replace("report.filed", "\\u0072eport.filed");
  const cases: [name: string, entry: WireEntry][] = [
    ...chainOf("branch").map((entry, seq): [string, WireEntry] => [`branch ${seq}`, entry]),
    ["neighbour 0", chainOf("neighbour", "WA-URM-0002")[0]!],
    ["redacted: the payload is gone, everything else holds", { ...chainOf("branch")[1]!, payload: null }],
    ["a payload of 65,536 bytes", seal(branchDevice, headerOf(branchDevice.author, largest), largest)],
    ["spelt with blanks and escapes", seal(branchDevice, spacedHeader, spacedPayload)],
  ];
  return cases.map(([name, entry]) => {
    const { author, seq } = JSON.parse(entry.header) as { author: string; seq: number };
    return {
      name,
      author,
      seq,
      hash: hashOf(entry.header),
      preAuth: preAuth(entryType, entry.header).toString("hex"),
      entry,
    };
  });
}

/** What a server answers, batch by batch. `enrolled` says at which unit; the caller may bring everybody's entries. */
export function ingestCases() {
  const mine = chainOf("branch");
  const theirs = chainOf("neighbour", "WA-URM-0002");
  const [author, neighbour] = [device("branch").author, device("neighbour").author];
  const enrolled = { [author]: branch, [neighbour]: "WA-URM-0002" };
  const at = (hour: number) => `2016-02-26T0${hour}:00:00.000Z`;
  const result = (seq: number, outcome: string, more: object = {}, by = author) => ({
    author: by,
    seq,
    outcome,
    ...more,
  });
  const receipt = (position: number, hour: number) => ({ position, receivedAt: at(hour) });
  const twinPayload = payloadOf("twin", { note: "another past" });
  const twin = seal(device("branch"), headerOf(author, twinPayload), twinPayload);
  return [
    {
      name: "a log in one batch, and once more",
      enrolled,
      batches: [
        {
          receivedAt: at(5),
          entries: mine,
          results: [0, 1, 2].map((seq) => result(seq, "inserted", receipt(seq + 1, 5))),
        },
        {
          receivedAt: at(6),
          entries: mine,
          results: [0, 1, 2].map((seq) => result(seq, "duplicate", receipt(seq + 1, 5))),
        },
      ],
    },
    {
      name: "out of order: held, then inserted with the time of the first receipt",
      enrolled,
      batches: [
        {
          receivedAt: at(5),
          entries: [mine[2], mine[1]],
          results: [2, 1].map((seq) => result(seq, "held", { receivedAt: at(5) })),
        },
        { receivedAt: at(6), entries: [mine[0]], results: [result(0, "inserted", receipt(1, 6))] },
        { receivedAt: at(7), entries: [mine[2]], results: [result(2, "duplicate", receipt(3, 5))] },
      ],
    },
    {
      name: "a fork freezes its author and nobody else",
      enrolled,
      batches: [
        { receivedAt: at(5), entries: [mine[0]], results: [result(0, "inserted", receipt(1, 5))] },
        {
          receivedAt: at(6),
          entries: [twin, mine[1], theirs[0]],
          results: [
            result(0, "forked", { receivedAt: at(6) }),
            result(1, "forked", { receivedAt: at(6) }),
            result(0, "inserted", receipt(2, 6), neighbour),
          ],
        },
      ],
    },
    {
      name: "a refused entry keeps its place, and comes in once nothing is wrong with it",
      enrolled,
      batches: [
        {
          receivedAt: at(5),
          entries: [{ ...mine[0]!, payload: "{}" }, mine[1]],
          results: [result(0, "rejected", { reason: "bad-payload-hash" }), result(1, "inserted", receipt(1, 5))],
        },
        { receivedAt: at(6), entries: [mine[0]], results: [result(0, "inserted", receipt(2, 6))] },
      ],
    },
    {
      name: "a device that is not enrolled, and one that writes about another branch",
      enrolled: { [neighbour]: branch },
      batches: [
        {
          receivedAt: at(5),
          entries: [mine[0], theirs[0], theirs[1]],
          results: [
            result(0, "rejected", { reason: "unknown-author" }),
            result(0, "rejected", { reason: "unknown-author" }, neighbour),
            result(1, "rejected", { reason: "unknown-author" }, neighbour),
          ],
        },
      ],
    },
    {
      name: "a payload that comes later",
      enrolled,
      batches: [
        {
          receivedAt: at(5),
          entries: [{ ...mine[0]!, payload: null }],
          results: [result(0, "inserted", receipt(1, 5))],
        },
        { receivedAt: at(6), entries: [mine[0]], results: [result(0, "duplicate", receipt(1, 5))] },
      ],
    },
  ];
}
