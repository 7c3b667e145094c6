/** `POST /api/units/import`: the file as it is; what the answer says, as far as this screen shows it. */
import { Type, type Static } from "typebox";
import { Localized, UnitKind } from "../../../shared/catalogue/schema.ts";
import { compileCheck } from "../../../shared/lib/compile-check.ts";
import { UnexpectedReplyError } from "../../../shared/sync/unexpected-reply-error.ts";
import { createHttp } from "../../sync/http.ts";
import { noteServerTime } from "../../sync/run-sync.ts";

const Listed = Type.Object({ id: Type.String(), code: Type.String(), name: Localized });
const Count = Type.Integer({ minimum: 0 });

const ImportReport = Type.Object({
  outcome: Type.Union([
    Type.Literal("imported"),
    Type.Literal("partly-imported"),
    Type.Literal("unchanged"),
    Type.Literal("refused"),
  ]),
  dryRun: Type.Boolean(),
  root: Type.Union([Listed, Type.Null()]),
  encoding: Type.Union([Type.String(), Type.Null()]),
  separator: Type.Union([Type.String(), Type.Null()]),
  columns: Type.Array(
    Type.Object({
      field: Type.String(),
      label: Localized,
      from: Type.Array(Type.String()),
      how: Type.Union([Type.Literal("map"), Type.Literal("recognised")]),
    }),
  ),
  unusedColumns: Type.Array(Type.String()),
  rows: Type.Object({ total: Count, skipped: Count }),
  added: Type.Array(Type.Object({ kind: UnitKind, count: Count })),
  unchanged: Count,
  changed: Type.Object({ count: Count, listed: Type.Array(Listed) }),
  absent: Type.Object({ count: Count, listed: Type.Array(Listed) }),
  problems: Type.Object({
    errors: Count,
    warnings: Count,
    listed: Type.Array(
      Type.Object({
        line: Type.Union([Type.Integer(), Type.Null()]),
        column: Type.Union([Type.String(), Type.Null()]),
        severity: Type.Union([Type.Literal("error"), Type.Literal("warning")]),
        code: Type.String(),
        message: Localized,
        value: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  }),
});
export type ImportReport = Static<typeof ImportReport>;
export type ListProblem = ImportReport["problems"]["listed"][number];
const isImportReport = compileCheck(ImportReport);

/** A list of thousands of rows is read and compared before a byte of the answer comes. */
const answerWithinMs = 180_000;
const http = createHttp({ timeoutMs: answerWithinMs, onServerTime: noteServerTime });

export interface ImportRequest {
  file: File;
  /** Nothing is changed. */
  dryRun: boolean;
  /** Sound rows are imported even if others are wrong. */
  partial: boolean;
  /** JSON text, or empty. */
  map: string;
  signal: AbortSignal;
}

export async function importList({ file, dryRun, partial, map, signal }: ImportRequest): Promise<ImportReport> {
  const query = new URLSearchParams({ dryRun: String(dryRun), partial: String(partial) });
  if (map.trim() !== "") query.set("map", map);
  const reply = await http.json(`/api/units/import?${query}`, {
    method: "POST",
    headers: { "content-type": "text/csv" },
    body: file,
    signal,
  });
  if (!isImportReport(reply)) throw new UnexpectedReplyError("not the report of an import");
  return reply;
}
