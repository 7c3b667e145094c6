/** A tablet whose network is gone for good right after its first visit. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { app as fa } from "../../client/i18n/fa/app.ts";
import { app as en } from "../../client/i18n/en/app.ts";
import { tablet as enTablet } from "../../client/i18n/en/tablet.ts";
import { today as enToday } from "../../client/i18n/en/today.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { unlock } from "../../client/i18n/fa/unlock.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { dayReports, enrolTablet, heading, section, unlockTablet } from "./tablet-hand.ts";
import { untilKept } from "./until-kept.ts";

let server: ServerProcess;
let tablet: BrowserDevice;
let page: Page;

beforeAll(async () => {
  server = await ServerProcess.start();
  tablet = await BrowserDevice.start({ name: "tablet" });
  page = await enrolTablet(tablet, server.origin, server.printedCode);
  await server.stop();
});

afterAll(async () => {
  await tablet.remove();
  await server.remove();
});

describe("a tablet with no network since its first visit", () => {
  it("opens again, on the same page and after the browser was closed", async () => {
    await page.reload();
    await unlockTablet(tablet, server.origin);
    await tablet.close();
    await tablet.start();
    page = await unlockTablet(tablet, server.origin);
    await expect.poll(() => dayReports(page).getByRole("listitem").count()).toBeGreaterThan(10);
  });

  it("opens every section and a report's form", async () => {
    await section(page, words.violations).click();
    await heading(page, words.violations).waitFor();
    await section(page, words.sync).click();
    await heading(page, words.sync).waitFor();
    await section(page, words.today).click();
    await dayReports(page).getByRole("link", { name: "افتتاح" }).click();
    await heading(page, /افتتاح/).waitFor();
    await page.getByLabel("ساعت واقعی شروع رأی‌گیری").waitFor();
    await section(page, words.today).click();
  });

  it("speaks English when asked, also after a restart", async () => {
    await page.getByRole("button", { name: fa.settings }).click();
    await page.getByRole("radio", { name: "English" }).check();
    await page.getByRole("button", { name: en.done }).click();
    await heading(page, enToday.title).waitFor();
    expect(await page.locator("html").getAttribute("dir")).toBe("ltr");
    await section(page, enTablet.sync).click();
    await heading(page, enTablet.sync).waitFor();
    await page.reload();
    await heading(page, "Unlock").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });

  it("keeps the language and the look that were chosen last, also when its battery dies as soon as they are written", async () => {
    await page.getByRole("button", { name: en.settings }).click();
    await page.getByRole("radio", { name: "فارسی" }).check();
    await page.getByRole("radio", { name: fa.themes.dark }).check();
    await page.getByRole("button", { name: fa.done }).click();
    await untilKept(page, { "chosen-locale": "fa", "chosen-theme": "dark" });
    await tablet.kill();
    await tablet.start();
    page = await tablet.open(server.origin);
    await heading(page, unlock.title).waitFor();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  });

  it("complains of nothing but the missing network", () => {
    expect(tablet.faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
