/** Two tablets of one branch file the same report offline, with figures that do not agree. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { report as reportWords } from "../../client/i18n/fa/report.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { boardCell, boardRow, openDesk, showBranch } from "./desk-hand.ts";
import { officeOrigin, startInOffice, startOffice } from "./prepared-office.ts";
import { fileHourly, fileOpening, openReport, reportNames } from "./report-hand.ts";
import { dayReport, enrolByLink, enrolTablet, section } from "./tablet-hand.ts";
import { WireObserver } from "./wire-observer.ts";

const unit = "WA-URM-0002";
const onePerson = { idElectronic: 120, idManual: 8, used: 128, spoiled: 2, remaining: 870 };
const other = { idElectronic: 115, idManual: 8, used: 123, spoiled: 2, remaining: 875 };
const atNine = "گزارش ساعتی، ساعت ۰۹:۰۰";

let server: ServerProcess;
let devices: BrowserDevice[];
let pages: Page[];
let desk: BrowserDevice;
let observer: WireObserver;

beforeAll(async () => {
  server = await startOffice();
  observer = await WireObserver.signIn(server.origin, "urmia", server.password);
  devices = [await BrowserDevice.start({ name: "first tablet" }), await BrowserDevice.start({ name: "second tablet" })];
  desk = await startInOffice("desk", server, { viewport: { width: 1280, height: 800 } });
});

afterAll(async () => {
  for (const device of [...devices, desk]) await device.remove();
  await server.remove();
});

describe("two tablets of one branch", () => {
  it("file the same report without a network, each its own figures", async () => {
    const [first, second] = devices as [BrowserDevice, BrowserDevice];
    pages = [
      await enrolTablet(first, server.origin, await observer.makeCode(unit)),
      await enrolByLink(second, `${server.origin}/enrol#${await observer.makeCode(unit)}`),
    ];
    // The code works once, but it is nobody else's business either.
    expect(pages[1]!.url()).not.toContain("#");
    await fileOpening(pages[0]!, 1000);
    await dayReport(pages[1]!, reportNames.opening).getByText("دریافت شد").waitFor();
    for (const device of devices) await device.context.setOffline(true);
    await fileHourly(pages[0]!, reportNames.nineOClock, onePerson);
    await fileHourly(pages[1]!, reportNames.nineOClock, other);
    for (const page of pages) {
      await dayReport(page, reportNames.nineOClock).getByText("روی همین تبلت").waitFor();
      expect(await dayReport(page, reportNames.nineOClock).getByText("دو گزارش متفاوت").count()).toBe(0);
    }
  });

  it("are both kept, and nothing is doubled, when the network is back", async () => {
    for (const device of devices) await device.context.setOffline(false);
    for (const page of pages) {
      await page.getByText(words.status.nothingWaits).waitFor({ timeout: 60_000 });
      await dayReport(page, reportNames.nineOClock).getByText("دو گزارش متفاوت").waitFor({ timeout: 60_000 });
    }
    const log = await observer.pullAll();
    const hourly = log.filter(({ header }) => header.subject === `${unit}/R2/h09`);
    expect(log).toHaveLength(3);
    expect(new Set(hourly.map(({ header }) => header.author)).size).toBe(2);
    expect(
      hourly
        .map(({ payload }) => (payload.data as { values: { idElectronic: number } }).values.idElectronic)
        .toSorted((a, b) => a - b),
    ).toEqual([115, 120]);
  });

  it("each show both filings side by side", async () => {
    for (const page of pages) {
      await openReport(page, reportNames.nineOClock);
      await page.getByText(reportWords.filed.differing).waitFor();
      for (const figure of ["۱۲۰", "۱۱۵"]) {
        await page.getByRole("definition").getByText(figure, { exact: true }).waitFor();
      }
      await section(page, words.today).click();
    }
  });

  it("are shown as differing on the desk's board", async () => {
    const board = await openDesk(desk, officeOrigin);
    await showBranch(board, unit);
    const differing = boardRow(board, unit).getByRole("gridcell", { name: `${atNine}: به‌موقع، دو گزارش ناهمسان` });
    await differing.waitFor();
    expect(await boardCell(board, unit, "افتتاح شعبه").getAttribute("aria-label")).toBe("افتتاح شعبه: به‌موقع");
  });

  it("complain of nothing but the missing network", () => {
    const faults = [...devices, desk].flatMap((device) => device.faults);
    expect(faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
