import { parseArgs } from "node:util";
import type { DigitLanguage } from "../../shared/lib/digits.ts";

export interface ImportArguments {
  file: string;
  map: string | undefined;
  report: string | undefined;
  dryRun: boolean;
  partial: boolean;
  language: DigitLanguage;
}

export const importUsage = `import-units FILE [--map MAP.json] [--dry-run] [--partial] [--report FILE] [--lang fa|en]

  Brings the polling branches of a CSV file (UTF-8 or UTF-16; commas, semicolons or tabs) into the catalogue.
  Nothing is imported if anything in the list is wrong.

  --map MAP.json   which column says what, where the headings are not the usual ones
  --dry-run        say what would be done and change nothing
  --partial        import the sound rows even if others are wrong
  --report FILE    write every problem to a CSV file
  --lang fa|en     language of what is printed (en)

  Exits with 0 if the list was imported or was there already, 1 if nothing was imported, 2 if the command is wrong.
`;

/** Undefined: help was asked for. Throws an Error whose message says what is wrong with the command. */
export function parseImportArguments(args: string[]): ImportArguments | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      map: { type: "string" },
      report: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      partial: { type: "boolean", default: false },
      lang: { type: "string", default: "en" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return undefined;
  const [file, ...others] = positionals;
  if (file === undefined) throw new Error("No FILE was given.");
  if (others.length > 0) throw new Error(`More than one FILE was given: ${positionals.join(", ")}`);
  if (values.lang !== "fa" && values.lang !== "en") throw new Error(`--lang is "${values.lang}": fa or en is wanted.`);
  const { map, report, partial } = values;
  return { file, map, report, partial, dryRun: values["dry-run"], language: values.lang };
}
