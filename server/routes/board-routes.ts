import { gunzip } from "node:zlib";
import { promisify } from "node:util";
import { Type } from "typebox";
import { described, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

const inflate = promisify(gunzip);

const Snapshot = Type.Object({
  format: Type.Integer(),
  mode: Type.String(),
  position: Type.Integer({ description: "Pull entries from here" }),
  catalogueKey: Type.String(),
  branches: Type.Array(Type.Unknown()),
});

/** The board folded by the server, so that a desk that opens for the first time need not pull the whole log first. */
export function registerBoardRoutes({ app, authentication, projector }: RouteContext): void {
  app.get(
    "/board",
    {
      schema: {
        tags: ["desk"],
        summary: "The board of the caller's scope, and the position up to which it is folded",
        response: replies({ 200: described(Snapshot, "As shared/projections/board-snapshot.ts has it") }),
      },
    },
    async (request, reply) => {
      const caller = await authentication.getReader(request, "figures");
      const bytes = Buffer.from((await projector.board(caller.path)).buffer);
      void reply.header("content-type", "application/json; charset=utf-8").header("cache-control", "no-store");
      void reply.header("vary", "accept-encoding");
      if (!/\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) return reply.send(await inflate(bytes));
      return reply.header("content-encoding", "gzip").send(bytes);
    },
  );
}
