/** A branch's tablet played over the wire alone: what comes from elsewhere while a browser is being watched. */
import { WireTablet, type MadeEntry } from "../contract/wire-tablet.ts";

const contests = { majles: {}, experts: {} };

/** When a tablet says that it made an entry, and what it knows of the server's time. Instants, ISO 8601 UTC ms. */
export interface SaidTime {
  claimedAt: string;
  /** The newest time of the server that the tablet had seen; null: it never had. */
  anchorAt: string | null;
}

export interface Pushed {
  author: string;
  seq: number;
  outcome: string;
  position: number;
  receivedAt: string;
}

export class WireBranch {
  private constructor(
    readonly origin: string,
    readonly unit: string,
    private readonly tablet: WireTablet,
    private readonly token: string,
  ) {}

  static async enrol(origin: string, unit: string, code: string): Promise<WireBranch> {
    const tablet = new WireTablet(unit);
    const reply = await fetch(`${origin}/api/enrol`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code, publicKey: tablet.author, device: { name: "wire", platform: "node" } }),
    });
    if (reply.status !== 201) throw new Error(`enrol ${unit}: ${reply.status} ${await reply.text()}`);
    const { token } = (await reply.json()) as { token: string };
    return new WireBranch(origin, unit, tablet, token);
  }

  get author(): string {
    return this.tablet.author;
  }

  /** An hourly report with sound figures, or those given. */
  hourly(slot: string, said: SaidTime, values: Record<string, number> = {}): MadeEntry {
    const used = { ballotsUsed: 100, ballotsSpoiled: 2, ballotsRemaining: 898 };
    return this.report("R2", slot, said, {
      values: { idElectronic: 90, idManual: 10, queue: 12, offlineMinutes: 0, ...values },
      contests: { majles: used, experts: used },
    });
  }

  report(code: string, slot: string, said: SaidTime, content: Record<string, unknown>): MadeEntry {
    return this.tablet.make({
      header: { subject: `${this.unit}/${code}/${slot}`, ...timesOf(said) },
      data: { report: code, slot, values: {}, contests, findings: [], ...content },
    });
  }

  /** A violation that is told in a few words, or in all of version 2. Files of evidence are named, not handed in. */
  violation(
    subject: string,
    said: SaidTime,
    content: { offence: string; description: string; [more: string]: unknown },
    evidence: { sha256: string; sizeBytes: number; mediaType: string; name: string }[] = [],
  ): MadeEntry {
    return this.tablet.make({
      header: { type: "violation.logged", typeVersion: 2, subject, ...timesOf(said) },
      data: {
        occurredAt: null,
        place: "",
        people: [],
        actionTaken: "",
        position: null,
        items: [],
        witnesses: [],
        numbers: [],
        ...content,
      },
      evidence,
    });
  }

  /** Uploads a file that an entry at the server names. */
  async sendFile({ author, seq }: Pushed, sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const tus = { "tus-resumable": "1.0.0", authorization: `Bearer ${this.token}` };
    const metadata = Object.entries({ sha256, author, seq: String(seq) })
      .map(([key, value]) => `${key} ${btoa(value)}`)
      .join(",");
    const made = await fetch(`${this.origin}/api/evidence`, {
      method: "POST",
      headers: { ...tus, "upload-length": String(bytes.length), "upload-metadata": metadata },
    });
    if (made.status !== 201) throw new Error(`upload: ${made.status} ${await made.text()}`);
    const sent = await fetch(new URL(made.headers.get("location")!, this.origin), {
      method: "PATCH",
      headers: { ...tus, "content-type": "application/offset+octet-stream", "upload-offset": "0" },
      body: bytes,
    });
    if (sent.status !== 204) throw new Error(`upload: ${sent.status} ${await sent.text()}`);
  }

  /** Hands entries in; gives what the server said of each. */
  async push(...entries: MadeEntry[]): Promise<Pushed[]> {
    const reply = await fetch(`${this.origin}/api/sync/push`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ entries: entries.map(({ entry }) => entry) }),
    });
    if (!reply.ok) throw new Error(`push: ${reply.status} ${await reply.text()}`);
    return ((await reply.json()) as { results: Pushed[] }).results;
  }
}

const timesOf = ({ claimedAt, anchorAt }: SaidTime) => ({
  claimedAt,
  clock: {
    boot: "wire",
    monotonicMs: 1000,
    anchor: anchorAt === null ? null : { serverAt: anchorAt, monotonicMs: 1000 },
  },
});
