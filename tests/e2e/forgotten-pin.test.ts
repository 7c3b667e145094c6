/** A PIN that is forgotten: guessing locks, the office compares a code and opens the tablet, and everything is still there. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgottenPin } from "../../client/i18n/fa/forgotten-pin.ts";
import { recoveries } from "../../client/i18n/fa/recoveries.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { unlock } from "../../client/i18n/fa/unlock.ts";
import { isNetworkNoise, type BrowserDevice } from "../support/browser-device.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { lookInBothLanguages } from "./look-at-screen.ts";
import { officeOrigin, startInOffice, startOffice } from "./prepared-office.ts";
import { fillFigure, fileOpening, openReport, question, reportNames } from "./report-hand.ts";
import { dayReport, heading, unlockTablet } from "./tablet-hand.ts";

const newPin = "826401";
const wrongPin = "000000";

let server: ServerProcess;
let tablet: BrowserDevice;
let desk: BrowserDevice;
let page: Page;

beforeAll(async () => {
  server = await startOffice();
  tablet = await startInOffice("tablet", server);
  desk = await startInOffice("desk", server);
});

afterAll(async () => {
  await tablet.remove();
  await desk.remove();
  await server.remove();
});

const pinField = (name: string) => page.getByRole("textbox", { name });

describe("fault 42: a forgotten PIN", () => {
  it("is asked for after a report and a draft, and ten wrong ones lock the tablet", async () => {
    page = await unlockTablet(tablet, officeOrigin);
    await fileOpening(page, 1000);
    await page.getByText(words.status.nothingWaits).first().waitFor();
    await openReport(page, reportNames.nineOClock);
    await fillFigure(page, "احراز هویت دستی", 37);
    await page.getByText(words.draft.saved, { exact: true }).waitFor();
    await page.reload();
    for (let left = 9; left > 0; left--) {
      await pinField(unlock.pin).pressSequentially(wrongPin);
      await page.getByText(unlock.wrong(left)).waitFor();
    }
    await pinField(unlock.pin).pressSequentially(wrongPin);
    await page.getByText(/قفل است/).waitFor();
    expect(await lookInBothLanguages(page, "pin-locked")).toEqual([]);
  });

  it("is recovered by the office, which sees the code that the tablet shows", async () => {
    await page.getByRole("button", { name: unlock.forgotten.open }).click();
    expect(await lookInBothLanguages(page, "pin-forgotten")).toEqual([]);
    await page.getByRole("button", { name: forgottenPin.ask }).click();
    await page.getByText(forgottenPin.waiting).waitFor();
    const code = await page.locator("main bdi").first().innerText();
    expect(await lookInBothLanguages(page, "pin-code")).toEqual([]);
    const office = await desk.open(`${officeOrigin}/desk/devices/new`);
    await office.getByText(code, { exact: true }).waitFor();
    expect(await lookInBothLanguages(office, "recoveries")).toEqual([]);
    await office.getByRole("button", { name: recoveries.release }).click();
    await office.getByText(recoveries.released).waitFor();
    await page.getByText(forgottenPin.released).waitFor();
    expect(await lookInBothLanguages(page, "pin-released")).toEqual([]);
  });

  it("is chosen anew, and what was recorded and begun is all there", async () => {
    await pinField(words.choosePin.first).pressSequentially(newPin);
    await pinField(words.choosePin.again).pressSequentially(newPin);
    await page.getByRole("dialog").getByRole("button", { name: words.draft.continue }).click();
    await heading(page, reportNames.nineOClock).waitFor();
    expect(await question(page, "احراز هویت دستی").inputValue()).toBe("۳۷");
    await server.stop();
    await page.goto(officeOrigin);
    await pinField(unlock.pin).pressSequentially(newPin);
    await heading(page, today.title).waitFor();
    await page.getByRole("dialog").getByRole("button", { name: today.later }).click();
    await dayReport(page, reportNames.opening).getByText(/رسید/).waitFor();
    expect([...tablet.faults, ...desk.faults].filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
