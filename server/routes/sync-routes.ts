import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { HeadsReply, PullReply, PushReply, SealedEntry, maxPushBytes } from "../../shared/sync/wire.ts";
import { Entry } from "../../shared/journal/entry.ts";
import { filterOf } from "../../shared/policy/may-read.ts";
import { inflateBody } from "../plugins/json-bodies.ts";
import { byCaller } from "../office-log/office-log.ts";
import { ProblemError } from "../problems.ts";
import type { Caller } from "../session/caller.ts";
import { described, replies } from "./route-schemas.ts";
import { openSealedPush } from "./sealed-push.ts";
import type { RouteContext } from "./route-context.ts";

const maxPullEntries = 1000;

/** A body as it came, to be handed to the thread that reads it. */
const ownBytes = (body: Buffer): Uint8Array<ArrayBuffer> =>
  body.byteLength === body.buffer.byteLength && body.buffer instanceof ArrayBuffer
    ? new Uint8Array(body.buffer)
    : Uint8Array.from(body);

const sendJson = (reply: FastifyReply, text: string | Buffer) =>
  reply.header("content-type", "application/json; charset=utf-8").header("cache-control", "no-store").send(text);

/** Entries in and out, exactly as `wire.md` has them. */
export function registerSyncRoutes({
  app,
  store,
  secrets,
  serverLog,
  authentication,
  refusals,
  now,
}: RouteContext): void {
  void app.register((scope, _options, done) => {
    scope.removeContentTypeParser("application/json");
    scope.addContentTypeParser("application/json", { parseAs: "buffer", bodyLimit: maxPushBytes }, (_, body, parsed) =>
      parsed(null, body),
    );
    scope.post(
      "/sync/push",
      {
        bodyLimit: maxPushBytes,
        schema: {
          tags: ["sync"],
          summary: "Hands in entries; answered only after they are stored durably",
          description: "At most 500 entries or 4 MiB, plain or gzip. One result for each entry, in their order.",
          response: replies({ 200: described(PushReply, "What became of each entry") }),
        },
        // Before a byte of a large body is read.
        onRequest: async (request) => void (await authentication.getCaller(request)),
        // The body is read and checked by the store's own thread; the schema is here for those who read the page.
        config: { bodySchema: Type.Object({ entries: Type.Array(Entry, { maxItems: 500 }) }) },
      },
      async (request, reply) => {
        const receivedAt = now().toISOString();
        const caller = await authentication.getCaller(request);
        if (!Buffer.isBuffer(request.body)) throw new ProblemError("not-json");
        const body = await inflateBody(request, request.body);
        return answerPush({ caller, address: request.ip }, ownBytes(body), receivedAt, reply);
      },
    );
    scope.post(
      "/sync/push-sealed",
      {
        bodyLimit: maxPushBytes,
        schema: {
          tags: ["sync"],
          summary: "As push, with each payload sealed to the district's recipient",
          description:
            "For a device that nobody has opened: it sends what it cannot read. `sealed` is an age file of the payload's text. " +
            "The same limits and the same answer; an entry that does not open is `rejected` as `malformed`.",
          response: replies({ 200: described(PushReply, "What became of each entry") }),
        },
        config: { bodySchema: Type.Object({ entries: Type.Array(SealedEntry, { maxItems: 500 }) }) },
      },
      async (request, reply) => {
        const receivedAt = now().toISOString();
        const caller = await authentication.getCaller(request);
        if (!Buffer.isBuffer(request.body)) throw new ProblemError("not-json");
        const opened = await openSealedPush(await inflateBody(request, request.body), secrets.district.identity);
        if (opened.kind === "too-many-entries") throw new ProblemError("too-large");
        if (opened.kind === "unreadable") throw new ProblemError(opened.fault);
        return answerPush({ caller, address: request.ip }, opened.body, receivedAt, reply);
      },
    );
    done();
  });

  async function answerPush(
    { caller, address }: { caller: Caller; address: string },
    body: Uint8Array<ArrayBuffer>,
    receivedAt: string,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const answer = await store.ingestBody(body, { path: caller.path }, receivedAt);
    if (answer.kind === "too-many-entries") throw new ProblemError("too-large");
    if (answer.kind === "unreadable") throw new ProblemError(answer.fault);
    const [, reason] = /"reason":"(bad-signature|unknown-author)"/.exec(answer.resultsJson) ?? [];
    if (reason !== undefined) await refusals.note("entry.refused", byCaller(caller).id, { reason, address });
    const checkpoint = await serverLog.checkpoint();
    return sendJson(
      reply,
      `{"results":${answer.resultsJson},"checkpoint":${JSON.stringify(checkpoint?.note ?? null)}}`,
    );
  }

  app.get(
    "/sync/pull",
    {
      schema: {
        tags: ["sync"],
        summary: "Entries that the caller may read, in log order, after a position",
        description:
          "Those of the caller's scope whose type the caller's role may read. A page may hold fewer than `limit`, or none: go " +
          "on from `next` until it reaches `upTo`.",
        querystring: Type.Object({
          after: Type.Integer({ minimum: 0, default: 0 }),
          limit: Type.Integer({ minimum: 1, default: 500 }),
        }),
        response: replies({ 200: described(PullReply, "A page of entries") }),
      },
    },
    async (request, reply) => {
      const caller = await authentication.getReader(request);
      const { after, limit } = request.query;
      const page = await store.pullPage(after, Math.min(limit, maxPullEntries), {
        path: caller.path,
        types: filterOf(caller.role),
      });
      return sendJson(reply, Buffer.from(page.buffer));
    },
  );

  app.get(
    "/sync/heads",
    {
      schema: {
        tags: ["sync"],
        summary: "The last seq of each author of the caller's scope",
        response: replies({ 200: described(HeadsReply, "Last seq by author") }),
      },
    },
    async (request, reply) => {
      const caller = await authentication.getCaller(request);
      const heads = await store.heads({ path: caller.path });
      return sendJson(reply, JSON.stringify({ heads }));
    },
  );
}
