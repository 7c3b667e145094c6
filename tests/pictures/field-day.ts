/** One election day at a branch that is lived in minutes: a server, a tablet and a desk under one clock, and the book of pictures. */
import { rmSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { deskLogin } from "../../client/i18n/fa/desk-login.ts";
import { sync } from "../../client/i18n/fa/sync.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { fakeMediaFlags } from "../e2e/evidence-hand.ts";
import { goTo, untilShown } from "../e2e/look-at-screen.ts";
import { WireObserver } from "../e2e/wire-observer.ts";
import { enterPin } from "../e2e/tablet-hand.ts";
import { BrowserDevice } from "../support/browser-device.ts";
import { compileServer, makeServerFolder } from "../support/compile-server.ts";
import { ServerProcess } from "../support/server-process.ts";
import { FieldClock } from "./field-clock.ts";
import type { PictureBook, PictureOptions } from "./picture-book.ts";

const electionDay = "2026-02-27";
/** When the tablet comes to the branch, an instant. */
export const eve = new Date("2026-02-26T17:20:00+03:30").toISOString();
/** A time of the election day ("08:15") as an instant. */
export const at = (time: string): string => new Date(`${electionDay}T${time}:00+03:30`).toISOString();

export const unit = "WA-URM-0003";
export const pins = { first: "470193", second: "582914" };
export const secondOfficer = "سارا رضایی";
/** The officer who is not the second one. */
export const firstOfficer = /^(?!.*سارا)/u;

/** A part of the day; begins where the one before it ended. */
export type Chapter = (day: FieldDay) => Promise<void>;

export class FieldDay {
  private constructor(
    readonly server: ServerProcess,
    readonly tablet: BrowserDevice,
    readonly page: Page,
    private readonly desk: BrowserDevice,
    private readonly clock: FieldClock,
    private readonly compiled: string,
    private readonly book: PictureBook,
  ) {}

  /** On the eve: the province is there, and the tablet's browser has opened nothing yet. */
  static async begin(book: PictureBook): Promise<FieldDay> {
    const compiled = makeServerFolder("pictures-server");
    await compileServer(compiled);
    process.env["AMANAT_COMPILED"] = compiled;
    const clock = new FieldClock(eve);
    const server = await ServerProcess.start({ env: clock.env });
    await server.stop();
    // The command line lives at that time, too.
    Object.assign(process.env, clock.env);
    await server.admin("set-election-day", electionDay);
    delete process.env["NODE_OPTIONS"];
    await server.start();
    const tablet = await BrowserDevice.start({ name: "tablet", flags: fakeMediaFlags });
    const desk = await BrowserDevice.start({ name: "desk", viewport: { width: 1440, height: 900 } });
    for (const { context } of [tablet, desk]) {
      await clock.govern(context);
      await context.addInitScript(() => (window.print = () => undefined));
    }
    await keepStorage(tablet, server.origin);
    return new FieldDay(server, tablet, tablet.context.pages()[0]!, desk, clock, compiled, book);
  }

  readonly take = (name: string, options?: PictureOptions): Promise<void> => this.book.take(this.page, name, options);

  /** For whoever looks at every state, not for docs. */
  readonly glance = (name: string): Promise<void> => this.take(name, { isAside: true });

  readonly show = async (name: string, path: string, options?: PictureOptions): Promise<void> => {
    await goTo(this.page, path);
    await untilShown(this.page);
    await this.scrollTo(0);
    await this.take(name, options);
  };

  readonly showAside = (name: string, path: string): Promise<void> => this.show(name, path, { isAside: true });

  readonly button = (name: string): Locator => this.page.getByRole("button", { name, exact: true });

  readonly scrollTo = (top: number): Promise<void> => this.page.evaluate((to) => scrollTo(0, to), top);

  /** Everybody at another time of the election day; the officer comes back to a locked tablet. */
  readonly moveTo = async (time: string, { hasDraft = false } = {}): Promise<void> => {
    await this.clock.moveTo(at(time));
    await this.page.goto(this.server.origin);
    await enterPin(this.page);
    if (!hasDraft) return;
    const kept = this.page.getByRole("dialog", { name: today.keptTitle });
    await kept.waitFor();
    await this.take("kept-draft", { isAside: true });
    await kept.getByRole("button", { name: today.later }).click();
  };

  readonly allSent = (): Promise<void> => this.page.getByText(words.status.nothingWaits).first().waitFor();

  readonly syncNow = async (): Promise<void> => {
    await goTo(this.page, "/sync");
    await this.button(sync.now).click();
    await this.allSent();
  };

  /** Over the wire; a session of the desk does not last the whole day. */
  readonly observe = (): Promise<WireObserver> =>
    WireObserver.signIn(this.server.origin, "urmia", this.server.password);

  /** The desk of the province, signed in. */
  readonly openDesk = async (path: string): Promise<Page> => {
    const office = await this.desk.open(`${this.server.origin}${path}`);
    await office.getByLabel(deskLogin.username).fill("province");
    await office.getByLabel(deskLogin.password).fill(this.server.password);
    await office.getByRole("button", { name: deskLogin.enter }).click();
    return office;
  };

  /** Where it was left. */
  get office(): Page {
    return this.desk.context.pages()[0]!;
  }

  readonly end = async (): Promise<void> => {
    for (const device of [this.tablet, this.desk]) await device.remove();
    await this.server.remove();
    this.clock.remove();
    rmSync(this.compiled, { recursive: true, force: true });
  };
}

/** As on a tablet on which the app is installed: its browser never evicts what it keeps. */
async function keepStorage({ context }: BrowserDevice, origin: string): Promise<void> {
  const session = await context.browser()!.newBrowserCDPSession();
  await session.send("Browser.setPermission", {
    permission: { name: "persistent-storage" },
    setting: "granted",
    origin,
  });
}
