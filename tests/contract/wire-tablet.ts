/**
 * A tablet written from `wire.md` alone, over Node's crypto: it shares no code with the product, so that a change of the
 * wire on both of our ends at once still fails here.
 */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from "node:crypto";

export interface WireEntry {
  header: string;
  payload: string | null;
  signature: string;
}

export interface MadeEntry {
  entry: WireEntry;
  hash: string;
  seq: number;
  author: string;
}

/** What of a header or payload a test wants otherwise than usual. */
export interface EntryChanges {
  header?: Record<string, unknown>;
  evidence?: { sha256: string; sizeBytes: number; mediaType: string; name: string }[];
  data?: Record<string, unknown>;
  /** Goes after this hash instead of after the last entry made. */
  backlink?: string | null;
  seq?: number;
}

export const preAuth = (type: string, body: string): Buffer =>
  Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${Buffer.byteLength(body)} ${body}`);

export const sha256 = (bytes: Buffer | string): string => createHash("sha256").update(bytes).digest("base64url");

const entryType = "application/vnd.amanat.entry.v1+json";

export class WireTablet {
  readonly author: string;
  readonly #key: KeyObject;
  #seq = 0;
  #backlink: string | null = null;

  constructor(
    readonly unit: string,
    readonly election = "wa-1394",
  ) {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    this.author = publicKey.export({ format: "jwk" }).x!;
    this.#key = privateKey;
  }

  /** Signs any text under a type, as the wire has it. */
  sign(type: string, body: string): string {
    return sign(null, preAuth(type, body), this.#key).toString("base64url");
  }

  /** The next entry of this tablet's log. */
  make(changes: EntryChanges = {}): MadeEntry {
    const seq = changes.seq ?? this.#seq;
    const payload = JSON.stringify({
      salt: randomBytes(16).toString("base64url"),
      data: changes.data ?? { report: "R2", slot: "h09", values: { queue: 12, note: "صف کوتاه" } },
      evidence: changes.evidence ?? [],
    });
    const header = JSON.stringify({
      format: 1,
      election: this.election,
      author: this.author,
      seq,
      backlink: changes.backlink === undefined ? this.#backlink : changes.backlink,
      type: "report.filed",
      typeVersion: 1,
      unit: this.unit,
      subject: `${this.unit}/R2/h09`,
      officer: "p-0001",
      mode: "rehearsal",
      claimedAt: "2016-02-26T05:12:31.120Z",
      clock: { boot: "b1", monotonicMs: 183_220, anchor: null },
      seen: null,
      payloadHash: sha256(payload),
      payloadSize: Buffer.byteLength(payload),
      ...changes.header,
    });
    return this.seal(header, payload, seq);
  }

  /** Signs a header text as it is, and goes on behind it. */
  seal(header: string, payload: string | null, seq = this.#seq): MadeEntry {
    const hash = sha256(preAuth(entryType, header));
    this.#seq = seq + 1;
    this.#backlink = hash;
    return { entry: { header, payload, signature: this.sign(entryType, header) }, hash, seq, author: this.author };
  }

  /** The last entry made, its header spelled as other JSON writers do: with blanks, and its Latin letters escaped in the type. */
  respell({ entry, seq }: MadeEntry): MadeEntry {
    const spelled = JSON.stringify(JSON.parse(entry.header), null, 1).replaceAll("\n", " ");
    const hidden = spelled.replace(/"type": "(.)/u, (_, letter: string) => {
      return `"type": "\\u00${letter.charCodeAt(0).toString(16)}`;
    });
    return this.seal(hidden, entry.payload, seq);
  }

  makeMany(count: number): MadeEntry[] {
    return Array.from({ length: count }, () => this.make());
  }
}
