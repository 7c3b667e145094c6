/** `npm run admin -- import-units FILE`: brings a real polling list into the catalogue. */
import { readFile, stat, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseConfig } from "../config.ts";
import { byConsole } from "../office-log/office-log.ts";
import { openData } from "../start/open-data.ts";
import type { DigitLanguage } from "../../shared/lib/digits.ts";
import type { ColumnMap } from "../units-import/column-map.ts";
import { importList, type ImportPorts } from "../units-import/import-list.ts";
import { parseColumnMap } from "../units-import/parse-column-map.ts";
import { maxFileSizeBytes } from "../units-import/plan-list.ts";
import { problemsCsv } from "../units-import/problems-csv.ts";
import { reportText } from "../units-import/report-text.ts";
import { type ImportArguments, importUsage, parseImportArguments } from "./parse-import-arguments.ts";

export interface ImportConsole {
  print: (text: string) => void;
  printError: (text: string) => void;
}

/** Opens what the server keeps, for as long as the work takes. */
export type WithStore = <Result>(
  work: (ports: Pick<ImportPorts, "store" | "compose">) => Promise<Result>,
) => Promise<Result>;

const exitCodes = { done: 0, nothingImported: 1, usage: 2 };

/** A file that the command needs and cannot have. */
class FileRefusedError extends Error {
  override readonly name = "FileRefusedError";
  constructor(
    message: string,
    readonly exitCode: number = exitCodes.usage,
  ) {
    super(message);
  }
}

/** The command over the data folder of `env`. Gives the exit code. */
export function run(args: string[], env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const withStore: WithStore = async (work) => {
    const { store, office } = await openData(parseConfig(env).dataPath, () => new Date());
    try {
      return await work({
        store,
        compose: ({ id }, units) => office.compose("units.imported", id, { units }, byConsole),
      });
    } finally {
      await store.close();
    }
  };
  const out: ImportConsole = {
    print: (text) => void process.stdout.write(text),
    printError: (text) => void process.stderr.write(text),
  };
  return importUnits(args, withStore, out);
}

/** Gives the exit code. Throws what the store throws. */
export async function importUnits(args: string[], withStore: WithStore, out: ImportConsole): Promise<number> {
  let parsed: ImportArguments | undefined;
  try {
    parsed = parseImportArguments(args);
  } catch (error) {
    out.printError(`${messageOf(error)}\n\n${importUsage}`);
    return exitCodes.usage;
  }
  if (parsed === undefined) {
    out.print(importUsage);
    return exitCodes.done;
  }
  const { language, report: reportFile, partial, dryRun } = parsed;
  try {
    const map = await readMap(parsed.map, language);
    const bytes = await readList(parsed.file, language);
    const { report, problems } = await withStore((ports) => importList({ bytes, map, partial, dryRun }, ports));
    if (reportFile !== undefined) await writeFile(reportFile, problemsCsv(problems));
    out.print(reportText(report, problems, { language, file: basename(parsed.file), reportFile }));
    return report.outcome === "refused" ? exitCodes.nothingImported : exitCodes.done;
  } catch (error) {
    if (!(error instanceof FileRefusedError)) throw error;
    out.printError(`${error.message}\n`);
    return error.exitCode;
  }
}

async function readMap(path: string | undefined, language: DigitLanguage): Promise<ColumnMap> {
  if (path === undefined) return {};
  const parsed = parseColumnMap((await read(path, language)).toString("utf8"));
  if (parsed.kind === "map") return parsed.map;
  const errors = parsed.errors.map(
    ({ pointer, message }) => `  ${pointer === "" ? "/" : pointer}: ${message[language]}`,
  );
  throw new FileRefusedError([`${path}:`, ...errors].join("\n"));
}

/** A file past the limit is not read into memory. */
async function readList(path: string, language: DigitLanguage): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() === true && found.size > maxFileSizeBytes) {
    throw new FileRefusedError(
      language === "fa"
        ? `${path} بزرگ‌تر از ${maxFileSizeBytes} بایت است. آن را به چند فهرست بخش کنید. چیزی وارد نشد.`
        : `${path} has more than ${maxFileSizeBytes} bytes. Split it into several lists. Nothing was imported.`,
      exitCodes.nothingImported,
    );
  }
  return read(path, language);
}

async function read(path: string, language: DigitLanguage): Promise<Buffer> {
  return readFile(path).catch((error: unknown) => {
    const text = language === "fa" ? "خوانده نشد، چیزی وارد نشد" : "could not be read, nothing was imported";
    throw new FileRefusedError(`${path}: ${text}: ${messageOf(error)}`);
  });
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
