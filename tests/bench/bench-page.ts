/** A page of the benchmarks in Chromium: one module built as the app is, on a secure origin and in a profile of its own. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build } from "vite";
import { BrowserDevice } from "../support/browser-device.ts";

/** `module`: its file beside this one; it puts what it offers into `window.bench`. */
export async function withBenchPage<Result>(
  module: string,
  work: (page: Page, device: BrowserDevice) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), "amanat-bench-page-"));
  await buildPage(module, folder);
  const server = createServer((request, response) => void serve(folder, request.url ?? "/", response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const device = await BrowserDevice.start({ name: module });
  try {
    const page = await device.open(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => "bench" in window);
    return await work(page, device);
  } finally {
    await device.remove();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The page, its module, and the workers that the module starts. */
async function serve(folder: string, path: string, response: ServerResponse): Promise<void> {
  const script = path.endsWith(".js") ? await readFile(join(folder, path)).catch(() => undefined) : undefined;
  response.writeHead(200, { "content-type": script === undefined ? "text/html" : "text/javascript" });
  response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>');
}

async function buildPage(module: string, folder: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "chrome137",
      rolldownOptions: {
        input: fileURLToPath(new URL(module, import.meta.url)),
        output: { entryFileNames: "page.js" },
      },
    },
  });
}
