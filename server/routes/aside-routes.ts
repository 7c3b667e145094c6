import { Type } from "typebox";
import { QuarantineDecided } from "../../shared/events/event.ts";
import type { Header, Payload } from "../../shared/journal/entry.ts";
import type { AuthorId } from "../../shared/journal/ids.ts";
import { mayRead, mayReadType } from "../../shared/policy/may-read.ts";
import { AsidePage, type AsideView } from "../../shared/sync/device-view.ts";
import { compileSchema } from "../crypto/compile-schema.ts";
import type { AsideText } from "../journal-store/device-reader.ts";
import { ProblemError } from "../problems.ts";
import { PublicKey, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

const maxEntries = 500;
const isDecision = compileSchema(QuarantineDecided);

/** Entries that were kept apart from the log, for those who may read what they say. */
export function registerAsideRoutes({ app, store, authentication }: RouteContext): void {
  app.get(
    "/aside",
    {
      schema: {
        tags: ["desk"],
        summary:
          "Entries kept apart from the log: quarantined, of a second branch, or waiting for what stands before them",
        description:
          `At most ${maxEntries}, those first that wait for a decision; by author and seq. Entries of types that the caller's role ` +
          "may not read are left out. Decide with an entry `quarantine.decided`.",
        querystring: Type.Object({ author: Type.Optional(PublicKey) }),
        response: replies({ 200: AsidePage }),
      },
    },
    async (request) => {
      const caller = await authentication.getReader(request);
      if (!mayRead(caller.role, "devices")) throw new ProblemError("not-a-desk");
      const author = (request.query.author ?? null) as AuthorId | null;
      const { entries, total } = await store.listAsideTexts({ path: caller.path }, author, maxEntries);
      const readable = entries.filter(({ header }) => mayReadType(caller.role, (JSON.parse(header) as Header).type));
      return { entries: readable.map(toView), more: total - entries.length };
    },
  );
}

function toView({ decision, ...entry }: AsideText): AsideView {
  if (decision === null) return { ...entry, decision: null };
  const { verdict, position, receivedAt: decidedAt } = decision;
  const { officer } = JSON.parse(decision.header) as Header;
  const data: unknown = decision.payload === null ? null : (JSON.parse(decision.payload) as Payload).data;
  const reason = isDecision(data) ? (data as QuarantineDecided).reason : "";
  return { ...entry, decision: { verdict, position, by: officer, reason, decidedAt } };
}
