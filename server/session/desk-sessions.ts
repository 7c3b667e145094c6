import { createHash, randomBytes } from "node:crypto";
import type { OfficeStore, User } from "../journal-store/office-store.ts";
import type { OwnAct } from "../journal-store/own-entries.ts";

/** A desk that nobody used for so long asks for the password again. */
export const deskIdleMs = 60 * 60_000;
/** No session is longer than a shift, however busy. */
export const deskSessionMs = 12 * 60 * 60_000;
/** How exactly use is kept track of: not every request is worth a commit. */
const noteUseMs = 60_000;

/** Parts of a token in bytes: random, and the time at which the session ends whatever happens. */
const randomLength = 26;
const timeLength = 6;
const maxRemembered = 10_000;

type SessionStore = Pick<OfficeStore, "putSession" | "findSession" | "extendSession" | "endSession">;

export interface DeskSessions {
  /** A new session under a token that nobody had before, and the act that tells of it. `endsAt`: its end whatever happens. */
  begin(username: string, now: Date, act?: OwnAct): Promise<{ token: string; endsAt: Date }>;
  /** Whose session it is, and that it is in use; undefined for one that has ended or never was. */
  find(token: string, now: Date): Promise<User | undefined>;
  end(token: string, act?: OwnAct): Promise<void>;
}

/** Sessions of desk users. The store holds hashes of tokens only: whoever reads it cannot sign in with what it says. */
export function createDeskSessions(store: SessionStore): DeskSessions {
  /** When the use of a session was last written down, by hash. */
  const notedMs = new Map<string, number>();

  async function noteUse(hash: string, endsMs: number, nowMs: number): Promise<void> {
    const last = notedMs.get(hash);
    if (last !== undefined && nowMs - last < noteUseMs) return;
    if (notedMs.size >= maxRemembered) notedMs.clear();
    notedMs.set(hash, nowMs);
    // A store that is full must not sign anybody out: reading goes on, and the session ends by idleness at worst.
    await store.extendSession(hash, isoOf(Math.min(endsMs, nowMs + deskIdleMs))).catch(() => notedMs.delete(hash));
  }

  return {
    async begin(username, now, act) {
      const endsMs = now.getTime() + deskSessionMs;
      const time = Buffer.alloc(timeLength);
      time.writeUIntBE(endsMs, 0, timeLength);
      const token = Buffer.concat([randomBytes(randomLength), time]).toString("base64url");
      const hash = hashToken(token);
      await store.putSession(hash, username, isoOf(now.getTime() + deskIdleMs), now.toISOString(), act);
      notedMs.set(hash, now.getTime());
      return { token, endsAt: new Date(endsMs) };
    },
    async find(token, now) {
      const bytes = Buffer.from(token, "base64url");
      if (bytes.length !== randomLength + timeLength) return undefined;
      const endsMs = bytes.readUIntBE(randomLength, timeLength);
      if (endsMs <= now.getTime()) return undefined;
      const hash = hashToken(token);
      const user = await store.findSession(hash, now.toISOString());
      if (user !== undefined) await noteUse(hash, endsMs, now.getTime());
      return user;
    },
    async end(token, act) {
      const hash = hashToken(token);
      notedMs.delete(hash);
      await store.endSession(hash, act);
    },
  };
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

const hashToken = (token: string): string => createHash("sha256").update(`desk-session ${token}`).digest("base64url");
