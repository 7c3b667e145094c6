import { Type } from "typebox";
import { collections } from "../../shared/catalogue/schema.ts";
import { ProblemError } from "../problems.ts";
import { described, replies } from "./route-schemas.ts";
import type { RouteContext } from "./route-context.ts";

/** More than that in one page is refused, never cut: RxDB takes a page shorter than it asked for as the last one. */
const maxDocuments = 10_000;

/** The reference collections, as RxDB's pull handler takes them. */
export async function registerReferenceRoutes({ app, store, authentication }: RouteContext): Promise<void> {
  const storeId = await getStoreId(store);
  const toCheckpoint = (version: number) => `${storeId}.${version}`;
  // A checkpoint of another store, or of this one before it was replaced, stands for nothing here: begin again.
  const toVersion = (checkpoint: string) => {
    const [id, version] = checkpoint.split(".");
    return id === storeId ? Number(version) || 0 : 0;
  };

  app.get(
    "/reference/:collection",
    {
      schema: {
        tags: ["reference"],
        summary: "Documents changed after a checkpoint, oldest change first",
        description:
          "Units, people and notices: those of the caller's subtree and of the places above it, notices to other branches only " +
          "as gone, and of those to a list of branches the caller's part of the list. Everything else whole. " +
          "Deleted documents carry `_deleted: true`. A page is as long as `limit`, at most 10,000, unless it is the last; go on " +
          "with `checkpoint` until it is shorter, or no documents come.",
        params: Type.Object({ collection: Type.String() }),
        querystring: Type.Object({
          checkpoint: Type.Optional(Type.String({ maxLength: 100 })),
          limit: Type.Integer({ minimum: 1, maximum: maxDocuments, default: 500 }),
        }),
        response: replies({
          200: described(
            Type.Object({ documents: Type.Array(Type.Object({ id: Type.String() })), checkpoint: Type.String() }),
            "A page of documents",
          ),
        }),
      },
    },
    async (request, reply) => {
      const caller = await authentication.getReader(request);
      const { collection } = request.params;
      if (!Object.hasOwn(collections, collection)) throw new ProblemError("not-found");
      const { checkpoint = "", limit } = request.query;
      const page = await store.readReference(collection, toVersion(checkpoint), limit, caller);
      const text = `{"documents":${page.documentsJson},"checkpoint":${JSON.stringify(toCheckpoint(page.version))}}`;
      return reply
        .header("content-type", "application/json; charset=utf-8")
        .header("cache-control", "no-store")
        .send(text);
    },
  );
}

async function getStoreId(store: RouteContext["store"]): Promise<string> {
  const known = await store.findSetting("store-id");
  if (known !== undefined) return known;
  const fresh = crypto.randomUUID();
  await store.putSetting("store-id", fresh);
  return fresh;
}
