/** How long an officer waits for "saved": the app's own store in Chromium, beside a raw strict insert of the same bytes. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { BrowserDevice } from "../support/browser-device.ts";
import type { CaptureBench } from "./capture-page.ts";
import { quantile } from "./rounds.ts";

export interface CaptureFigures {
  p50Ms: number;
  p95Ms: number;
  floorP50Ms: number;
  floorP95Ms: number;
}

export async function measureCapture(rounds: number, warmUps: number): Promise<CaptureFigures> {
  const folder = await mkdtemp(join(tmpdir(), "amanat-capture-"));
  const scripts = await buildPage(folder);
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? "");
    response.writeHead(200, { "content-type": script === undefined ? "text/html" : "text/javascript" });
    response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const device = await BrowserDevice.start({ name: "capture" });
  try {
    const page = await device.open(`http://localhost:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction(() => "bench" in window);
    const times = await page.evaluate(
      ([count, first]) => (window as unknown as { bench: CaptureBench }).bench.capture(count!, first!),
      [rounds, warmUps],
    );
    return {
      p50Ms: inMs(quantile(times.ours, 0.5)),
      p95Ms: inMs(quantile(times.ours, 0.95)),
      floorP50Ms: inMs(quantile(times.floor, 0.5)),
      floorP95Ms: inMs(quantile(times.floor, 0.95)),
    };
  } finally {
    await device.remove();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The page's script and its workers', by path. */
async function buildPage(folder: string): Promise<Map<string, Buffer>> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: "chrome137",
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: fileURLToPath(new URL("capture-page.ts", import.meta.url)),
        output: { entryFileNames: "page.js" },
      },
    },
  });
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".js"));
  const scripts = names.map(async (name) => [`/${name}`, await readFile(join(folder, name))] as const);
  return new Map(await Promise.all(scripts));
}

export const inMs = (value: number): number => Math.round(value * 100) / 100;
