import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import { Type } from "typebox";
import type { Header, Payload } from "../../shared/journal/entry.ts";
import type { EvidenceHash } from "../../shared/journal/ids.ts";
import { mayReadType } from "../../shared/policy/may-read.ts";
import { isPicture } from "../evidence/check-file.ts";
import { EvidenceFolder } from "../evidence/evidence-folder.ts";
import { EvidenceTus, maxEvidenceBytes } from "../evidence/evidence-tus.ts";
import { RefusedEvidence } from "../evidence/refused-evidence.ts";
import { uploadRequest, type Checksum } from "../evidence/upload-request.ts";
import { ViewMaker } from "../evidence/view-maker.ts";
import { ProblemError } from "../problems.ts";
import type { Caller } from "../session/caller.ts";
import { arrivalHeader } from "../../shared/evidence/arrival-header.ts";
import { PublicKey, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

export async function registerEvidenceRoutes(context: RouteContext): Promise<void> {
  const { config, store, now } = context;
  const evidence = new EvidenceFolder(join(config.dataPath, "evidence"));
  const refused = new RefusedEvidence(join(config.dataPath, "refused"));
  const tus = new EvidenceTus({ store, evidence, refused, dataPath: config.dataPath, now });
  await tus.uploads.sweep(now());
  await context.app.register(async (app) => registerUploads(app, context, tus));
  registerDownload(context, evidence, refused);
}

const tusVersion = "1.0.0";
const chunkType = "application/offset+octet-stream";

function registerUploads(app: FastifyInstance, { authentication }: RouteContext, tus: EvidenceTus): void {
  // The bytes go straight to the file: nothing here reads them. What a client calls a body that is empty does not matter.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));

  app.addHook("onRequest", async ({ method, headers }, reply) => {
    reply.header("Tus-Resumable", tusVersion);
    if (method === "OPTIONS") return;
    if (headers["tus-resumable"] !== tusVersion) {
      reply.header("Tus-Version", tusVersion);
      throw new ProblemError("tus-version");
    }
    if (method === "PATCH" && headers["content-type"] !== chunkType) throw new ProblemError("unsupported-media-type");
  });

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    // What a withdrawn device holds is evidence all the same: it hands in what is its own.
    const caller = request.method === "OPTIONS" ? undefined : await authentication.getCaller(request);
    const length = request.headers["content-length"];
    const context = {
      id: request.id,
      caller,
      checksum: findChecksum(request.headers["upload-checksum"]),
      sizeBytes: length === undefined ? undefined : Number(length),
      setReplyHeader: (name: string, value: string) => void reply.raw.setHeader(name, value),
    };
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) reply.raw.setHeader(name, value);
    }
    if (request.method === "OPTIONS") reply.raw.setHeader("Tus-Checksum-Algorithm", "sha1,sha256");
    await uploadRequest.run(context, () => tus.handle(request.raw, reply.raw));
  }

  const route = (method: RouteOptions["method"], url: string): RouteOptions => ({
    method,
    url,
    bodyLimit: maxEvidenceBytes,
    exposeHeadRoute: false,
    schema: {
      tags: ["evidence"],
      summary: "Uploads by tus 1.0: creation, termination, checksum",
      description:
        "Metadata `sha256` (base64url), `author`, `seq`: the entry must be in the log and name the file's hash and size. " +
        "A file that is here already answers 201 with Upload-Offset equal to Upload-Length: nothing is left to send. A chunk " +
        "may carry `Upload-Checksum: sha1 <base64>`, or sha256; if that is wrong the chunk is discarded (460). When the last " +
        "byte is in, the whole is hashed: 460 and nothing kept if it is another file. `X-HTTP-Method-Override` is honoured. A " +
        "withdrawn device may still send what its own entries name.",
      response: replies({ "2xx": { description: "As tus 1.0 has it" } }),
    },
    handler: handle,
  });
  app.route(route(["POST", "OPTIONS"], "/evidence"));
  app.route(route(["PATCH", "HEAD", "DELETE", "OPTIONS"], "/evidence/:id"));
}

/** Of `Upload-Checksum: <algorithm> <base64>`. Throws ProblemError for anything else but no header at all. */
function findChecksum(header: string | string[] | undefined): Checksum | undefined {
  if (header === undefined) return undefined;
  const text = String(header);
  const [, sha1] = /^sha1 ([A-Za-z0-9+/]{27}=)$/.exec(text) ?? [];
  if (sha1 !== undefined) return { algorithm: "sha1", digest: sha1 };
  const [, sha256] = /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(text) ?? [];
  if (sha256 !== undefined) return { algorithm: "sha256", digest: sha256 };
  throw new ProblemError("upload-refused", { errors: ["Upload-Checksum: sha1 <base64>, or sha256 <base64>"] });
}

function registerDownload(context: RouteContext, evidence: EvidenceFolder, refused: RefusedEvidence): void {
  const { app, config, store, authentication } = context;
  const views = new ViewMaker(join(config.dataPath, "views"));
  app.addHook("onClose", (_, done) => {
    views.close();
    done();
  });

  /** Throws ProblemError unless the caller may have the file, and it is here. */
  async function getFile(request: FastifyRequest, sha256: string): Promise<{ mediaType: string; sizeBytes: number }> {
    const caller = await authentication.getReader(request);
    const mediaType = await findMediaType(store, sha256, caller);
    if (mediaType === undefined) throw new ProblemError("not-found");
    const sizeBytes = await evidence.findSize(sha256);
    if (sizeBytes !== undefined) return { mediaType, sizeBytes };
    const reason = await refused.find(sha256, mediaType);
    throw new ProblemError(reason === undefined ? "not-found" : `evidence-${reason}`);
  }

  /** Whatever the file is, no browser may take it for a page of ours. */
  const sealed = (reply: FastifyReply) =>
    reply
      .header("x-content-type-options", "nosniff")
      .header("content-security-policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
      .header("cache-control", "private, max-age=31536000, immutable");
  const params = Type.Object({ sha256: PublicKey });

  app.get(
    "/evidence/:sha256",
    {
      exposeHeadRoute: false,
      schema: {
        tags: ["evidence"],
        summary: "A file byte for byte, for those who may read an entry that names it",
        description:
          "Only ever to be saved. `Amanat-Arrived-At`: when the server had it whole, ISO 8601; left out where that is not known. " +
          "`evidence-…` (415) says why a file was not taken.",
        params,
        response: replies({ 200: { description: "The file" } }),
      },
    },
    async (request, reply) => {
      const { sha256 } = request.params;
      const { sizeBytes } = await getFile(request, sha256);
      const arrivedAt = await evidence.findArrival(sha256);
      if (arrivedAt !== undefined) reply.header(arrivalHeader, arrivedAt);
      return sealed(reply)
        .header("content-type", "application/octet-stream")
        .header("content-disposition", `attachment; filename="${sha256}"`)
        .header("content-length", sizeBytes)
        .send(createReadStream(evidence.pathOf(sha256)));
    },
  );

  app.get(
    "/evidence/:sha256/view",
    {
      exposeHeadRoute: false,
      schema: {
        tags: ["evidence"],
        summary: "A copy of a picture for viewing: WebP, upright, nothing beside the picture",
        description:
          "Made by the server from the file, which stays as it is. `no-view` (422): no picture can be made of it.",
        params,
        response: replies({ 200: { description: "image/webp" } }),
      },
    },
    async (request, reply) => {
      const { sha256 } = request.params;
      const { mediaType } = await getFile(request, sha256);
      const path = evidence.pathOf(sha256);
      const view = (await isPicture(path, mediaType)) ? await views.get(sha256, path) : null;
      if (view === null) throw new ProblemError("no-view");
      return sealed(reply).header("content-type", "image/webp").header("content-disposition", "inline").send(view);
    },
  );
}

/** The media type that an entry which the caller may read gives the file; undefined if there is no such entry. */
async function findMediaType(
  store: RouteContext["store"],
  sha256: string,
  caller: Caller,
): Promise<string | undefined> {
  const referring = await store.listReferringEntries(sha256 as EvidenceHash);
  for (const { author, seq, path } of referring) {
    if (!path.startsWith(caller.path)) continue;
    const place = await store.findPlace(author, seq);
    if (place.kind !== "entry" || place.entry.payload === null) continue;
    const { type } = JSON.parse(place.entry.header) as Header;
    if (!mayReadType(caller.role, type)) continue;
    const payload = JSON.parse(place.entry.payload) as Payload;
    const mediaType = payload.evidence.find((reference) => reference.sha256 === sha256)?.mediaType;
    if (mediaType !== undefined) return mediaType;
  }
  return undefined;
}
