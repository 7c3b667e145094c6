import type { Socket } from "node:net";
import fastifyRateLimit from "@fastify/rate-limit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ProblemError } from "../problems.ts";
import type { Tokens } from "../session/tokens.ts";
import { ByteBudget } from "./byte-budget.ts";

interface RateLimits {
  requestsPerMinute: number;
  bytesPerMinute: number;
  tokens: Tokens;
  now(): Date;
}

const minuteMs = 60_000;
/** Reading goes on while a sender is told to wait. */
const sends = ({ method }: FastifyRequest) => method !== "GET" && method !== "HEAD";
const isApi = ({ url }: FastifyRequest) => url.startsWith("/api/");

/**
 * A device, or an address without one, that asks or sends too much is told to wait. Nothing that it holds is lost by that: a
 * backlog only takes longer, since what is refused here was not begun.
 */
export async function limitRates(app: FastifyInstance, limits: RateLimits): Promise<void> {
  const { tokens, now } = limits;
  const keyOf = (request: FastifyRequest) => {
    const bearer = /^Bearer ([\w.-]+)$/i.exec(request.headers.authorization ?? "")?.[1];
    const device = bearer === undefined ? undefined : tokens.find(bearer, now());
    return device?.author ?? request.ip;
  };

  await app.register(fastifyRateLimit, {
    max: limits.requestsPerMinute,
    timeWindow: minuteMs,
    keyGenerator: keyOf,
    allowList: (request) => !isApi(request),
    errorResponseBuilder: (_request, { ttl }) =>
      new ProblemError("too-many-requests", { retryAfterSeconds: Math.max(1, Math.ceil(ttl / 1000)) }),
  });

  const budget = new ByteBudget(limits.bytesPerMinute);
  /** What each connection had carried when its last request was reckoned: a body may come in one piece with its headers. */
  const reckoned = new WeakMap<Socket, number>();
  app.addHook("onRequest", (request, _reply, done) => {
    const waitMs = isApi(request) && sends(request) ? budget.waitMs(keyOf(request), now().getTime()) : 0;
    if (waitMs === 0) return done();
    done(new ProblemError("too-many-requests", { retryAfterSeconds: Math.ceil(waitMs / 1000) }));
  });
  app.addHook("onResponse", (request, { statusCode }, done) => {
    const { socket } = request.raw;
    // A request that was injected came over no line.
    const bytesRead = Number(socket.bytesRead) || 0;
    // As it came over the line, so that a body without a length counts as well. Whoever was told to wait is not made to wait
    // longer by having asked.
    if (isApi(request) && statusCode !== 429)
      budget.spend(keyOf(request), bytesRead - (reckoned.get(socket) ?? 0), now().getTime());
    reckoned.set(socket, bytesRead);
    done();
  });
}
