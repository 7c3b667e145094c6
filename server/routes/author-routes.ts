import { Type } from "typebox";
import { AuthorView } from "../../shared/sync/author-view.ts";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { ProblemError } from "../problems.ts";
import { PublicKey, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

/** With which role an author was enrolled: an entry's header does not say it, and what an entry is worth hangs on it. */
export function registerAuthorRoutes({ app, store, authentication }: RouteContext): void {
  app.get(
    "/authors/:author",
    {
      schema: {
        tags: ["sync"],
        summary: "Role and unit with which the author of an entry was enrolled",
        description:
          "Of authors below the caller's unit, and of those above it, who may write about what is below them. Neither changes as " +
          "long as the key lives.",
        params: Type.Object({ author: PublicKey }),
        response: replies({ 200: AuthorView }),
      },
    },
    async (request) => {
      const caller = await authentication.getReader(request);
      const known = await store.findAuthor(request.params.author as AuthorId);
      const isInLine = known?.path.startsWith(caller.path) === true || caller.path.startsWith(known?.path ?? "-");
      if (known === undefined || !isInLine) throw new ProblemError("not-found");
      const { author, unit, role } = known;
      return { author, unit, role };
    },
  );
}
