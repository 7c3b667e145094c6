/** The device's data layer against a real server: enrolment, recovery from loss, a new identity, syncing with no tab open. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CDPSession, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../contract/http-server.ts";
import { BrowserDevice } from "../support/browser-device.ts";
import type { DevicePage } from "./device-session-page.ts";

const branch = "WA-URM-0001";
const pin = "۱۲۳۴۵۶";

let clientPath: string;
let server: TestServer;
let device: BrowserDevice;

beforeAll(async () => {
  clientPath = await mkdtemp(join(tmpdir(), "amanat-device-page-"));
  await buildScript("page", { codeSplitting: true });
  // As the app's own: a service worker loads nothing once it runs.
  await buildScript("worker", { codeSplitting: false });
  const html = '<!doctype html><title>Device</title><script type="module" src="/page.js"></script>';
  await writeFile(join(clientPath, "index.html"), html);
}, 3 * 60_000);

async function buildScript(name: "page" | "worker", { codeSplitting }: { codeSplitting: boolean }): Promise<void> {
  const source = fileURLToPath(new URL(`device-session-${name}.ts`, import.meta.url));
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "error",
    build: {
      outDir: clientPath,
      emptyOutDir: false,
      target: "chrome137",
      minify: false,
      rolldownOptions: {
        input: { [name]: source },
        output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", codeSplitting },
      },
    },
  });
}

afterAll(() => rm(clientPath, { recursive: true, force: true }));

beforeEach(async () => {
  server = await startTestServer({ clientPath });
  // A browser drops a cookie that ends in its past.
  server.clock.nowMs = Date.now();
  device = await BrowserDevice.start({ name: "device" });
});

afterEach(async () => {
  await device.remove();
  await server.stop();
});

// Only localhost is a secure context over http.
const address = () => server.url.replace("127.0.0.1", "localhost");

async function openPage(): Promise<Page> {
  const page = await device.open(`${address()}/`);
  await ready(page);
  return page;
}

async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => "page" in window);
}

/** Calls a function of the page by name. */
function call<Name extends keyof DevicePage>(
  page: Page,
  name: Name,
  ...parameters: unknown[]
): Promise<Awaited<ReturnType<DevicePage[Name]>>> {
  return page.evaluate(`page.${name}(...${JSON.stringify(parameters)})`);
}

async function restart(page: Page) {
  await page.reload();
  await ready(page);
  return call(page, "start");
}

/** What the server's log holds of the branch, as an own observer sees it. */
async function readLog(): Promise<{ author: string; seq: number }[]> {
  const { auth } = await server.enrol(branch);
  const { body } = await server.request("/api/sync/pull?after=0&limit=1000", { headers: auth });
  return (body as { entries: { header: string }[] }).entries.map(({ header }) => {
    const { author, seq } = JSON.parse(header) as { author: string; seq: number };
    return { author, seq };
  });
}

async function enrolled(): Promise<Page> {
  const page = await openPage();
  expect(await call(page, "start")).toMatchObject({ phase: "none" });
  expect(await call(page, "enrol", await server.makeCode(branch), pin)).toEqual([
    "asking-server",
    "saving",
    "fetching",
    "fetching-branch",
    "done",
  ]);
  return page;
}

describe("a device and its server", () => {
  it("enrols although the first reply was lost, with the same code and the same key", async () => {
    const page = await openPage();
    await call(page, "start");
    const code = await server.makeCode(branch);
    const keys: unknown[] = [];
    await page.route("**/api/enrol", async (route) => {
      keys.push((route.request().postDataJSON() as { publicKey: string }).publicKey);
      await route.fetch();
      if (keys.length === 1) await route.abort("connectionreset");
      else await route.continue();
    });
    expect(await call(page, "enrol", code, pin)).toEqual(["asking-server", "UnreachableError"]);
    expect(await call(page, "enrol", code, pin)).toContain("done");
    expect(keys[1]).toBe(keys[0]);
    expect(await restart(page)).toMatchObject({ phase: "enrolled", locked: true });
    expect(await call(page, "unlock", "123456")).toBe("right");
  });

  it("gets back from the server what the store lost, and signs nothing before", async () => {
    const page = await enrolled();
    await call(page, "record", 4);
    expect(await call(page, "sync")).toMatchObject({ state: "idle", waitingEntries: 0 });
    await call(page, "tearOff", 2);
    expect(await restart(page)).toMatchObject({
      phase: "data-lost",
      loss: { kind: "shortened", lost: [{ fromSeq: 2, toSeq: 3 }] },
    });
    expect(await call(page, "record", 1)).toBe("CannotRecordError");
    // What comes in is sealed: somebody has to open the tablet first.
    expect(await call(page, "recover")).toBe(false);
    expect(await call(page, "unlock", pin)).toBe("right");
    expect(await call(page, "recover")).toBe(true);
    expect(await restart(page)).toMatchObject({ phase: "enrolled", loss: null });
    await call(page, "unlock", pin);
    expect(await call(page, "record", 1)).toEqual([4]);
  });

  it("begins a new log after a loss that cannot be made good, and still sends what is left of the old one", async () => {
    const page = await enrolled();
    await device.context.setOffline(true);
    await call(page, "record", 3);
    const [first] = await call(page, "entries");
    await call(page, "tearOff", 2);
    await device.context.setOffline(false);
    expect(await restart(page)).toMatchObject({ phase: "data-lost", loss: { lost: [{ fromSeq: 2, toSeq: 2 }] } });
    expect(await call(page, "recover")).toBe(false);
    await call(page, "acknowledgeLoss");
    expect(await restart(page)).toMatchObject({ phase: "none", loss: null });
    expect(await call(page, "enrol", await server.makeCode(branch), pin)).toContain("done");
    expect(await call(page, "record", 1)).toEqual([0]);
    expect(await call(page, "sync")).toMatchObject({ state: "idle" });
    const log = await readLog();
    expect(log.filter(({ author }) => author === first!.author).map(({ seq }) => seq)).toEqual([0, 1]);
    expect(log.filter(({ author }) => author !== first!.author).map(({ seq }) => seq)).toEqual([0]);
  });

  it("sends entries when the browser wakes the worker, with no tab open, and their photos once it is opened", async () => {
    const page = await enrolled();
    // The page loses its network for good; the worker comes later and is a process of its own.
    await page.route("**/api/**", (route) => route.abort("internetdisconnected"));
    expect(await call(page, "record", 3, true)).toEqual([0, 1, 2]);
    expect(await readLog()).toEqual([]);
    await call(page, "registerWorker");
    const devtools = await device.devtools(page);
    const registrationId = await findRegistration(devtools);
    await page.goto("about:blank");
    await devtools.send("ServiceWorker.dispatchSyncEvent", {
      origin: address(),
      registrationId,
      tag: "amanat-sync",
      lastChance: false,
    });
    await expect.poll(async () => (await readLog()).length, { timeout: 20_000 }).toBe(3);
    await page.unroute("**/api/**");
    const again = await openPage();
    expect(await call(again, "start")).toMatchObject({ phase: "enrolled", locked: true });
    expect(await call(again, "evidence")).toEqual(["referenced", "referenced", "referenced"]);
    expect(await call(again, "unlock", pin)).toBe("right");
    await expect.poll(() => call(again, "evidence"), { timeout: 20_000 }).toEqual(["sent", "sent", "sent"]);
  });

  it("makes the desk's browser a device of its own that hears of an entry before it would ask again", async () => {
    const desk = await openPage();
    await call(desk, "start");
    await call(desk, "deskLogin", "urmia", "amanat-demo");
    await expect.poll(() => call(desk, "isReady"), { timeout: 20_000 }).toBe(true);
    const { tablet, auth } = await server.enrol(branch);
    // Other tablets of the county have filed before: only this one's entry is news.
    const news = async () => (await call(desk, "entries")).filter(({ author }) => author === tablet.author);
    expect(await news()).toEqual([]);
    await server.post("/api/sync/push", { entries: [tablet.make().entry] }, auth);
    await expect.poll(news, { timeout: 20_000 }).toHaveLength(1);
    expect(await restart(desk)).toMatchObject({ phase: "enrolled", locked: false, officer: "urmia" });
    await call(desk, "deskLogout");
    expect(await restart(desk)).toMatchObject({ phase: "enrolled", locked: true, officer: null });
  });
});

function findRegistration(devtools: CDPSession): Promise<string> {
  return new Promise((resolve, reject) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const found = registrations.find(({ isDeleted }) => !isDeleted);
      if (found !== undefined) resolve(found.registrationId);
    });
    devtools.send("ServiceWorker.enable").catch(reject);
  });
}
