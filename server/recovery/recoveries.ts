/**
 * Tablets whose PIN is forgotten. A tablet hands in its data key as only the district opens it, and a one-time recipient; someone
 * of the office compares the code that both show and releases: the key is opened for a moment, sealed to that recipient, and
 * forgotten. Requests are in memory only: the tablet holds the one-time identity in memory too, and asks again if either is gone.
 */
import { randomUUID } from "node:crypto";
import { openForDistrict, sealFor } from "../session/district-seal.ts";

export interface RecoveryRequest {
  author: string;
  unit: string;
  /** Path of the unit. */
  path: string;
  /** Whose PIN is forgotten. */
  officer: string;
  /** age recipient that the tablet made for this one answer. */
  recipient: string;
}

export interface Recovery extends RecoveryRequest {
  id: string;
  requestedAt: string;
  status: "waiting" | "released" | "refused";
}

/** As long as anyone waits at a tablet. */
export const recoveryLifetimeMs = 60 * 60_000;
const maxRecoveries = 1000;
const dataKeyBytes = 32;

interface Kept extends Recovery {
  wrapped: Uint8Array;
  sealed: Uint8Array | null;
}

export class Recoveries {
  readonly #kept = new Map<string, Kept>();
  readonly #identity: string;
  readonly #now: () => Date;

  constructor(identity: string, now: () => Date) {
    this.#identity = identity;
    this.#now = now;
  }

  /** A tablet's newer request takes the place of its earlier one. Undefined while too many others wait. */
  ask(request: RecoveryRequest, wrapped: Uint8Array): Recovery | undefined {
    this.#forgetOld();
    for (const [id, { author }] of this.#kept) if (author === request.author) this.#kept.delete(id);
    if (this.#kept.size >= maxRecoveries) return undefined;
    const id = randomUUID();
    const kept: Kept = {
      ...request,
      id,
      requestedAt: this.#now().toISOString(),
      status: "waiting",
      wrapped,
      sealed: null,
    };
    this.#kept.set(id, kept);
    return toRecovery(kept);
  }

  find(id: string): (Recovery & { sealed: Uint8Array | null }) | undefined {
    this.#forgetOld();
    const kept = this.#kept.get(id);
    return kept && { ...toRecovery(kept), sealed: kept.sealed };
  }

  /** Those that wait below a unit, the longest first. */
  listWaiting(path: string): Recovery[] {
    this.#forgetOld();
    return [...this.#kept.values()]
      .filter((kept) => kept.status === "waiting" && kept.path.startsWith(path))
      .map(toRecovery);
  }

  /**
   * `unopenable`: what the tablet handed in is no data key of this district's; nothing was released. `writeDown` tells of it before
   * the tablet can fetch its key; if that fails, it cannot.
   */
  async release(id: string, writeDown: () => Promise<void>): Promise<"released" | "unopenable" | "gone"> {
    const kept = this.#kept.get(id);
    if (kept?.status !== "waiting") return "gone";
    const dataKey = await openForDistrict(this.#identity, kept.wrapped);
    if (dataKey?.length !== dataKeyBytes) return "unopenable";
    const sealed = await sealFor(kept.recipient, dataKey).finally(() => dataKey.fill(0));
    await writeDown();
    kept.sealed = sealed;
    kept.status = "released";
    return "released";
  }

  /** False: it is not waiting any more. */
  refuse(id: string): boolean {
    const kept = this.#kept.get(id);
    if (kept?.status !== "waiting") return false;
    kept.status = "refused";
    return true;
  }

  #forgetOld(): void {
    const before = this.#now().getTime() - recoveryLifetimeMs;
    for (const [id, { requestedAt }] of this.#kept) {
      if (Date.parse(requestedAt) < before) this.#kept.delete(id);
    }
  }
}

function toRecovery({ wrapped: _wrapped, sealed: _sealed, ...recovery }: Kept): Recovery {
  return recovery;
}
