/**
 * Compiles the server once for all tests of a run. Started from its sources, each of its threads loads and translates hundreds
 * of modules anew: ten seconds of processor time for every start.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { prepareDemonstration, removeDemonstration } from "./prepared-data.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Programs and threads by the name under which they are compiled. */
function findEntries(): Record<string, string> {
  const threads = readdirSync(join(root, "server"), { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith("-thread.ts") && !path.endsWith("start-thread.ts"),
  );
  const programs = ["main.ts", "cli/admin.ts"];
  return Object.fromEntries(
    [...programs, ...threads].map((path) => [basename(path, ".ts"), join(root, "server", path)]),
  );
}

/** A thread's script is named beside its source; compiled, all lie in one folder. */
const compiledThreads: Plugin = {
  name: "compiled-threads",
  renderChunk: (code) => code.replaceAll(/new URL\("\.\/([\w-]+)\.ts"/g, 'new URL("./$1.js"'),
};

/** Into this folder, which lies inside the repository so that packages are found. `plugins`: what is to be otherwise than it is. */
export async function compileServer(outDir: string, plugins: readonly Plugin[] = []): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    root,
    plugins: [compiledThreads, ...plugins],
    // Hundreds of small modules in one file.
    ssr: { noExternal: [/^typebox/] },
    build: {
      ssr: true,
      outDir,
      target: "node20",
      minify: false,
      rolldownOptions: {
        input: findEntries(),
        output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
  // A program of its own, plain as it is.
  copyFileSync(join(root, "server/evidence/view-process.mjs"), join(outDir, "view-process.mjs"));
}

/** An empty folder for it. */
export function makeServerFolder(name: string): string {
  mkdirSync(join(root, "dist"), { recursive: true });
  return mkdtempSync(join(root, "dist", `${name}-`));
}

let folder: string;

/** vitest's global setup: names the folder of the compiled server in AMANAT_COMPILED. */
export async function setup(): Promise<void> {
  folder = makeServerFolder("test-server");
  await compileServer(folder);
  process.env["AMANAT_COMPILED"] = folder;
  await prepareDemonstration();
}

export function teardown(): void {
  removeDemonstration();
  rmSync(folder, { recursive: true, force: true });
}
