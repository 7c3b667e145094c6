import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyRequest } from "fastify";
import { BundleReply } from "../../shared/bundle/bundle-reply.ts";
import { mayAdminister } from "../../shared/policy/may-administer.ts";
import { withFile } from "../bundle/file-source.ts";
import { saveUpload } from "../bundle/save-upload.ts";
import { detailsOfTaken, takeBundle } from "../bundle/take-bundle.ts";
import { findEncoding } from "../plugins/json-bodies.ts";
import { EvidenceFolder } from "../evidence/evidence-folder.ts";
import { RefusedEvidence } from "../evidence/refused-evidence.ts";
import { byCaller } from "../office-log/office-log.ts";
import { ProblemError } from "../problems.ts";
import type { Caller } from "../session/caller.ts";
import type { RouteContext, TypedApp } from "./route-context.ts";
import { described, replies } from "./route-schemas.ts";

/** What it is usually called. It is known by its bytes, so any type will do, and none. */
const usualTypes = ["application/octet-stream", "application/zip", "application/vnd.amanat.bundle"];
/** Larger ones are taken at the console: `npm run admin -- ingest`. */
export const maxUploadBytes = 512 * 1024 * 1024;
/** Each of them holds a file on the disk and a page of it in memory. */
const maxAtOnce = 2;

/** What a courier hands in over HTTP, as `wire.md` has it. */
export async function registerBundleRoutes(context: RouteContext): Promise<void> {
  const workPath = join(context.config.dataPath, "bundles");
  // What a server that was killed had not finished: its sender still has it.
  await rm(workPath, { recursive: true, force: true });
  await mkdir(workPath, { recursive: true });
  await context.app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    // The bytes go to a file: nothing of this size is read into memory.
    scope.addContentTypeParser("*", (_request, payload, parsed) => parsed(null, payload));
    addUpload({ ...context, app: scope.withTypeProvider<TypeBoxTypeProvider>() as TypedApp }, workPath);
    done();
  });
}

function addUpload(
  { app, config, store, secrets, serverLog, authentication, office, refusals, now }: RouteContext,
  workPath: string,
): void {
  const evidence = new EvidenceFolder(join(config.dataPath, "evidence"));
  const refused = new RefusedEvidence(join(config.dataPath, "refused"));
  const callers = new WeakMap<FastifyRequest, Caller>();
  let running = 0;

  app.post(
    "/bundle",
    {
      bodyLimit: maxUploadBytes,
      schema: {
        tags: ["sync"],
        summary: "Hands in a bundle, plain or sealed to the district; answered only after everything is stored durably",
        description:
          "Body: the file as it is or gzip of it, of any type, at most 512 MiB unpacked. Each entry is judged by itself, with one result each as for a push, also for a line that is none; each file " +
          "of evidence is taken if an entry here names it; what is damaged is named and keeps nothing else out. An upload that " +
          "is cut leaves nothing; the same file may be sent any number of times.",
        consumes: usualTypes,
        response: replies({ 200: described(BundleReply, "What became of each entry and file, and what was damaged") }),
      },
      // Before a byte of a large body is read.
      onRequest: async (request) => {
        const caller = await authentication.getCaller(request);
        // A tablet may bring what another one gave it: entries carry their signatures.
        if (caller.kind === "user" && !mayAdminister(caller.role, "bundles")) throw new ProblemError("not-your-role");
        callers.set(request, caller);
        findEncoding(request);
        if (Number(request.headers["content-length"] ?? 0) > maxUploadBytes) throw new ProblemError("bundle-too-large");
        if (running >= maxAtOnce) throw new ProblemError("busy");
      },
    },
    async (request, reply) => {
      const caller = callers.get(request)!;
      const receivedAt = now().toISOString();
      const path = join(workPath, randomUUID());
      let answer: BundleReply;
      running += 1;
      try {
        const sha256 = await saveUpload((request.body as Readable | undefined) ?? Readable.from([]), path, {
          isGzip: findEncoding(request) === "gzip",
          mostBytes: maxUploadBytes,
        });
        const taken = await withFile(path, (source) =>
          takeBundle(source, {
            store,
            evidence,
            refused,
            workPath,
            identities: [secrets.district.identity],
            scope: { path: caller.path },
            receivedAt,
          }),
        );
        answer = {
          results: taken.results,
          evidence: taken.evidence,
          damage: taken.damage,
          checkpoint: (await serverLog.checkpoint())?.note ?? null,
        };
        const forged = taken.results.find(({ reason }) => reason === "bad-signature" || reason === "unknown-author");
        if (forged !== undefined) {
          await refusals.note("entry.refused", byCaller(caller).id, { reason: forged.reason!, address: request.ip });
        }
        if (caller.kind === "user")
          await office.recordAct("bundle.ingested", sha256, detailsOfTaken(taken), byCaller(caller));
      } finally {
        running -= 1;
        await rm(path, { force: true });
      }
      return reply
        .header("content-type", "application/json; charset=utf-8")
        .header("cache-control", "no-store")
        .send(JSON.stringify(answer));
    },
  );
}
