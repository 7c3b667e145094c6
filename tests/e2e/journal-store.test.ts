/** The tablet's store in a real Chromium: faults 1, 6, 9, 15 and 17 of the field, under the app's own security policy. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from "vitest";
import type { JournalPage } from "./journal-store-page.ts";

type Call<Name extends keyof JournalPage> = Awaited<ReturnType<JournalPage[Name]>>;

let folder: string;
let server: Server;
let origin: string;
let profile: string;
let context: BrowserContext;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "amanat-journal-page-"));
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
      rolldownOptions: {
        input: fileURLToPath(new URL("journal-store-page.ts", import.meta.url)),
        output: { entryFileNames: "page.js" },
      },
    },
  });
  const script = await readFile(join(folder, "page.js"));
  server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.writeHead(200, {
      "content-type": isScript ? "text/javascript" : "text/html",
      "content-security-policy": "default-src 'self'",
    });
    response.end(
      isScript ? script : '<!doctype html><title>Journal</title><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // localhost is a secure context: WebCrypto and locks are there.
  origin = `http://localhost:${(server.address() as AddressInfo).port}/`;
}, 60_000);

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), "amanat-profile-"));
  context = await launch();
});

afterEach(async () => {
  await context.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

function launch(): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: process.env.AMANAT_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
}

async function openTab(): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(origin);
  await tab.waitForFunction("window.page !== undefined");
  return tab;
}

/** Calls a function of the page by name. */
function call<Name extends keyof JournalPage>(tab: Page, name: Name, ...parameters: unknown[]): Promise<Call<Name>> {
  return tab.evaluate(`page.${name}(...${JSON.stringify(parameters)})`);
}

function expectOneChain(log: Call<"read">["log"], atLeast: number): void {
  expect(log.length).toBeGreaterThanOrEqual(atLeast);
  log.forEach((entry, index) => {
    expect(entry.seq).toBe(index);
    expect(entry.backlink).toBe(index === 0 ? null : log[index - 1]!.hash);
  });
}

/** Ends the browser as a power cut or the system would: the whole process group, at once. */
async function killBrowser(): Promise<void> {
  const session = await context.browser()!.newBrowserCDPSession();
  const { processInfo } = (await session.send("SystemInfo.getProcessInfo")) as {
    processInfo: { type: string; id: number }[];
  };
  const closed = new Promise<void>((resolve) => context.once("close", () => resolve()));
  process.kill(processInfo.find(({ type }) => type === "browser")!.id, "SIGKILL");
  await closed;
}

describe("the tablet's store in Chromium", () => {
  it("makes one chain of twenty parallel savers in two tabs", async () => {
    const tabs = [await openTab(), await openTab()] as const;
    await call(tabs[0], "enrol");
    const seqs = await Promise.all(tabs.map((tab) => call(tab, "save", 10)));
    expect(seqs.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, seq) => seq));
    expectOneChain((await call(tabs[1], "read")).log, 20);
  });

  it("has every acknowledged entry, photo and draft after SIGKILL in the middle of writing", async () => {
    const tab = await openTab();
    await call(tab, "enrol");
    await call(tab, "save", 3, 200_000);
    await call(tab, "draft", "draft-1");
    const acknowledged: number[] = [];
    const someAcknowledged = new Promise<void>((resolve) => {
      void tab.exposeBinding("acknowledged", (_source, seq: number) => {
        acknowledged.push(seq);
        if (acknowledged.length === 10) resolve();
      });
    });
    const interrupted = call(tab, "save", 1000).then(
      () => false,
      () => true,
    );
    await someAcknowledged;
    await killBrowser();
    expect(await interrupted).toBe(true);

    context = await launch();
    const again = await openTab();
    const kept = await call(again, "read");
    expectOneChain(kept.log, Math.max(...acknowledged) + 1);
    expect(kept.log.length).toBeLessThan(1003);
    expect(kept.photos).toEqual(["whole", "whole", "whole"]);
    expect(kept.drafts).toEqual(["draft-1"]);
    expect(await call(again, "check")).toMatchObject({ state: "ok", count: kept.log.length });
    expect(await call(again, "save", 1)).toEqual([kept.log.length]);
  });

  it("goes on after the connection was closed under it", async () => {
    const tab = await openTab();
    await call(tab, "enrol");
    await call(tab, "save", 1);
    await call(tab, "cutConnection");
    expect((await call(tab, "save", 2)).toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  it("still saves text when the quota is used up, and says so for photos", async () => {
    const tab = await openTab();
    // Both before IndexedDB is opened, which remembers for a while how much room there was.
    const devtools = await context.newCDPSession(tab);
    await devtools.send("Storage.overrideQuotaForOrigin", { origin: origin.slice(0, -1), quotaSize: 60_000_000 });
    expect(await call(tab, "fillReserve")).toBe(true);
    await call(tab, "enrol");
    const filled = await call(tab, "fillDisk", 500_000);
    expect(filled.reason).toBe("no-room");
    expect(filled.photos).toBeGreaterThan(5);
    expect(filled.photos).toBeLessThan(150);
    expect((await call(tab, "save", 50)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, seq) => seq),
    );
    await call(tab, "draft", "draft-1");
    expect((await call(tab, "read")).drafts).toEqual(["draft-1"]);
  });

  it("lets a tab with a newer version take over, and says so in the old one", async () => {
    const [old, newer] = [await openTab(), await openTab()];
    await call(old, "enrol");
    await call(old, "watchHealth");
    expect(await call(newer, "upgrade")).toBe("upgraded");
    await expect.poll(() => call(old, "health")).toBe("superseded");
    await expect(call(old, "save", 1)).rejects.toThrow("a newer version has taken over the store");
  });

  it("raises the alarm with the range when the store was made anew", async () => {
    const tab = await openTab();
    const author = await call(tab, "enrol");
    await call(tab, "save", 5);
    await call(tab, "wipe");
    await tab.reload();
    await tab.waitForFunction("window.page !== undefined");
    const lost = { state: "lost", author, kind: "recreated", lost: [{ fromSeq: 0, toSeq: 4 }] };
    expect(await call(tab, "check")).toEqual(lost);
  });
});
