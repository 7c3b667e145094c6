import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { maxPushBytes } from "../../shared/sync/wire.ts";
import { ProblemError } from "../problems.ts";

const unzip = promisify(gunzip);

/** How the body is packed. Throws ProblemError for what is not understood here. */
export function findEncoding({ headers }: FastifyRequest): "gzip" | "identity" {
  const encoding = headers["content-encoding"]?.trim().toLowerCase() || "identity";
  if (encoding === "identity") return "identity";
  if (encoding === "gzip" || encoding === "x-gzip") return "gzip";
  throw new ProblemError("unsupported-media-type");
}

/** The body's bytes, inflated if it came as gzip. Memory stays bounded: inflating stops at the limit. */
export async function inflateBody(request: FastifyRequest, body: Buffer): Promise<Buffer> {
  if (findEncoding(request) === "identity" || body.length === 0) return body;
  try {
    return await unzip(body, { maxOutputLength: maxPushBytes });
  } catch (error) {
    const { code } = error as { code?: string };
    throw new ProblemError(code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "not-json");
  }
}

/**
 * JSON bodies, plain or gzip, for every route but those that read bytes themselves. One of no bytes is no body, whatever its type
 * says: a route that needs one refuses it by its schema.
 */
export function registerJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    inflateBody(request, body as Buffer).then(
      (bytes) => {
        if (bytes.length === 0) done(null);
        else void parse(request, bytes.toString("utf8"), done);
      },
      (error: Error) => done(error),
    );
  });
  // The wire is JSON and names no header for it: a body of no type at all is taken for that, in every route that takes JSON.
  app.addHook("onRequest", ({ raw: { headers } }, _reply, done) => {
    const hasBody = headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
    if (hasBody) headers["content-type"] ??= "application/json";
    done();
  });
  app.addContentTypeParser("*", (request, _payload, done) => {
    const isNone = request.headers["content-length"] === "0";
    done(isNone || request.is404 ? null : new ProblemError("unsupported-media-type"));
  });
}
