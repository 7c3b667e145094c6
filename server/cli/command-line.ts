/** What every administrator's command has in common. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { parseConfig } from "../config.ts";
import { openData, type OpenedData } from "../start/open-data.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The command cannot be carried out as it was written; nothing was changed. The message says what is wanted. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Options by name. Throws UsageError for one that is not known or lacks its value. */
export function parseOptions<Options extends NonNullable<ParseArgsConfig["options"]>>(
  args: string[],
  options: Options,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args, options, allowPositionals, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Opens the data folder of AMANAT_DATA for as long as the work takes. It may be served at the same time. */
export async function withData<Result>(env: Environment, work: (data: OpenedData) => Promise<Result>): Promise<Result> {
  const data = await openData(parseConfig(env).dataPath, () => new Date());
  try {
    return await work(data);
  } finally {
    await data.store.close();
  }
}
