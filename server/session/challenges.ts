import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

export const challengeLifetimeMs = 2 * 60_000;

/** Length of a nonce's parts in bytes: random, the time it ends, and the seal over both and the author. */
const randomLength = 16;
const timeLength = 8;
const sealLength = 32;

export interface Challenges {
  /** A nonce for one author. Nothing is kept: asking for a million of them costs no memory. */
  make(author: string, now: Date): string;
  /** Whether the nonce was made here for this author, has not ended and is used for the first time. */
  use(author: string, nonce: string, now: Date): boolean;
}

export function createChallenges(key: Buffer): Challenges {
  /** Used nonces and when they end; only nonces of our own come in here. */
  const used = new Map<string, number>();

  const seal = (author: string, head: Buffer) =>
    createHmac("sha256", key).update(`session-nonce ${author} `).update(head).digest();

  return {
    make(author, now) {
      const head = Buffer.concat([randomBytes(randomLength), Buffer.alloc(timeLength)]);
      head.writeBigUInt64BE(BigInt(now.getTime() + challengeLifetimeMs), randomLength);
      return Buffer.concat([head, seal(author, head)]).toString("base64url");
    },
    use(author, nonce, now) {
      const bytes = Buffer.from(nonce, "base64url");
      if (bytes.length !== randomLength + timeLength + sealLength) return false;
      const head = bytes.subarray(0, randomLength + timeLength);
      if (!timingSafeEqual(bytes.subarray(head.length), seal(author, head))) return false;
      const endsMs = Number(head.readBigUInt64BE(randomLength));
      const name = head.toString("base64url");
      if (endsMs <= now.getTime() || used.has(name)) return false;
      for (const [old, oldEndsMs] of used) if (oldEndsMs <= now.getTime()) used.delete(old);
      used.set(name, endsMs);
      return true;
    },
  };
}
