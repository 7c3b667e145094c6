/** `npm run admin -- rebuild-projections`: what was folded is thrown away; the next start folds the whole log anew. */
import { parseConfig } from "../config.ts";
import { forgetBoard } from "../projector/board-file.ts";
import { parseOptions, type Environment } from "./command-line.ts";

export function run(args: string[], env: Environment): Promise<number> {
  parseOptions(args, {});
  forgetBoard(parseConfig(env).dataPath);
  process.stdout.write("The board will be folded anew from the log when the server starts.\n");
  return Promise.resolve(0);
}
