/** What a supervisor does at the desk, by what is written on the screen. */
import type { Locator, Page } from "playwright-core";
import { board } from "../../client/i18n/fa/board.ts";
import { deskLogin } from "../../client/i18n/fa/desk-login.ts";
import type { BrowserDevice } from "../support/browser-device.ts";
import { untilHolds } from "../support/until-holds.ts";

export async function signInAtDesk(
  device: BrowserDevice,
  origin: string,
  username: string,
  password: string,
): Promise<Page> {
  const page = await device.open(`${origin}/desk`);
  await page.getByLabel(deskLogin.username).fill(username);
  await page.getByLabel(deskLogin.password).fill(password);
  await page.getByRole("button", { name: deskLogin.enter }).click();
  // A desk's first start fetches two thousand units before it shows anything.
  await grid(page).waitFor({ timeout: 60_000 });
  return page;
}

/** Opens a desk at which somebody is signed in; ends at its board. */
export async function openDesk(device: BrowserDevice, origin: string): Promise<Page> {
  const page = await device.open(`${origin}/desk`);
  await grid(page).waitFor();
  return page;
}

/** Until this browser opens the desk without a server. */
export const untilDeskIsKept = (page: Page): Promise<void> =>
  untilHolds(
    page,
    async (name) => navigator.serviceWorker.controller !== null && (await (await caches.open(name)).keys()).length > 0,
    "amanat-desk",
  );

export const grid = (page: Page): Locator => page.getByRole("grid", { name: board.grid });

/** Searches for a branch: only rows in sight are drawn, and there are many. */
export async function showBranch(page: Page, unit: string): Promise<void> {
  await page.getByRole("searchbox", { name: board.search }).fill(unit);
  await boardRow(page, unit).waitFor();
}

export const boardRow = (page: Page, unit: string): Locator => grid(page).locator(`[data-unit="${unit}"]`);

/** The cell of a branch and a report, named as it is read aloud: «گزارش ساعتی، ساعت ۰۹:۰۰: به‌موقع». */
export const boardCell = (page: Page, unit: string, slotName: string): Locator =>
  boardRow(page, unit).getByRole("gridcell", { name: new RegExp(`^${slotName}: `) });
