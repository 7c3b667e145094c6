/**
 * Calls to the server. A reply is one only if it is JSON: a captive portal's page is none, whatever its status. A call that
 * makes no progress for `timeoutMs` is given up.
 */
import { UnexpectedReplyError } from "../../shared/sync/unexpected-reply-error.ts";
import { parseReplyText } from "../../shared/sync/parse-reply.ts";

export const noProgressMs = 15_000;

/** No connection, an unknown host, a bad certificate: the browser does not say which. Nothing was sent, or nobody knows. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

/** The connection stood and carried nothing for `timeoutMs`. */
export class NoProgressError extends Error {
  override readonly name = "NoProgressError";
  constructor(readonly timeoutMs: number) {
    super(`no progress for ${timeoutMs} ms`);
  }
}

/** The server said no, in its own words (RFC 9457). */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  constructor(
    readonly status: number,
    /** Stable name of the problem. */
    readonly type: string,
    readonly detail: string,
    /** How long the server asks to be left alone; null if it does not say. */
    readonly retryAfterMs: number | null,
    /** The whole problem document, for fields of its own. */
    readonly problem: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${type}: ${detail}`);
  }
}

export interface HttpOptions {
  /** Empty for the page's own origin. */
  origin?: string;
  fetch?: typeof fetch;
  timeoutMs?: number;
  /** Called with the server's Date of every reply that is one. */
  onServerTime?(serverAt: string): void;
}

export interface HttpRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: BodyInit;
  /** Bearer token; without it the desk's cookie counts. */
  token?: string;
  signal?: AbortSignal;
}

export interface Http {
  /** The JSON of a 2xx reply; null of an empty one (204). Throws ProblemError on any other JSON reply. */
  json(path: string, request?: HttpRequest): Promise<unknown>;
  /** Any reply with its whole text, for tus: what it means is for the caller to say. */
  exchange(path: string, request?: HttpRequest): Promise<{ response: Response; text: string }>;
  /** The bare response, for streams: only the time until its headers is watched. `signal` ends it. */
  open(path: string, request?: HttpRequest): Promise<Response>;
}

export function createHttp(options: HttpOptions = {}): Http {
  const { origin = "", fetch: send = (input, init) => fetch(input, init), timeoutMs = noProgressMs } = options;

  async function call<Result>(
    path: string,
    request: HttpRequest,
    read: (response: Response, progress: () => void) => Promise<Result>,
  ): Promise<Result> {
    const watch = watchProgress(timeoutMs, request.signal);
    try {
      const response = await send(origin + path, {
        method: request.method ?? "GET",
        headers: {
          ...request.headers,
          ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
        },
        ...(request.body === undefined ? {} : { body: request.body }),
        credentials: request.token === undefined ? "same-origin" : "omit",
        cache: "no-store",
        // A redirect to a portal's page is no reply either.
        redirect: "error",
        signal: watch.signal,
      });
      watch.progress();
      return await read(response, watch.progress);
    } catch (error) {
      throw watch.explain(error);
    } finally {
      watch.stop();
    }
  }

  return {
    json: (path, request = {}) =>
      call(path, request, async (response, progress) => {
        const body = await readJson(response, progress);
        const date = response.headers.get("date");
        if (date !== null) options.onServerTime?.(date);
        if (!response.ok) throw toProblem(response, body);
        return body;
      }),
    exchange: (path, request = {}) =>
      call(path, request, async (response, progress) => ({ response, text: await readText(response, progress) })),
    open: (path, request = {}) => call(path, request, async (response) => response),
  };
}

async function readJson(response: Response, progress: () => void): Promise<unknown> {
  if (response.status === 204) return null;
  const type = response.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    await response.body?.cancel();
    throw new UnexpectedReplyError(`${response.status} of type ${type === "" ? "none" : type}`);
  }
  return parseReplyText(await readText(response, progress));
}

async function readText(response: Response, progress: () => void): Promise<string> {
  const reader = response.body?.getReader();
  if (reader === undefined) return response.text();
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    progress();
    text += decoder.decode(value, { stream: true });
  }
}

/** The problem document of a reply that was no success. */
export function toProblem(response: Response, body: unknown): ProblemError {
  const problem = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const textOf = (key: string) => (typeof problem[key] === "string" ? problem[key] : "");
  return new ProblemError(
    response.status,
    textOf("type") || "about:blank",
    textOf("detail") || textOf("title"),
    retryAfterMs(response),
    problem,
  );
}

function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}

function watchProgress(timeoutMs: number, outer: AbortSignal | undefined) {
  const controller = new AbortController();
  const timedOut = new NoProgressError(timeoutMs);
  const giveUp = () => controller.abort(timedOut);
  const cancel = () => controller.abort(outer?.reason);
  let timer = setTimeout(giveUp, timeoutMs);
  if (outer?.aborted === true) cancel();
  outer?.addEventListener("abort", cancel);
  return {
    signal: controller.signal,
    progress() {
      clearTimeout(timer);
      timer = setTimeout(giveUp, timeoutMs);
    },
    stop() {
      clearTimeout(timer);
      outer?.removeEventListener("abort", cancel);
    },
    /** What the platform's error means. */
    explain(error: unknown): unknown {
      if (controller.signal.aborted) return controller.signal.reason;
      if (error instanceof UnexpectedReplyError || error instanceof ProblemError) return error;
      return error instanceof TypeError ? new UnreachableError(error.message, { cause: error }) : error;
    },
  };
}
