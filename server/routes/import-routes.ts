import type { FastifyRequest } from "fastify";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { Type } from "typebox";
import { byCaller } from "../office-log/office-log.ts";
import { ProblemError } from "../problems.ts";
import type { UserCaller } from "../session/caller.ts";
import type { ColumnMap } from "../units-import/column-map.ts";
import { importList } from "../units-import/import-list.ts";
import { ImportReport } from "../units-import/import-report.ts";
import { parseColumnMap } from "../units-import/parse-column-map.ts";
import { maxFileSizeBytes } from "../units-import/plan-list.ts";
import { planOnThread } from "../units-import/plan-on-thread.ts";
import type { RouteContext, TypedApp } from "./route-context.ts";
import { replies } from "./route-schemas.ts";

type ImportContext = Pick<RouteContext, "app" | "store" | "authentication" | "office">;

const contentTypes = ["text/csv", "application/octet-stream"];
const maxMapLength = 12_000;

/** Real polling lists from the desk: the same import as `npm run admin -- import-units`. */
export async function registerImportRoutes(context: ImportContext): Promise<void> {
  // A scope of its own: nowhere else are bodies of this kind and size taken.
  await context.app.register((scope, _options, done) => {
    scope.addContentTypeParser(contentTypes, { parseAs: "buffer" }, (_request, body, parsed) => parsed(null, body));
    addImportRoute({ ...context, app: scope.withTypeProvider<TypeBoxTypeProvider>() as TypedApp });
    done();
  });
}

function addImportRoute({ app, store, authentication, office }: ImportContext): void {
  const callers = new WeakMap<FastifyRequest, UserCaller>();
  let isImporting = false;

  app.post(
    "/units/import",
    {
      bodyLimit: maxFileSizeBytes,
      schema: {
        tags: ["desk"],
        summary: "Imports a polling list",
        description:
          "Body: the CSV file as it is (UTF-8 or UTF-16; comma, semicolon or tab). Nothing is imported if anything is wrong, " +
          "unless `partial` is set. The answer says what was done, or with `dryRun` would be, and every problem by its line.",
        consumes: contentTypes,
        querystring: Type.Object({
          dryRun: Type.Boolean({ default: false, description: "Say what would be done and change nothing" }),
          partial: Type.Boolean({ default: false, description: "Import the sound rows even if others are wrong" }),
          map: Type.Optional(
            Type.String({ maxLength: maxMapLength, description: "Which column says what: JSON text, percent-encoded" }),
          ),
        }),
        response: replies({ 200: ImportReport }),
      },
      // Before a byte of a large body is read.
      onRequest: async (request) => {
        const caller = await authentication.getUser(request, { administers: "units" });
        if (request.headers["content-encoding"] !== undefined) throw new ProblemError("unsupported-media-type");
        callers.set(request, caller);
      },
    },
    async (request) => {
      const caller = callers.get(request);
      const { body } = request;
      if (caller === undefined || !Buffer.isBuffer(body)) throw new ProblemError("unsupported-media-type");
      const { dryRun, partial, map } = request.query;
      const parsedMap = parseMap(map);
      // A plan rests on the units as they are: two at once could undo each other, and would hold two large files in memory.
      if (isImporting) throw new ProblemError("busy");
      isImporting = true;
      try {
        const { report } = await importList(
          { bytes: body, map: parsedMap, partial, dryRun },
          {
            store,
            plan: planOnThread,
            compose: ({ id }, units) => office.compose("units.imported", id, { units }, byCaller(caller)),
            assertAllowed: ({ path }) => {
              if (!path.startsWith(caller.path)) throw new ProblemError("out-of-scope");
            },
          },
        );
        return report;
      } finally {
        isImporting = false;
      }
    },
  );
}

function parseMap(text: string | undefined): ColumnMap {
  if (text === undefined) return {};
  const parsed = parseColumnMap(text);
  if (parsed.kind === "map") return parsed.map;
  const errors = parsed.errors.map(({ pointer, message }) => `map${pointer}: ${message.en} (${message.fa})`);
  throw new ProblemError("invalid-request", { errors });
}
