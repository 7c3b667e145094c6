import { basename, join } from "node:path";
import { Worker, type TransferListItem } from "node:worker_threads";

/** What a thread finds in `workerData`. */
export interface ThreadData<Data> {
  /** URL of its script. */
  script: string;
  /** Packages that its script imports and that are large. */
  preload: string[];
  data: Data;
}

/** Starts a TypeScript module on a thread of its own. `transfer`: ports in `data` that move there. */
export function startThread<Data>(
  script: URL,
  data: Data,
  { transfer = [], preload = [] }: { transfer?: TransferListItem[]; preload?: string[] } = {},
): Worker {
  const workerData: ThreadData<Data> = { script: script.href, preload, data };
  const entry = findCompiled(script) ?? new URL("./run-typescript.mjs", import.meta.url);
  return new Worker(entry, { workerData, transferList: transfer, execArgv: [] });
}

/** The script as it was compiled, which starts at once; AMANAT_COMPILED names the folder if the server itself was not. */
function findCompiled(script: URL): URL | string | undefined {
  if (script.pathname.endsWith(".js")) return script;
  const folder = process.env["AMANAT_COMPILED"];
  return folder === undefined ? undefined : join(folder, `${basename(script.pathname, ".ts")}.js`);
}
