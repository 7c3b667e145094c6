/** A road that breaks in the worst places: after the server has stored something and before the tablet hears of it. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sync } from "../../client/i18n/fa/sync.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { FaultyRoad } from "./faulty-road.ts";
import { makePhoto } from "./make-photo.ts";
import { fileHourly, fileOpening, fileReadiness, reportNames } from "./report-hand.ts";
import { dayReport, enrolTablet, section, unlockTablet } from "./tablet-hand.ts";
import { brokenSeal, logViolation } from "./violation-hand.ts";
import { sha256Of, WireObserver } from "./wire-observer.ts";

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

describe("a tablet on a bad road", () => {
  it("takes a portal's page for no receipt, and says that it was not the server", async () => {
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

  it("gets one receipt for every entry though each first one is lost", async () => {
    road.turn("losing");
    await fileOpening(page, 1000);
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

  it("sends nothing again once the road is good", async () => {
    road.turn("open");
    await page.reload();
    page = await unlockTablet(tablet, road.origin);
    await page.getByText(words.status.nothingWaits).waitFor();
    await fileHourly(page, reportNames.tenOClock, { ...figures, idElectronic: 240, used: 248, remaining: 750 });
    await dayReport(page, reportNames.tenOClock).getByText("دریافت شد").waitFor();
    expect((await observer.pullAll()).map(({ header }) => header.seq)).toEqual([0, 1, 2, 3, 4]);
  });

  it("complains of nothing but the road", () => {
    expect(tablet.faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
