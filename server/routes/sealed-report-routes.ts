import { isUtf8 } from "node:buffer";
import { Type } from "typebox";
import { OpenedReport, readSealedContent } from "../../shared/events/sealed-content.ts";
import type { AuthorId, Seq } from "../../shared/journal/ids.ts";
import { readStoredEntry } from "../../shared/projections/stored-entry.ts";
import type { StoredEntry } from "../journal-store/journal-store.ts";
import { byCaller } from "../office-log/office-log.ts";
import { ProblemError } from "../problems.ts";
import { openForDistrict } from "../session/district-seal.ts";
import { PublicKey, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

/** Reports that are anonymous towards their branch: opened one by one, by name, and kept nowhere in the open. */
export function registerSealedReportRoutes({ app, store, secrets, office, authentication }: RouteContext): void {
  app.get(
    "/sealed-reports/:author/:seq",
    {
      schema: {
        tags: ["desk"],
        summary: "What a sealed report says",
        description:
          "Of an entry `violation.sealed` below the user. It is opened for this answer alone, and the office's log says who opened it " +
          "before anybody reads it.",
        params: Type.Object({ author: PublicKey, seq: Type.Integer({ minimum: 0 }) }),
        response: replies({ 200: OpenedReport }),
      },
    },
    async (request) => {
      const user = await authentication.getUser(request, { administers: "sealed" });
      const { author, seq } = request.params;
      const place = await store.findPlace(author as AuthorId, seq as Seq);
      const path = place.kind === "entry" ? await store.findUnitPath(place.entry.unit) : undefined;
      // Who is not above its branch is not told whether there is one.
      if (place.kind !== "entry" || path?.startsWith(user.path) !== true) throw new ProblemError("not-found");
      const { box, unit, officer } = readBox(place.entry);
      const content = await open(box, secrets.district.identity);
      await office.recordAct("sealed-report.opened", `${author}/${seq}`, { unit, officer }, byCaller(user));
      return { content };
    },
  );
}

function readBox(entry: StoredEntry): { box: string; unit: string; officer: string } {
  const { header, event } = readStoredEntry(entry);
  if (header.type !== "violation.sealed" || event.kind === "redacted") throw new ProblemError("not-found");
  if (event.kind !== "known" || event.type !== "violation.sealed") throw new ProblemError("sealed-unopenable");
  return { box: event.data.box, unit: header.unit, officer: header.officer };
}

async function open(box: string, identity: string): Promise<OpenedReport["content"]> {
  const opened = await openForDistrict(identity, Buffer.from(box, "base64url"));
  if (opened === undefined || !isUtf8(opened)) throw new ProblemError("sealed-unopenable");
  const content = readSealedContent(Buffer.from(opened).toString());
  if (content === "newer") throw new ProblemError("sealed-newer");
  if (content === "unreadable") throw new ProblemError("sealed-unopenable");
  return content;
}
