/** Faults as the officer meets them: what the built app says on its screens when the road, the clock or the store is bad. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { provenTime } from "../../client/i18n/fa/proven-time.ts";
import { sync } from "../../client/i18n/fa/sync.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import { FaultyRoad } from "../support/faulty-road.ts";
import { ServerProcess } from "../support/server-process.ts";
import { makePhoto } from "../e2e/make-photo.ts";
import {
  fileHourly,
  fileOpening,
  fileReadiness,
  openReport,
  reportNames,
  type ReportName,
} from "../e2e/report-hand.ts";
import { dayReport, enrolTablet, enterPin, heading, section, unlockTablet } from "../e2e/tablet-hand.ts";
import { brokenSeal, logViolation } from "../e2e/violation-hand.ts";
import { sha256Of, WireObserver } from "../e2e/wire-observer.ts";

const figures = { idElectronic: 120, idManual: 8, used: 128, spoiled: 2, remaining: 870 };

let server: ServerProcess;
let road: FaultyRoad;
let tablet: BrowserDevice;
let observer: WireObserver;
let page: Page;

beforeAll(async () => {
  server = await ServerProcess.start({ electionInDays: 1 });
  road = await FaultyRoad.start(server);
  tablet = await BrowserDevice.start({ name: "tablet" });
  observer = await WireObserver.signIn(server.origin, "province", server.password);
  page = await enrolTablet(tablet, road.origin, server.printedCode);
});

afterAll(async () => {
  await tablet.remove();
  await road.remove();
  await server.remove();
});

describe("on the tablet", () => {
  it("fault 14: durable storage is denied, and a warning of it stays", async () => {
    await page.getByText(words.storage.title).waitFor();
    await page.reload();
    await enterPin(page);
    await page.getByText(words.storage.title).waitFor();
    await page.getByText(words.storage.text).waitFor();
  });

  it("fault 27: a portal's page is taken for no receipt, and is said not to be the server", async () => {
    road.turn("portal");
    await fileReadiness(page);
    await expect.poll(() => road.portalAnswers).toBeGreaterThan(0);
    await section(page, words.sync).click();
    await page.getByText(sync.problems["not-the-server"].title).waitFor();
    await page.getByText(sync.problems["not-the-server"].advice).waitFor();
    await section(page, words.today).click();
    await dayReport(page, reportNames.readiness).getByText("روی همین تبلت").waitFor();
    expect(await page.getByText("دریافت شد").count()).toBe(0);
    expect(await observer.pullAll()).toEqual([]);
  });

  it("fault 21: the link is down; what is filed is queued, and the status says how much, and that work goes on", async () => {
    road.turn("cut");
    await fileOpening(page, 1000);
    const status = page.getByRole("link").filter({ hasText: words.status.unreachable });
    await status.filter({ hasText: words.status.waits(2, "").split("·")[0]!.trim() }).waitFor();
    await dayReport(page, reportNames.opening).getByText("روی همین تبلت").waitFor();
    await section(page, words.sync).click();
    await page.getByText(sync.problems.unreachable.title, { exact: true }).waitFor();
    expect(await observer.pullAll()).toEqual([]);
  });

  it("fault 23: every entry gets one receipt though each first one is lost", async () => {
    road.turn("losing");
    // A page that was just opened waits for no failure of before.
    await section(page, words.today).click();
    await heading(page, words.today).waitFor();
    await page.reload();
    await enterPin(page);
    await fileHourly(page, reportNames.nineOClock, figures);
    const bytes = await makePhoto(await tablet.context.newPage(), 3, [800, 600]);
    await logViolation(page, { description: "پلمب صندوق خبرگان پاره شده بود", photos: [{ name: "1.jpg", bytes }] });
    await expect.poll(async () => (await observer.pullAll()).length, { timeout: 60_000 }).toBe(4);
    await page.getByText(words.status.nothingWaits).waitFor({ timeout: 90_000 });
    console.log(`lost on the way back: ${road.lostReceipts} receipts, ${road.lostUploads} answers to uploads`);

    const log = await observer.pullAll();
    expect(log.map(({ header }) => header.seq)).toEqual([0, 1, 2, 3]);
    expect(road.lostReceipts).toBe(log.length);
    expect(road.lostUploads).toBeGreaterThan(0);
    expect((await observer.fetchEvidence(sha256Of(bytes))).equals(bytes)).toBe(true);

    await section(page, words.sync).click();
    const received = page.getByRole("list", { name: sync.received.title });
    await expect.poll(() => received.getByRole("listitem").count()).toBe(log.length);
    const shown = [reportNames.readiness, reportNames.opening, reportNames.nineOClock, brokenSeal.name];
    for (const [index, name] of shown.entries()) {
      const receipt = `رسید ${log[index]!.position.toLocaleString("fa-IR")}`;
      await received.getByRole("listitem").filter({ hasText: name }).getByText(receipt, { exact: true }).waitFor();
    }
  });

  it("fault 23: nothing is sent again once the road is good", async () => {
    road.turn("open");
    await page.reload();
    page = await unlockTablet(tablet, road.origin);
    await page.getByText(words.status.nothingWaits).waitFor();
    await fileHourly(page, reportNames.tenOClock, { ...figures, idElectronic: 240, used: 248, remaining: 750 });
    await dayReport(page, reportNames.tenOClock).getByText("دریافت شد").waitFor();
    expect((await observer.pullAll()).map(({ header }) => header.seq)).toEqual([0, 1, 2, 3, 4]);
  });

  it("fault 34: ten years ahead and in another zone it files as ever; the clock is flagged, and nothing is on time unproven", async () => {
    await tablet.close();
    await tablet.start({ timezoneId: "America/New_York" });
    await tablet.context.addInitScript(setClockAhead, tenYearsMs);
    page = await unlockTablet(tablet, road.origin);
    await fileReport(reportNames.thirteenOClock, 600);
    await dayReport(page, reportNames.thirteenOClock).getByText("دریافت شد").waitFor();
    const filed = (await observer.pullAll()).at(-1)!;
    expect(Date.parse(filed.header.claimedAt) - Date.parse(filed.receivedAt)).toBeGreaterThan(tenYearsMs / 2);
    await section(page, words.sync).click();
    await page.getByText(sync.clock.advice).waitFor();
    await openReport(page, reportNames.thirteenOClock);
    await page.getByText(provenTime.clocks.contradicted).waitFor();
  });

  it("fault 44: the server refuses one entry; it is shown with what to do and kept, and the next one proceeds", async () => {
    road.turn("garbling");
    await fileReport(reportNames.elevenOClock, 360);
    const refusal = sync.refusals["bad-payload-hash"];
    await dayReport(page, reportNames.elevenOClock).getByText("نیازمند اقدام شما").waitFor();
    road.turn("open");
    await fileReport(reportNames.twelveOClock, 480);
    await dayReport(page, reportNames.twelveOClock).getByText("دریافت شد").waitFor();
    await section(page, words.sync).click();
    const needsYou = page.getByRole("list", { name: sync.needsYou.title });
    await needsYou
      .getByRole("listitem")
      .filter({ hasText: reportNames.elevenOClock })
      .getByText(refusal.title)
      .waitFor();
    await needsYou.getByText(refusal.advice).waitFor();
  });

  it("complains of nothing but the road", () => {
    expect(tablet.faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });

  it("fault 16: a tab with a newer version upgrades the store, and the old tab asks to be opened anew", async () => {
    const newer = await tablet.context.newPage();
    await newer.goto(`${road.origin}/api/health`);
    const upgraded = newer.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const request = indexedDB.open("amanat", 1_000_000);
          request.addEventListener("success", () => resolve("upgraded"));
          request.addEventListener("error", () => resolve("failed"));
        }),
    );
    expect(await upgraded).toBe("upgraded");
    await page.getByText(words.superseded.title).waitFor();
    await page.getByRole("button", { name: words.superseded.reload }).waitFor();
  });
});

const tenYearsMs = 10 * 365.25 * 24 * 3_600_000;

/** Runs in the page before the app: the wall clock is ahead, the monotonic one is as it was. */
function setClockAhead(byMs: number): void {
  const now = Date.now.bind(Date);
  const Real = Date;
  class SetDate extends Real {
    constructor(...given: [] | [number]) {
      if (given.length === 0) super(now() + byMs);
      else super(...given);
    }
    static override now = () => now() + byMs;
  }
  globalThis.Date = SetDate as DateConstructor;
}

/** An hourly report that fits those before it. */
const fileReport = (name: ReportName, idElectronic: number) =>
  fileHourly(page, name, { ...figures, idElectronic, used: idElectronic + 8, remaining: 998 - idElectronic - 8 });
