/**
 * Looks at a server from outside, over the wire alone and Node's crypto: it shares no code with the product, so that both of
 * our ends being wrong alike still fails here.
 */
import { createHash, createPublicKey, verify } from "node:crypto";
import { preAuth, sha256, WireTablet } from "../contract/wire-tablet.ts";

export interface SeenHeader {
  author: string;
  seq: number;
  backlink: string | null;
  type: string;
  unit: string;
  subject: string;
  officer: string;
  claimedAt: string;
  payloadHash: string;
  payloadSize: number;
}

export interface SeenEntry {
  position: number;
  receivedAt: string;
  header: SeenHeader;
  /** As it was signed. */
  headerText: string;
  payload: { data: Record<string, unknown>; evidence: { sha256: string; sizeBytes: number; mediaType: string }[] };
  hash: string;
}

interface PulledEntry {
  position: number;
  receivedAt: string;
  header: string;
  payload: string;
  signature: string;
}

const entryType = "application/vnd.amanat.entry.v1+json";
const sessionType = "application/vnd.amanat.session.v1";

/** A desk user who calls the server by hand. */
export class WireObserver {
  private constructor(
    readonly origin: string,
    private readonly cookie: string,
    private readonly tablet: WireTablet,
  ) {}

  /** Signs in and enrols a key of its own. */
  static async signIn(origin: string, username: string, password: string): Promise<WireObserver> {
    const reply = await fetch(`${origin}/api/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password }),
    });
    if (reply.status !== 200) throw new Error(`login: ${reply.status} ${await reply.text()}`);
    const cookie = reply.headers.getSetCookie()[0]!.split(";")[0]!;
    const observer = new WireObserver(origin, cookie, new WireTablet("WA"));
    await observer.#post("/api/enrol", {
      publicKey: observer.tablet.author,
      device: { name: "observer", platform: "node" },
    });
    return observer;
  }

  /** A code that enrols one tablet. */
  async makeCode(unit: string, role = "governor-representative"): Promise<string> {
    const reply = await this.#post("/api/enrol-codes", { unit, role, officer: `${unit}-${role}` });
    return (reply as { code: string }).code;
  }

  /** Nothing that the device records from now on is taken into the log. */
  async withdraw(author: string): Promise<void> {
    await this.#post(`/api/devices/${author}/revoke`, {});
  }

  /** What devices recorded, in the log's order: the acts of the office, which are in it too, are checked and left out. */
  async pullAll(): Promise<SeenEntry[]> {
    return (await this.pullLog()).filter(({ header }) => header.type !== "office.acted");
  }

  /** The whole log in order. Throws if anything about it does not hold: hash, signature, chain, positions. */
  async pullLog(): Promise<SeenEntry[]> {
    const token = await this.#token();
    const entries: SeenEntry[] = [];
    const heads = new Map<string, string>();
    for (let after = 0; ;) {
      const page = (await this.#get(`/api/sync/pull?after=${after}&limit=500`, token)) as {
        entries: PulledEntry[];
        next: number;
        upTo: number;
      };
      for (const pulled of page.entries) entries.push(checked(pulled, entries.at(-1)?.position ?? 0, heads));
      if (page.next >= page.upTo) return entries;
      after = page.next;
    }
  }

  /** What a device last told of itself, which it does behind each round; null before it did. */
  async healthOf(author: string): Promise<{ seq: number; waiting: { entries: number } } | null> {
    const reply = await fetch(`${this.origin}/api/devices`, { headers: { cookie: this.cookie } });
    if (!reply.ok) throw new Error(`devices: ${reply.status} ${await reply.text()}`);
    const { devices } = (await reply.json()) as {
      devices: { author: string; health: { report: { seq: number; waiting: { entries: number } } } | null }[];
    };
    return devices.find((device) => device.author === author)?.health?.report ?? null;
  }

  /** The bytes that the server keeps under a hash (base64url). */
  async fetchEvidence(hash: string): Promise<Buffer> {
    const reply = await fetch(`${this.origin}/api/evidence/${hash}`, {
      headers: { authorization: `Bearer ${await this.#token()}` },
    });
    if (reply.status !== 200) throw new Error(`evidence ${hash}: ${reply.status} ${await reply.text()}`);
    return Buffer.from(await reply.arrayBuffer());
  }

  async #token(): Promise<string> {
    const { author } = this.tablet;
    const { nonce } = (await this.#post("/api/session/challenge", { author })) as { nonce: string };
    const signature = this.tablet.sign(sessionType, nonce);
    const { token } = (await this.#post("/api/session", { author, nonce, signature })) as { token: string };
    return token;
  }

  async #post(path: string, body: unknown): Promise<unknown> {
    const reply = await fetch(this.origin + path, {
      method: "POST",
      headers: { "content-type": "application/json", cookie: this.cookie, origin: this.origin },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  }

  async #get(path: string, token: string): Promise<unknown> {
    const reply = await fetch(this.origin + path, { headers: { authorization: `Bearer ${token}` } });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  }
}

/** Reads one entry as `wire.md` says, and holds it against the ones before it. */
function checked(pulled: PulledEntry, lastPosition: number, heads: Map<string, string>): SeenEntry {
  const header = JSON.parse(pulled.header) as SeenHeader;
  const name = `${header.author.slice(0, 8)}/${header.seq}`;
  const hold = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`entry ${name} at ${pulled.position}: ${what}`);
  };
  const hash = sha256(preAuth(entryType, pulled.header));
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: header.author }, format: "jwk" });
  const signature = Buffer.from(pulled.signature, "base64url");
  hold(pulled.position > lastPosition, "positions do not rise");
  hold(verify(null, preAuth(entryType, pulled.header), key, signature), "bad signature");
  hold(sha256(pulled.payload) === header.payloadHash, "bad payload hash");
  hold(Buffer.byteLength(pulled.payload) === header.payloadSize, "bad payload size");
  hold((heads.get(header.author) ?? null) === header.backlink, "bad backlink: doubled, missing or out of order");
  heads.set(header.author, hash);
  return {
    position: pulled.position,
    receivedAt: pulled.receivedAt,
    header,
    headerText: pulled.header,
    payload: JSON.parse(pulled.payload) as SeenEntry["payload"],
    hash,
  };
}

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64url");
