import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";

/** Builds a page of the tests that runs the app's own modules; `scripts` by the name under which it is served: `{page: path}`. */
export async function buildPage(title: string, scripts: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "amanat-page-"));
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "chrome137",
      // Names of errors stay readable.
      minify: false,
      rolldownOptions: { input: scripts, output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" } },
    },
  });
  const html = `<!doctype html><title>${title}</title><script type="module" src="/page.js"></script>`;
  await writeFile(join(folder, "index.html"), html);
  return folder;
}
