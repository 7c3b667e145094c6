import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type BrowserContextOptions, type CDPSession, type Page } from "playwright-core";
import { chromiumFlags, chromiumPath } from "./chromium.ts";

export interface DeviceOptions extends Pick<BrowserContextOptions, "viewport" | "geolocation" | "permissions"> {
  /** For what the test prints. */
  name?: string;
  /** A profile of which it gets a copy: that of a browser which was closed. */
  profileFrom?: string;
  /** Further words of the command line. */
  flags?: string[];
}

/** For what a screen needs to come up, on a busy machine. */
const timeoutMs = 20_000;

/** A tablet or a desk: one browser with one profile that outlives the browser's processes. */
export class BrowserDevice {
  /** Those that were started and not yet removed. */
  static readonly running = new Set<BrowserDevice>();
  /** Errors on the consoles of all pages and workers, uncaught ones included. Failed requests are told apart by `isNetworkNoise`. */
  readonly faults: string[] = [];
  #context: BrowserContext | undefined;

  private constructor(
    readonly profile: string,
    private readonly options: DeviceOptions,
  ) {}

  static async start(options: DeviceOptions = {}): Promise<BrowserDevice> {
    const device = new BrowserDevice(await mkdtemp(join(tmpdir(), "amanat-profile-")), options);
    if (options.profileFrom !== undefined) await cp(options.profileFrom, device.profile, { recursive: true });
    console.log(`${options.name ?? "browser"} with profile ${device.profile}`);
    BrowserDevice.running.add(device);
    await device.start();
    return device;
  }

  get context(): BrowserContext {
    if (this.#context === undefined) throw new Error("this browser is not running");
    return this.#context;
  }

  /** Starts the browser, again if it was ended, on the same profile; in another zone of time if one is given. */
  async start({ timezoneId = "Asia/Tehran" } = {}): Promise<void> {
    const { name: _, profileFrom: __, flags = [], viewport = { width: 800, height: 1280 }, ...rest } = this.options;
    this.#context = await chromium.launchPersistentContext(this.profile, {
      executablePath: chromiumPath(),
      args: [...chromiumFlags, ...flags],
      locale: "fa-IR",
      timezoneId,
      viewport,
      ...rest,
    });
    this.#context.setDefaultTimeout(timeoutMs);
    this.#context.on("console", (message) => {
      if (message.type() === "error") this.faults.push(`${message.text()} (${message.location().url})`);
    });
    this.#context.on("weberror", (error) => this.faults.push(String(error.error().stack ?? error.error())));
  }

  /** The page that a browser starts with, or a further one, at an address. */
  async open(url: string): Promise<Page> {
    const page = this.context.pages().find((other) => other.url() === "about:blank") ?? (await this.context.newPage());
    await page.goto(url);
    return page;
  }

  /** Ends every process of the browser at once, as a dead battery does. */
  async kill(): Promise<void> {
    const pid = await this.#browserPid();
    const closed = new Promise<void>((resolve) => this.context.once("close", () => resolve()));
    // The browser leads a process group of its own.
    process.kill(-pid, "SIGKILL");
    await closed;
    this.#context = undefined;
  }

  async #browserPid(): Promise<number> {
    return (await this.listProcesses()).find(({ type }) => type === "browser")!.id;
  }

  /** The browser's own processes, each under its pid. */
  async listProcesses(): Promise<{ type: string; id: number }[]> {
    const session = await this.context.browser()!.newBrowserCDPSession();
    const { processInfo } = (await session.send("SystemInfo.getProcessInfo")) as {
      processInfo: { type: string; id: number }[];
    };
    await session.detach();
    return processInfo;
  }

  /** Closes the browser as its user does. */
  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
  }

  /** Closes it and removes the profile. */
  async remove(): Promise<void> {
    BrowserDevice.running.delete(this);
    await this.close();
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  /** What each page shows in words, and the last errors. */
  async describe(): Promise<string> {
    const pages = this.#context?.pages() ?? [];
    const shown = pages.map(async (page) => {
      const text = await page.evaluate(() => document.body.innerText).catch((error: unknown) => String(error));
      return `${page.url()}\n${text}`;
    });
    return [
      `${this.options.name ?? "browser"}, ${pages.length} pages`,
      ...(await Promise.all(shown)),
      ...this.faults.slice(-20),
    ].join("\n");
  }

  devtools(page: Page): Promise<CDPSession> {
    return this.context.newCDPSession(page);
  }
}

/** What a browser says of a request that did not get through; the app says it to its user by itself. */
export const isNetworkNoise = (fault: string): boolean =>
  /^Failed to load resource: (?:net::ERR_|the server responded with a status of (?:401|503))/.test(fault) ||
  /net::ERR_(?:INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|FAILED)/.test(fault);
