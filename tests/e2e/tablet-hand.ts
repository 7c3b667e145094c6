/** What an officer does with a tablet, by what is written on the screen. */
import type { Locator, Page } from "playwright-core";
import { enrol } from "../../client/i18n/fa/enrol.ts";
import { tablet } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { unlock } from "../../client/i18n/fa/unlock.ts";
import type { BrowserDevice } from "../support/browser-device.ts";

const pin = "470193";

export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole("heading", { level: 1, name });

/** Opens the app on a new tablet and enrols it by typing a code; ends at Today. */
export async function enrolTablet(device: BrowserDevice, origin: string, code: string): Promise<Page> {
  const page = await device.open(origin);
  await page.getByLabel(enrol.code).fill(code);
  await finishEnrolment(page);
  return page;
}

/** The same by the link that the desk shows as a QR code. */
export async function enrolByLink(device: BrowserDevice, link: string): Promise<Page> {
  const page = await device.open(link);
  await page.getByText(enrol.codeFromLink).waitFor();
  await finishEnrolment(page);
  return page;
}

async function finishEnrolment(page: Page): Promise<void> {
  await page.getByRole("button", { name: enrol.next }).click();
  await choosePin(page);
  // Lists, what the branch has filed and the app itself come over the network first.
  await heading(page, today.title).waitFor({ timeout: 60_000 });
}

const pinField = (page: Page, name: string): Locator => page.getByRole("textbox", { name });

async function choosePin(page: Page): Promise<void> {
  await pinField(page, tablet.choosePin.first).pressSequentially(pin);
  await pinField(page, tablet.choosePin.again).pressSequentially(pin);
}

/** Opens the app of an enrolled tablet and gives the PIN. */
export async function unlockTablet(device: BrowserDevice, origin: string): Promise<Page> {
  const page = await device.open(origin);
  await enterPin(page);
  return page;
}

/** From the question for the PIN to Today. */
export async function enterPin(page: Page): Promise<void> {
  await heading(page, unlock.title).waitFor();
  await pinField(page, unlock.pin).pressSequentially(pin);
  await heading(page, today.title).waitFor();
}

export const section = (page: Page, label: string): Locator =>
  page.getByRole("navigation").getByRole("link", { name: label });

export const dayReports = (page: Page): Locator => page.getByRole("list", { name: today.reports });

/** A report of the day in the list on Today. */
export const dayReport = (page: Page, name: string | RegExp): Locator =>
  dayReports(page).getByRole("listitem").filter({ hasText: name });
