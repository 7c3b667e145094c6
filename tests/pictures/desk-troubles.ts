/**
 * What comes to a desk on a hard day: a report that its own branch may not read, a courier's file, entries of a tablet that was
 * withdrawn, and no network. Keeps a picture of each in both languages, beside those of desk.ts in docs/screens/desk.
 * `npx vite build && node scripts/run.mjs tests/pictures/desk-troubles.ts [folder]`.
 */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { anonymous } from "../../client/i18n/fa/anonymous.ts";
import { aside } from "../../client/i18n/fa/aside.ts";
import { bundles } from "../../client/i18n/fa/bundles.ts";
import { courier } from "../../client/i18n/fa/courier.ts";
import { desk as deskWords } from "../../client/i18n/fa/desk.ts";
import { deskLogin } from "../../client/i18n/fa/desk-login.ts";
import { deskSealed } from "../../client/i18n/fa/desk-sealed.ts";
import { deskSync } from "../../client/i18n/fa/desk-sync.ts";
import { sync } from "../../client/i18n/fa/sync.ts";
import { tablet as tabletWords } from "../../client/i18n/fa/tablet.ts";
import { violation } from "../../client/i18n/fa/violation.ts";
import { signInAtDesk } from "../e2e/desk-hand.ts";
import { goTo, sizes, untilShown } from "../e2e/look-at-screen.ts";
import { enrolTablet } from "../e2e/tablet-hand.ts";
import { logViolation, openViolationForm } from "../e2e/violation-hand.ts";
import { WireBranch } from "../e2e/wire-branch.ts";
import { WireObserver } from "../e2e/wire-observer.ts";
import { BrowserDevice } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { PictureBook } from "./picture-book.ts";

const [folder = fileURLToPath(new URL("../../docs/screens/desk", import.meta.url))] = process.argv.slice(2);
const book = new PictureBook(folder, null);
const keep = (page: Page, name: string) => book.take(page, name, { size: "landscape" });
const courierName = "رضا راننده";

interface CourierFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A hidden report and an open one, made without a network and given to a courier. */
async function fillFile(page: Page): Promise<CourierFile> {
  await openViolationForm(page);
  await page.getByRole("button", { name: anonymous.turnOn }).click();
  const dialog = page.getByRole("dialog", { name: anonymous.title });
  await dialog.getByRole("button", { name: anonymous.confirm, exact: true }).click();
  await page
    .getByRole("textbox", { name: violation.form.description })
    .fill("رئیس شعبه پلمب صندوق را پیش از پایان رأی‌گیری باز کرد و خواست چیزی نوشته نشود.");
  await page.getByRole("button", { name: anonymous.save }).click();
  await page.getByRole("list", { name: anonymous.list.title }).getByText(anonymous.name).waitFor();
  await logViolation(page, { description: "پلمب صندوق خبرگان افتاده بود.", photos: [] });
  await goTo(page, "/sync");
  await page.getByRole("link", { name: sync.courier }).click();
  await page.getByRole("button", { name: courier.file.make }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: courier.file.save }).click();
  const saved = await download;
  await page.getByRole("textbox", { name: courier.handOver.name }).fill(courierName);
  await page.getByRole("button", { name: courier.handOver.record }).click();
  await page.getByText(courier.custody.states["on-the-way"]).waitFor();
  return {
    name: saved.suggestedFilename(),
    mimeType: "application/octet-stream",
    buffer: await readFile((await saved.path())!),
  };
}

/** The file is taken in, who brought it is written down, and the county opens what was hidden. */
async function takeFile(page: Page, file: CourierFile): Promise<void> {
  await goTo(page, "/desk/bundles");
  await page.locator(`input[aria-label="${bundles.files.choose}"]`).setInputFiles(file);
  await page.getByText(bundles.outcomes.inserted.text).waitFor();
  await page.getByRole("textbox", { name: bundles.takeOver.name }).scrollIntoViewIfNeeded();
  await keep(page, "courier-file");
  await page.getByRole("textbox", { name: bundles.takeOver.name }).fill(courierName);
  await page.getByRole("button", { name: bundles.takeOver.record }).click();
  await page.getByText(bundles.takeOver.recorded).first().waitFor();
  await goTo(page, "/desk");
  await goTo(page, "/desk/bundles");
  await page.getByText(bundles.custody["taken-over"](courierName, "urmia")).waitFor();
  // The passing word that it was recorded is of the language in which it was.
  await page.getByText(bundles.takeOver.recorded).waitFor({ state: "detached" });
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await keep(page, "courier-custody");
  await goTo(page, "/desk/violations");
  await page.getByRole("link", { name: deskSealed.link(1) }).click();
  await page.getByRole("list", { name: deskSealed.title }).getByRole("link").waitFor();
  await keep(page, "sealed");
  await page.getByRole("list", { name: deskSealed.title }).getByRole("link").click();
  await page.getByRole("button", { name: deskSealed.open }).waitFor();
  await keep(page, "sealed-shut");
  await page.getByRole("button", { name: deskSealed.open }).click();
  await page.getByText(deskSealed.opened).waitFor();
  await keep(page, "sealed-open");
}

/** One tablet goes on after it was withdrawn, and of another the first entry has not come. */
async function setAside(page: Page, observer: WireObserver, origin: string): Promise<void> {
  const at = (minutes: number) => ({
    anchorAt: null,
    claimedAt: new Date(Date.now() - minutes * 60_000).toISOString(),
  });
  const enrol = async (unit: string) => WireBranch.enrol(origin, unit, await observer.makeCode(unit));
  const [withdrawn, early] = [await enrol("WA-URM-0007"), await enrol("WA-URM-0009")];
  await withdrawn.push(withdrawn.hourly("h09", at(50)));
  await observer.withdraw(withdrawn.author);
  await withdrawn.push(withdrawn.hourly("h10", at(20), { queue: 30 }));
  early.hourly("h09", at(45));
  await early.push(early.hourly("h10", at(15)));
  await goTo(page, "/desk/aside");
  await page.getByRole("button", { name: aside.decide }).waitFor();
  await keep(page, "aside");
  await page.getByRole("button", { name: aside.decide }).click();
  await page.getByRole("dialog").waitFor();
  await keep(page, "aside-decide");
  await page.keyboard.press("Escape");
}

/** What is here is shown, and said to be of earlier; what only the server has is said to be missing. */
async function loseNetwork(page: Page, device: BrowserDevice): Promise<void> {
  await goTo(page, "/desk");
  await untilShown(page);
  await page.evaluate(() => scrollTo(0, 0));
  await device.context.setOffline(true);
  await page.getByText(deskWords.status.offline).waitFor();
  await keep(page, "board-offline");
  await goTo(page, "/desk/aside");
  await page.getByText(aside.failedTitle).waitFor();
  await keep(page, "aside-unread");
  await device.context.setOffline(false);
  await page.getByText(deskWords.status.live).waitFor();
}

async function loseServer(page: Page, server: ServerProcess): Promise<void> {
  await goTo(page, "/desk/sync");
  await untilShown(page);
  await server.stop();
  await page.getByRole("button", { name: deskSync.retry }).click();
  await page.getByText(deskSync.advice.unreachable).waitFor();
  await keep(page, "sync-unreachable");
}

const server = await ServerProcess.start({ demonstrationUntil: "13:30" });
const devices = [
  await BrowserDevice.start({ name: "desk", viewport: sizes.landscape }),
  await BrowserDevice.start({ name: "tablet" }),
];
try {
  const [desk, tablet] = devices as [BrowserDevice, BrowserDevice];
  // A whole day is folded for the first time, on a machine that may be busy.
  for (const { context } of devices) context.setDefaultTimeout(120_000);
  const observer = await WireObserver.signIn(server.origin, "urmia", server.password);
  const branch = await enrolTablet(tablet, server.origin, await observer.makeCode("WA-URM-0004"));
  await branch.getByText(tabletWords.status.nothingWaits).first().waitFor();
  await tablet.context.setOffline(true);
  const file = await fillFile(branch);
  const login = await desk.open(`${server.origin}/desk`);
  await login.getByLabel(deskLogin.username).fill("urmia");
  await login.getByLabel(deskLogin.password).fill("not this one");
  await login.getByRole("button", { name: deskLogin.enter }).click();
  await login.getByText(deskLogin.failed.wrongTitle).waitFor();
  await keep(login, "sign-in-wrong");
  await login.goto("about:blank");
  const page = await signInAtDesk(desk, server.origin, "urmia", server.password);
  await page.getByText(deskWords.status.live).waitFor();
  await takeFile(page, file);
  await setAside(page, observer, server.origin);
  await loseNetwork(page, desk);
  await loseServer(page, server);
} finally {
  for (const device of devices) await device.remove();
  await server.remove();
}
