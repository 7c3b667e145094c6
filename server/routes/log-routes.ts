import { Type } from "typebox";
import type { Header } from "../../shared/journal/entry.ts";
import type { AuthorId, Seq } from "../../shared/journal/ids.ts";
import { mayReadType } from "../../shared/policy/may-read.ts";
import { findTile } from "../../shared/transparency/tiles.ts";
import { ProblemError } from "../problems.ts";
import { PublicKey, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

const text = "text/plain; charset=utf-8";
/** What is under a hash never changes. */
const forEver = "public, max-age=31536000, immutable";

const typeOf = ({ header }: { header: string }): string => (JSON.parse(header) as Header).type;

const textReply = (description: string) => ({ description, content: { "text/plain": { schema: Type.String() } } });

/** The log for whoever wants to check it. It tells hashes and times and nothing of what an entry says: it is open to all. */
export function registerLogRoutes({ app, store, serverLog, authentication }: RouteContext): void {
  app.get(
    "/log/checkpoint",
    {
      schema: {
        tags: ["log"],
        summary: "The newest signed head of the log (C2SP tlog-checkpoint)",
        description: "A signed note. Origin and key name are `amanat/<election>/<public key of the server>`.",
        response: replies({ 200: textReply("A signed note") }),
      },
    },
    async (_request, reply) => {
      const checkpoint = await serverLog.checkpoint();
      if (checkpoint === null) throw new ProblemError("log-not-signed");
      return reply.type(text).header("cache-control", "no-store").send(checkpoint.note);
    },
  );

  app.get(
    "/log/tile/*",
    {
      schema: {
        tags: ["log"],
        summary: "Hashes of the tree, or texts of its leaves (C2SP tlog-tiles)",
        description:
          "`<L>/<N>[.p/<W>]`: hashes of 32 bytes. `entries/<N>[.p/<W>]`: the leaves' texts, each behind its length in two bytes.",
        params: Type.Object({ "*": Type.String({ maxLength: 100 }) }),
        response: replies({
          200: {
            description: "A tile",
            content: { "application/octet-stream": { schema: Type.String({ format: "binary" }) } },
          },
        }),
      },
    },
    async (request, reply) => {
      const found = findTile(request.params["*"]);
      if (found === undefined) throw new ProblemError("not-found");
      const { kind, tile } = found;
      const bytes = kind === "hashes" ? await serverLog.findTile(tile) : await serverLog.findEntryBundle(tile);
      if (bytes === undefined) throw new ProblemError("not-found");
      return reply.type("application/octet-stream").header("cache-control", forEver).send(Buffer.from(bytes));
    },
  );

  app.get(
    "/receipts/:author/:seq",
    {
      schema: {
        tags: ["log"],
        summary: "The receipt of an entry (C2SP tlog-proof)",
        description: "Its extra line is the text of the leaf: the entry's hash and when it was received.",
        params: Type.Object({ author: PublicKey, seq: Type.Integer({ minimum: 0 }) }),
        response: replies({ 200: textReply("A tlog-proof under the newest checkpoint") }),
      },
    },
    async (request, reply) => {
      const caller = await authentication.getReader(request);
      const { author, seq } = request.params;
      const place = await store.findPlace(author as AuthorId, seq as Seq);
      const path = place.kind === "entry" ? await store.findUnitPath(place.entry.unit) : undefined;
      const isOwn = caller.kind === "device" && caller.author === author;
      // Who may not read an entry is not told whether there is one.
      const isRead = place.kind === "entry" && mayReadType(caller.role, typeOf(place.entry));
      if (place.kind !== "entry" || !(isOwn || (isRead && path?.startsWith(caller.path))))
        throw new ProblemError("not-found");
      const checkpoint = await serverLog.checkpoint();
      if (checkpoint === null || checkpoint.size < place.entry.position) throw new ProblemError("log-not-signed");
      const receipt = await serverLog.prove(place.entry, checkpoint);
      return reply.type(text).header("cache-control", "no-store").send(receipt);
    },
  );
}
