/** Real polling lists from the desk: the same import as `npm run admin -- import-units`. */
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { OfficeStore } from "../journal-store/office-store.ts";
import type { Authentication } from "../plugins/authentication.ts";
import { ProblemError } from "../problems.ts";
import type { UserCaller } from "../session/caller.ts";
import type { ColumnMap } from "../units-import/column-map.ts";
import { importList } from "../units-import/import-list.ts";
import { ImportReport } from "../units-import/import-report.ts";
import { parseColumnMap } from "../units-import/parse-column-map.ts";
import { maxFileSizeBytes } from "../units-import/plan-list.ts";
import { planOnThread } from "../units-import/plan-on-thread.ts";

export interface ImportRoutePorts {
  store: Pick<OfficeStore, "listReference" | "putReference">;
  authentication: Pick<Authentication, "getUser">;
}

const Query = Type.Object({
  dryRun: Type.Boolean({ default: false, description: "Say what would be done and change nothing." }),
  partial: Type.Boolean({ default: false, description: "Import the sound rows even if others are wrong." }),
  map: Type.Optional(
    Type.String({ maxLength: 12_000, description: "Which column says what: the JSON text of a map, percent-encoded." }),
  ),
});

/** The only role that may change the units of a province. */
const importRole = "province-hq";

export async function registerImportUnits(parent: FastifyInstance, ports: ImportRoutePorts): Promise<void> {
  // A scope of its own: nowhere else are bodies of this kind and size taken.
  await parent.register((plugin, _, done) => {
    addRoute(plugin, ports);
    done();
  });
}

function addRoute(plugin: FastifyInstance, { store, authentication }: ImportRoutePorts): void {
  const callers = new WeakMap<object, UserCaller>();
  let isImporting = false;

  plugin.addContentTypeParser(["text/csv", "application/octet-stream"], { parseAs: "buffer" }, (_, body, done) =>
    done(null, body),
  );
  plugin.withTypeProvider<TypeBoxTypeProvider>().post(
    "/api/units/import",
    {
      bodyLimit: maxFileSizeBytes,
      schema: {
        summary: "Import a polling list",
        description:
          "Body: the CSV file as it is (UTF-8 or UTF-16). Nothing is imported on any error, unless `partial` is set. " +
          "The answer says what was done, or with `dryRun` would be, and every problem with its line.",
        tags: ["desk"],
        consumes: ["text/csv", "application/octet-stream"],
        querystring: Query,
        response: { 200: ImportReport },
      },
      // Before a byte of a large body is read.
      onRequest: async (request) => {
        const caller = await authentication.getUser(request);
        if (caller.role !== importRole) throw new ProblemError("out-of-scope");
        if (request.headers["content-encoding"] !== undefined) throw new ProblemError("unsupported-media-type");
        callers.set(request, caller);
      },
    },
    async (request) => {
      const caller = callers.get(request);
      if (caller === undefined || !Buffer.isBuffer(request.body)) throw new ProblemError("unsupported-media-type");
      const { dryRun, partial } = request.query;
      const map = parseMap(request.query.map);
      // Each plan rests on the units as they are: two at once could undo each other, and hold two large files in memory.
      if (isImporting) throw new ProblemError("busy");
      isImporting = true;
      try {
        const { report } = await importList(
          { bytes: request.body, map, partial, dryRun },
          {
            store,
            plan: planOnThread,
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
