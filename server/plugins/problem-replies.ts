import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { findDiskProblem, ProblemError, problemBody, problems, type ProblemName } from "../problems.ts";

type Extra = ProblemError["extra"];

/** How long a caller is asked to wait when nothing better is known. */
const usualRetrySeconds = 5;

const byName: Record<string, ProblemName> = {
  StoreFullError: "disk-full",
  StoreFailedError: "store-failed",
  OwnLogError: "store-failed",
  StoreBusyError: "busy",
  StoreClosedError: "busy",
  ViewsBusyError: "busy",
  UnknownUnitError: "unknown-unit",
  DuplicateAuthorError: "already-enrolled",
};

const byCode: Record<string, ProblemName> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "too-large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported-media-type",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "invalid-request",
  FST_ERR_CTP_EMPTY_JSON_BODY: "not-json",
  FST_ERR_CTP_INVALID_JSON_BODY: "not-json",
  FST_ERR_CTP_EMPTY_TYPE: "unsupported-media-type",
  // Nothing here has a name of that length.
  FST_ERR_MAX_PARAM_LENGTH: "not-found",
};

/**
 * Refused before the body was read to its end. Fastify would close the line: many clients send all before they read, and would be
 * told that it broke instead of why. Node lets the rest go by, as long as a request may take at most.
 */
const leavesBody: ReadonlySet<ProblemName> = new Set(["too-large", "unsupported-media-type"]);

export function sendProblem(request: FastifyRequest, reply: FastifyReply, name: ProblemName, extra: Extra = {}): void {
  const { status } = problems[name];
  if (status === 429 || status === 503 || status === 507) {
    void reply.header("retry-after", extra.retryAfterSeconds ?? usualRetrySeconds);
  }
  if (extra.allow) void reply.header("allow", extra.allow.join(", "));
  void reply
    .code(status)
    .header("content-type", "application/problem+json")
    .header("cache-control", "no-store")
    .send(JSON.stringify(problemBody(name, request.id, extra)));
}

/** Every error leaves as a problem of the catalogue; what is not foreseen is logged and says nothing of the inside. */
export function registerProblemReplies(app: FastifyInstance): void {
  app.setErrorHandler(answerError);
  app.addHook("onRequest", ({ raw }, _reply, done) => {
    // Node would answer this by itself, with an empty reply.
    const isNameless = raw.headers.host === undefined && raw.httpVersion !== "1.0";
    done(isNameless ? new ProblemError("invalid-request", { errors: ["headers: Host is missing"] }) : undefined);
  });
}

export function answerError(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void {
  const [name, extra] = toProblem(error);
  if (problems[name].status >= 500) request.log.error({ err: error }, name);
  else request.log.info({ problem: name, reason: error.message }, "refused");
  if (leavesBody.has(name)) reply.removeHeader("connection");
  sendProblem(request, reply, name, extra);
}

function toProblem(error: FastifyError | Error): [ProblemName, Extra] {
  if (error instanceof ProblemError) return [error.problem, error.extra];
  const byErrorName = byName[error.name];
  if (byErrorName !== undefined) return [byErrorName, {}];
  const diskProblem = findDiskProblem(error);
  if (diskProblem !== undefined) return [diskProblem, {}];
  const { code, statusCode, validation, validationContext } = error as Partial<FastifyError>;
  if (validation !== undefined) {
    const errors = validation.map((item) => `${validationContext ?? "request"}${item.instancePath}: ${item.message}`);
    return ["invalid-request", { errors }];
  }
  if (code === "FST_ERR_BAD_URL") return ["invalid-request", { errors: ["address: is not well percent-encoded"] }];
  const byErrorCode = code === undefined ? undefined : byCode[code];
  if (byErrorCode !== undefined) return [byErrorCode, {}];
  if (statusCode === 429) return ["too-many-requests", {}];
  if (statusCode === 503) return ["busy", {}];
  if (statusCode === 404) return ["not-found", {}];
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return ["invalid-request", {}];
  return ["internal-error", {}];
}
