import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { maxPushBytes } from "../../shared/sync/wire.ts";
import { ProblemError } from "../problems.ts";

const unzip = promisify(gunzip);

/** The body's bytes, inflated if it came as gzip. Memory stays bounded: inflating stops at the limit. */
export async function inflateBody(request: FastifyRequest, body: Buffer): Promise<Buffer> {
  const encoding = request.headers["content-encoding"]?.trim().toLowerCase() ?? "identity";
  if (encoding === "identity" || encoding === "") return body;
  if (encoding !== "gzip" && encoding !== "x-gzip") throw new ProblemError("unsupported-media-type");
  try {
    return await unzip(body, { maxOutputLength: maxPushBytes });
  } catch (error) {
    const { code } = error as { code?: string };
    throw new ProblemError(code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : "not-json");
  }
}

/** JSON bodies, plain or gzip, for every route but those that read bytes themselves. */
export function registerJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    inflateBody(request, body as Buffer).then(
      (bytes) => {
        if (bytes.length === 0) done(new ProblemError("not-json"));
        else void parse(request, bytes.toString("utf8"), done);
      },
      (error: Error) => done(error),
    );
  });
}
