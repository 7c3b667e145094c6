/** A branch that never has a network: its work goes to the office by hand, and the receipts come back by hand. */
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundles as deskWords } from "../../client/i18n/fa/bundles.ts";
import { codes as codeWords } from "../../client/i18n/fa/codes.ts";
import { courier as words } from "../../client/i18n/fa/courier.ts";
import { desk as deskFrame } from "../../client/i18n/fa/desk.ts";
import { sync as syncWords } from "../../client/i18n/fa/sync.ts";
import { tablet as tabletWords } from "../../client/i18n/fa/tablet.ts";
import { isNetworkNoise, type BrowserDevice } from "../support/browser-device.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { openDesk } from "./desk-hand.ts";
import { makePhoto } from "./make-photo.ts";
import { officeOrigin, officeUnit, startInOffice, startOffice } from "./prepared-office.ts";
import { fileHourly, fileOpening, reportNames } from "./report-hand.ts";
import { section, unlockTablet } from "./tablet-hand.ts";
import { logViolation } from "./violation-hand.ts";
import { WireObserver } from "./wire-observer.ts";

const figures = { idElectronic: 120, idManual: 8, used: 128, spoiled: 2, remaining: 870 };

let server: ServerProcess;
let observer: WireObserver;
let tablet: BrowserDevice;
let desk: BrowserDevice;
let tabletPage: Page;
let deskPage: Page;

beforeAll(async () => {
  server = await startOffice();
  observer = await WireObserver.signIn(server.origin, "urmia", server.password);
  tablet = await startInOffice("tablet", server);
  desk = await startInOffice("desk", server, { viewport: { width: 1280, height: 900 } });
  tabletPage = await unlockTablet(tablet, officeOrigin);
  await tabletPage.getByText(tabletWords.status.nothingWaits).waitFor();
  await tablet.context.setOffline(true);
  deskPage = await openDesk(desk, officeOrigin);
});

afterAll(async () => {
  for (const device of [tablet, desk]) await device.remove();
  await server.remove();
});

const way = async (page: Page, name: string): Promise<void> => page.getByRole("tab", { name }).click();

async function openCourier(): Promise<void> {
  await section(tabletPage, tabletWords.sync).click();
  await tabletPage.getByRole("link", { name: syncWords.courier }).click();
}

async function openBundles(): Promise<void> {
  await deskPage.getByRole("navigation").getByRole("link", { name: deskFrame.sections.bundles }).click();
}

/** A picture of each code, as a telephone would take it of the screen. */
async function photographCodes(page: Page | Locator): Promise<{ name: string; mimeType: string; buffer: Buffer }[]> {
  const code = page.getByRole("img", { name: /^کد / });
  await code.waitFor();
  const count = Number(
    /از (.+)$/
      .exec((await code.getAttribute("aria-label"))!)![1]!
      .replaceAll(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .replaceAll(/\D/g, ""),
  );
  const pictures = [];
  for (let index = 0; index < count; index++) {
    if (count > 1) await page.getByLabel(codeWords.show.goTo).selectOption(String(index));
    pictures.push({ name: `code-${index}.png`, mimeType: "image/png", buffer: await code.screenshot() });
  }
  return pictures.toReversed();
}

/** The field behind the button that opens it. */
const chooseFiles = (page: Page, label: string, files: Parameters<Locator["setInputFiles"]>[0]): Promise<void> =>
  page.locator(`input[aria-label="${label}"]`).setInputFiles(files);

describe("the day's figures as codes", () => {
  it("go from the tablet's screen to the log, exactly once, whatever their order", async () => {
    await fileOpening(tabletPage, 1000);
    await fileHourly(tabletPage, reportNames.nineOClock, figures);
    await openCourier();
    await way(tabletPage, words.ways.codes);
    const pictures = await photographCodes(tabletPage);
    await openBundles();
    await deskPage.getByRole("tab", { name: deskWords.ways.codes }).click();
    await chooseFiles(deskPage, codeWords.scan.files, [...pictures, ...pictures]);
    await deskPage.getByText(deskWords.outcomes.inserted.text).waitFor();
    const log = await observer.pullAll();
    expect(log.map(({ header }) => header.subject)).toEqual([`${officeUnit}/R1/main`, `${officeUnit}/R2/h09`]);
  });

  it("are received once the tablet has read the receipts from the desk's screen", async () => {
    await deskPage.getByRole("button", { name: deskWords.receipts.show }).click();
    const pictures = await photographCodes(deskPage.getByRole("dialog"));
    await deskPage.keyboard.press("Escape");
    await way(tabletPage, words.ways.receipts);
    await chooseFiles(tabletPage, codeWords.scan.files, pictures);
    await tabletPage.getByText(words.receipts.marked(2)).waitFor();
    await section(tabletPage, tabletWords.sync).click();
    await expect.poll(() => tabletPage.getByText("دریافت شد").count()).toBe(2);
  });
});

describe("a bundle in a courier's hands", () => {
  let file: { name: string; mimeType: string; buffer: Buffer };

  it("is sealed, and who took it is recorded; nothing is received for that", async () => {
    const photo = { name: "seal.jpg", bytes: await makePhoto(tabletPage, 7) };
    await logViolation(tabletPage, { description: "پلمب صندوق شکسته بود", photos: [photo] });
    await openCourier();
    await tabletPage.getByRole("button", { name: words.file.make }).click();
    const download = tabletPage.waitForEvent("download");
    await tabletPage.getByRole("button", { name: words.file.save }).click();
    const saved = await download;
    file = {
      name: saved.suggestedFilename(),
      mimeType: "application/octet-stream",
      buffer: await readFile((await saved.path())!),
    };
    expect(file.name).toMatch(/^amanat-WA-URM-0001-.*\.amanat$/);
    expect(file.buffer.subarray(0, 21).toString()).toBe("age-encryption.org/v1");
    expect(file.buffer.includes("پلمب")).toBe(false);
    await tabletPage.getByRole("textbox", { name: words.handOver.name }).fill("رضا راننده");
    await tabletPage.getByRole("button", { name: words.handOver.record }).click();
    await tabletPage.getByText(words.custody.states["on-the-way"]).waitFor();
    await section(tabletPage, tabletWords.sync).click();
    await tabletPage.getByText(syncWords.carried("رضا راننده")).first().waitFor();
  });
});

it("no page complains of anything but the missing network", () => {
  const faults = [tablet, desk].flatMap((device) => device.faults);
  expect(faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
});
