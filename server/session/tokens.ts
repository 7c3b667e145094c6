import { createHmac, timingSafeEqual } from "node:crypto";
import { Type, type Static } from "typebox";
import { compileSchema } from "../crypto/compile-schema.ts";
import type { DeviceCaller } from "./caller.ts";

export const tokenLifetimeMs = 15 * 60_000;

const Claims = Type.Object({
  author: Type.String(),
  unit: Type.String(),
  path: Type.String(),
  role: Type.String(),
  officer: Type.String(),
  revoked: Type.Boolean(),
  /** Milliseconds since 1970. */
  expiresMs: Type.Number(),
});
type Claims = Static<typeof Claims>;
const isClaims = compileSchema(Claims);

export interface Tokens {
  issue(device: Omit<DeviceCaller, "kind">, now: Date): { token: string; expiresAt: string };
  /** Undefined for anything that this server did not issue, and for what has expired. */
  find(token: string, now: Date): DeviceCaller | undefined;
}

/** Tokens that were found good: a tablet shows the same one with every request of its fifteen minutes. */
const maxKnown = 10_000;

/** Bearer tokens that carry who they are for: any process with the key can check one without asking a store. */
export function createTokens(key: Buffer): Tokens {
  const seal = (claims: string) => createHmac("sha256", key).update(`session-token ${claims}`).digest();
  const known = new Map<string, Claims>();

  /** The claims of a token that this server has issued, expired or not. */
  function read(token: string): Claims | undefined {
    const [text, mac, ...rest] = token.split(".");
    if (text === undefined || mac === undefined || rest.length > 0) return undefined;
    const given = Buffer.from(mac, "base64url");
    const right = seal(text);
    if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
    const claims: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    return isClaims(claims) ? claims : undefined;
  }

  return {
    issue({ author, unit, path, role, officer, revoked }, now) {
      const expiresMs = now.getTime() + tokenLifetimeMs;
      const claims: Claims = { author, unit, path, role, officer, revoked, expiresMs };
      const text = Buffer.from(JSON.stringify(claims)).toString("base64url");
      return { token: `${text}.${seal(text).toString("base64url")}`, expiresAt: new Date(expiresMs).toISOString() };
    },
    find(token, now) {
      const claims = known.get(token) ?? read(token);
      if (claims === undefined || claims.expiresMs <= now.getTime()) return undefined;
      if (known.size >= maxKnown) known.clear();
      known.set(token, claims);
      const { expiresMs: _, ...device } = claims;
      return { kind: "device", ...device };
    },
  };
}
