import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { AppPorts } from "../app-ports.ts";
import { ProblemError } from "../problems.ts";
import type { Caller, UserCaller } from "../session/caller.ts";
import type { Tokens } from "../session/tokens.ts";

export const sessionCookie = "__Host-amanat";

export const hashSessionToken = (token: string): string =>
  createHash("sha256").update(`desk-session ${token}`).digest("base64url");

export interface Authentication {
  /** Throws ProblemError unless the request carries a good token or cookie. */
  getCaller(request: FastifyRequest): Promise<Caller>;
  /** As `getCaller`, for those who may be given something: not a withdrawn device. */
  getReader(request: FastifyRequest): Promise<Caller>;
  /** As `getCaller`, for users of the desk. */
  getUser(request: FastifyRequest): Promise<UserCaller>;
  /** The device's tokens are those of a withdrawn device from now on, also the ones that were given out before. */
  noteRevoked(author: string): void;
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Bearer tokens of devices, and the cookie of the desk with a check of where the request comes from. */
export function createAuthentication({ store, now }: AppPorts, tokens: Tokens): Authentication {
  /** Tokens say what was true when they were given out; by the time one has expired, its successor says so itself. */
  const revoked = new Set<string>();

  async function findUser(request: FastifyRequest): Promise<UserCaller | undefined> {
    const token = request.cookies[sessionCookie];
    if (token === undefined) return undefined;
    const user = await store.findSession(hashSessionToken(token), now().toISOString());
    if (user === undefined) return undefined;
    // A cookie is sent with whatever any page asks for; changes are taken only from our own pages.
    if (!safeMethods.has(request.method) && !isOwnOrigin(request)) throw new ProblemError("foreign-origin");
    const { username, unit, path, role, name } = user;
    return { kind: "user", username, unit, path, role, name };
  }

  async function getCaller(request: FastifyRequest): Promise<Caller> {
    const bearer = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? "")?.[1];
    const caller = bearer === undefined ? await findUser(request) : tokens.find(bearer, now());
    if (caller === undefined) throw new ProblemError("not-signed-in");
    return caller.kind === "device" && revoked.has(caller.author) ? { ...caller, revoked: true } : caller;
  }

  return {
    getCaller,
    async getReader(request) {
      const caller = await getCaller(request);
      if (caller.kind === "device" && caller.revoked) throw new ProblemError("device-revoked");
      return caller;
    },
    async getUser(request) {
      const caller = await getCaller(request);
      if (caller.kind !== "user") throw new ProblemError("not-a-desk");
      return caller;
    },
    noteRevoked: (author) => void revoked.add(author),
  };
}

function isOwnOrigin(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.host;
}
