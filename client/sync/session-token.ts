/**
 * The device's bearer token: got by signing the server's challenge, kept in memory only, renewed when it has aged or the
 * server no longer takes it. Needs nobody at the tablet.
 */
import { Type } from "typebox";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { compileCheck } from "../../shared/lib/compile-check.ts";
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { jsonBody } from "./gzip.ts";
import { ProblemError, type Http } from "./http.ts";

const isChallenge = compileCheck(Type.Object({ nonce: Type.String({ minLength: 1 }) }));
const isSession = compileCheck(Type.Object({ token: Type.String({ minLength: 1 }), expiresAt: Type.String() }));

/** A token lasts 15 minutes by the server's clock, which this device does not share: it is renewed before. */
const renewAfterMs = 12 * 60_000;

/** The server does not know this device, or has withdrawn it. What is here is kept. */
export class DeviceRefusedError extends Error {
  override readonly name = "DeviceRefusedError";
  constructor(
    readonly type: string,
    options: ErrorOptions,
  ) {
    super(`the server does not accept this device: ${type}`, options);
  }
}

export interface AuthorizedHttp extends Http {
  /** Takes a token that came with the enrolment. */
  adopt(token: string): void;
}

export interface SessionOptions {
  author: AuthorId;
  http: Http;
  /** Answers a challenge, base64url. */
  sign(nonce: string): Promise<string>;
  monotonicMs?(): number;
}

/** The same calls, each with the device's token; after a 401 once more with a new one. */
export function createAuthorizedHttp(options: SessionOptions): AuthorizedHttp {
  const { author, http, sign, monotonicMs = () => performance.now() } = options;
  let current: { token: string; sinceMs: number } | undefined;
  let renewal: Promise<string> | undefined;

  async function post(path: string, value: unknown): Promise<unknown> {
    return http.json(path, { method: "POST", ...(await jsonBody(value)) });
  }

  async function renew(): Promise<string> {
    try {
      const challenge = await post("/api/session/challenge", { author });
      if (!isChallenge(challenge)) throw new UnexpectedReplyError("not a challenge");
      const session = await post("/api/session", {
        author,
        nonce: challenge.nonce,
        signature: await sign(challenge.nonce),
      });
      if (!isSession(session)) throw new UnexpectedReplyError("not a session");
      current = { token: session.token, sinceMs: monotonicMs() };
      return session.token;
    } catch (error) {
      if (error instanceof ProblemError && [401, 403, 404].includes(error.status)) {
        throw new DeviceRefusedError(error.type, { cause: error });
      }
      throw error;
    }
  }

  function getToken(): string | Promise<string> {
    if (current !== undefined && monotonicMs() - current.sinceMs < renewAfterMs) return current.token;
    // Several calls at once share one renewal.
    renewal ??= renew().finally(() => (renewal = undefined));
    return renewal;
  }

  function discard(token: string): void {
    if (current?.token === token) current = undefined;
  }

  return {
    adopt: (token) => (current = { token, sinceMs: monotonicMs() }),
    async json(path, request = {}) {
      const token = await getToken();
      try {
        return await http.json(path, { ...request, token });
      } catch (error) {
        if (!(error instanceof ProblemError) || error.status !== 401) throw error;
        discard(token);
        return http.json(path, { ...request, token: await getToken() });
      }
    },
    async exchange(path, request = {}) {
      const token = await getToken();
      const reply = await http.exchange(path, { ...request, token });
      if (reply.response.status !== 401) return reply;
      discard(token);
      return http.exchange(path, { ...request, token: await getToken() });
    },
    async open(path, request = {}) {
      const token = await getToken();
      const response = await http.open(path, { ...request, token });
      if (response.status !== 401) return response;
      await response.body?.cancel();
      discard(token);
      return http.open(path, { ...request, token: await getToken() });
    },
  };
}
