/** The tablet's store in a real Chromium, under the app's own security policy: one browser, and an origin of its own for each test. */
import { readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { BrowserDevice } from "../support/browser-device.ts";
import { buildPage } from "../support/build-page.ts";
import type { StorePage } from "./store-page.ts";

type Call<Name extends keyof StorePage> = Awaited<ReturnType<StorePage[Name]>>;

/** What the store gives back of a log, its photos and drafts. */
export type Kept = Call<"read">;

export class StoreBench {
  private constructor(
    readonly device: BrowserDevice,
    private readonly server: Server,
  ) {}

  static async start(): Promise<StoreBench> {
    const folder = await buildPage("Journal", { page: fileURLToPath(new URL("store-page.ts", import.meta.url)) });
    const [page, script] = await Promise.all(["index.html", "page.js"].map((name) => readFile(join(folder, name))));
    await rm(folder, { recursive: true });
    const server = createServer((request, response) => {
      const isScript = request.url === "/page.js";
      response.writeHead(200, {
        "content-type": isScript ? "text/javascript" : "text/html",
        "content-security-policy": "default-src 'self'",
      });
      response.end(isScript ? script : page);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new StoreBench(await BrowserDevice.start({ name: "tablet" }), server);
  }

  async remove(): Promise<void> {
    await this.device.remove();
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Each name is a store of its own. What ends in localhost is a secure context: WebCrypto and locks are there. */
  originOf(name: string): string {
    return `http://${name}.localhost:${this.#port}`;
  }

  get #port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async openTab(name: string): Promise<Page> {
    const tab = await this.device.context.newPage();
    await tab.goto(this.originOf(name));
    await tab.waitForFunction("window.page !== undefined");
    return tab;
  }

  async reload(tab: Page): Promise<void> {
    await tab.reload();
    await tab.waitForFunction("window.page !== undefined");
  }

  /** Where the browser keeps the store of that name. */
  storeFolder(name: string): string {
    const folder = `http_${name}.localhost_${this.#port}.indexeddb.leveldb`;
    return join(this.device.profile, "Default", "IndexedDB", folder);
  }
}

/** Calls a function of the page by name. */
export function call<Name extends keyof StorePage>(
  tab: Page,
  name: Name,
  ...parameters: unknown[]
): Promise<Call<Name>> {
  return tab.evaluate(`page.${name}(...${JSON.stringify(parameters)})`);
}

/** Each entry stands behind the one before it, and each is the one that was signed. */
export function expectOneChain({ log, unsound }: Kept, atLeast: number): void {
  expect(log.length).toBeGreaterThanOrEqual(atLeast);
  log.forEach((entry, index) => {
    expect(entry.seq).toBe(index);
    expect(entry.backlink).toBe(index === 0 ? null : log[index - 1]!.hash);
  });
  expect(unsound).toEqual([]);
}
