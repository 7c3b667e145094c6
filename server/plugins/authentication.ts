import type { FastifyRequest } from "fastify";
import { mayAdminister } from "../../shared/policy/may-administer.ts";
import { mayRead } from "../../shared/policy/may-read.ts";
import type { Administration, Readable } from "../../shared/policy/rights.ts";
import type { AppPorts } from "../app-ports.ts";
import { ProblemError } from "../problems.ts";
import type { Caller, UserCaller } from "../session/caller.ts";
import type { DeskSessions } from "../session/desk-sessions.ts";
import type { Tokens } from "../session/tokens.ts";

export const sessionCookie = "__Host-amanat";

export interface Authentication {
  /** Throws ProblemError unless the request carries a good token or cookie. */
  getCaller(request: FastifyRequest): Promise<Caller>;
  /** As `getCaller`, for those who may be given something: not a withdrawn device, and only a role that may read it. */
  getReader(request: FastifyRequest, readable?: Readable): Promise<Caller>;
  /** As `getCaller`, for users of the desk whose role has the right. */
  getUser(request: FastifyRequest, right?: { reads?: Readable; administers?: Administration }): Promise<UserCaller>;
  /** The device's tokens are those of a withdrawn device from now on, also the ones that were given out before. */
  noteRevoked(author: string): void;
  /** Calls back when a device is withdrawn. */
  onRevoked(listener: (author: string) => void): void;
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** Bearer tokens of devices, and the cookie of the desk with a check of where the request comes from. */
export function createAuthentication(
  { now }: Pick<AppPorts, "now">,
  tokens: Tokens,
  sessions: DeskSessions,
): Authentication {
  /** Tokens say what was true when they were given out; by the time one has expired, its successor says so itself. */
  const revoked = new Set<string>();
  const listeners: ((author: string) => void)[] = [];

  async function findUser(request: FastifyRequest): Promise<UserCaller | undefined> {
    const token = request.cookies[sessionCookie];
    if (token === undefined) return undefined;
    const user = await sessions.find(token, now());
    if (user === undefined) return undefined;
    assertOwnPage(request);
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
    async getReader(request, readable) {
      const caller = await getCaller(request);
      if (caller.kind === "device" && caller.revoked) throw new ProblemError("device-revoked");
      if (readable !== undefined && !mayRead(caller.role, readable)) throw new ProblemError("not-your-role");
      return caller;
    },
    async getUser(request, { reads, administers } = {}) {
      const caller = await getCaller(request);
      if (caller.kind !== "user") throw new ProblemError("not-a-desk");
      const lacks =
        (reads !== undefined && !mayRead(caller.role, reads)) ||
        (administers !== undefined && !mayAdminister(caller.role, administers));
      if (lacks) throw new ProblemError("not-your-role");
      return caller;
    },
    noteRevoked(author) {
      revoked.add(author);
      for (const tell of listeners) tell(author);
    },
    onRevoked: (listener) => void listeners.push(listener),
  };
}

/**
 * A cookie is sent with whatever any page asks for; changes are taken only from our own pages and from callers that are no browser.
 * Throws ProblemError.
 */
export function assertOwnPage(request: FastifyRequest): void {
  if (!safeMethods.has(request.method) && comesFromElsewhere(request)) throw new ProblemError("foreign-origin");
}

/**
 * Whether the browser itself says that another site's page asks. Every browser names the page in `Origin` when it sends anything
 * but GET and HEAD ("null" where it hides it), and keeps the cookie, which is SameSite=Strict, from other sites' requests anyway.
 * So a request that names no origin comes from no page: other clients hold a cookie of their own and say nothing.
 */
export function comesFromElsewhere({ headers, host }: FastifyRequest): boolean {
  const { origin, "sec-fetch-site": site } = headers;
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  return origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host);
}
