/**
 * Walks through the desk on a day of the demonstration that fell silent at half past one, and keeps a picture of every screen in both
 * languages: those of docs/screens/desk. `npx vite build && node scripts/run.mjs tests/pictures/desk.ts [folder]`.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { cases as enCases } from "../../client/i18n/en/cases.ts";
import { enrolCodes as enCodes } from "../../client/i18n/en/enrol-codes.ts";
import { cases as faCases } from "../../client/i18n/fa/cases.ts";
import { desk as faDesk } from "../../client/i18n/fa/desk.ts";
import { enrolCodes as faCodes } from "../../client/i18n/fa/enrol-codes.ts";
import { BrowserDevice } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { signInAtDesk } from "../e2e/desk-hand.ts";
import { goTo, sizes, speak, untilShown } from "../e2e/look-at-screen.ts";

const [folder = fileURLToPath(new URL("../../docs/screens/desk", import.meta.url))] = process.argv.slice(2);
const languages = {
  fa: { cases: faCases, codes: faCodes },
  en: { cases: enCases, codes: enCodes },
} as const;
type Language = keyof typeof languages;

/** What is opened by its address alone. */
const pages = {
  board: "/desk",
  turnout: "/desk/turnout",
  branch: "/desk/branches/WA-URM-0003?report=R2/h09",
  violations: "/desk/violations",
  complaints: "/desk/complaints",
  "complaint-new": "/desk/complaints/new",
  notices: "/desk/notices",
  couriers: "/desk/bundles",
  tablets: "/desk/devices",
  "polling-list": "/desk/import",
  audit: "/desk/audit",
  "paper-check": "/desk/paper-check",
  sync: "/desk/sync",
};

async function keep(page: Page, name: string, language: Language): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const picture = await page.screenshot({ animations: "disabled" });
  await sharp(picture)
    .png({ palette: true, colours: 64, effort: 10 })
    .toFile(join(folder, `${name}-${language}.png`));
}

/** The first of many, by the beginning of its address. */
const firstLink = (page: Page, start: string) =>
  page.getByRole("main").locator(`a[href^="${start}"]:not([href*="/sealed"]):not([href$="/new"])`).first();

async function walk(page: Page, language: Language): Promise<void> {
  const { cases, codes } = languages[language];
  const dialog = page.getByRole("dialog");
  for (const [name, path] of Object.entries(pages)) {
    await goTo(page, path);
    await untilShown(page);
    await keep(page, name, language);
  }
  await goTo(page, pages.violations);
  await page.getByRole("button", { name: cases.keys.open }).click();
  await dialog.waitFor();
  await keep(page, "keys", language);
  await page.keyboard.press("Escape");
  await firstLink(page, "/desk/violations/").click();
  const actions = page.getByRole("group", { name: cases.page.actions });
  await actions.waitFor();
  await untilShown(page);
  await keep(page, "case", language);
  for (const [name, label] of [
    ["case-step", cases.page.step],
    ["case-join", cases.page.join],
  ] as const) {
    await actions.getByRole("button", { name: label, exact: true }).click();
    await dialog.waitFor();
    await keep(page, name, language);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  await goTo(page, pages.tablets);
  await firstLink(page, "/desk/devices/").click();
  await page.getByRole("heading", { level: 2 }).first().waitFor();
  await untilShown(page);
  await keep(page, "tablet", language);
  await goTo(page, "/desk/devices/new");
  await page.getByRole("searchbox").fill("WA-URM-0002");
  await page.getByRole("button", { name: /WA-URM-0002/ }).click();
  await page.getByRole("button", { name: codes.make }).click();
  await page.getByRole("img", { name: codes.qr }).waitFor();
  await keep(page, "enrol-code", language);
}

mkdirSync(folder, { recursive: true });
const server = await ServerProcess.start({ demonstrationUntil: "13:30" });
const device = await BrowserDevice.start({ name: "desk", viewport: sizes.landscape });
try {
  const first = await device.open(`${server.origin}/desk`);
  for (const language of ["en", "fa"] as const) {
    await untilShown(first);
    await speak(first, language);
    await keep(first, "sign-in", language);
  }
  await first.goto("about:blank");
  // A whole day is folded for the first time, on a machine that may be busy.
  device.context.setDefaultTimeout(120_000);
  const page = await signInAtDesk(device, server.origin, "province", server.password);
  await page.getByText(faDesk.status.live).waitFor();
  for (const language of ["fa", "en"] as const) {
    await goTo(page, pages.board);
    await speak(page, language);
    await walk(page, language);
  }
} finally {
  await device.remove();
  await server.remove();
}
