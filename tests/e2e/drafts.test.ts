/** What was being written when the tablet died is offered again, and a new version of the app waits for the writer. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { app } from "../../client/i18n/fa/app.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { violation } from "../../client/i18n/fa/violation.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { makePhoto } from "./make-photo.ts";
import { fillFigure, fillHourly, openReport, question, reportNames, save } from "./report-hand.ts";
import { dayReport, enrolTablet, enterPin, heading, section, unlockTablet } from "./tablet-hand.ts";
import { addPhotos, openViolationForm } from "./violation-hand.ts";

const figures = { idElectronic: 120, idManual: 8, used: 128, spoiled: 2, remaining: 870 };
const builtClient = process.env["AMANAT_CLIENT"] ?? fileURLToPath(new URL("../../dist/client", import.meta.url));

let clientPath: string;
let server: ServerProcess;
let tablet: BrowserDevice;
let page: Page;

beforeAll(async () => {
  // A copy, since a test brings a new version out.
  clientPath = await mkdtemp(join(tmpdir(), "amanat-client-"));
  await cp(builtClient, clientPath, { recursive: true });
  server = await ServerProcess.start({ clientPath, electionInDays: 1 });
  tablet = await BrowserDevice.start({ name: "tablet" });
  page = await enrolTablet(tablet, server.origin, server.printedCode);
});

afterAll(async () => {
  await tablet.remove();
  await server.remove();
  await rm(clientPath, { recursive: true });
});

const keptDialog = () => page.getByRole("dialog", { name: today.keptTitle });
const isDraftSaved = () => page.getByText(words.draft.saved, { exact: true });

describe("a draft", () => {
  it("is offered by name, time and age after the browser was killed, short of one field at most", async () => {
    await fillHourly(page, reportNames.nineOClock, figures);
    await isDraftSaved().waitFor();
    await fillFigure(page, "افراد در صف", 12);
    await tablet.kill();
    await tablet.start();
    page = await unlockTablet(tablet, server.origin);
    await keptDialog()
      .getByText(new RegExp(`«${reportNames.nineOClock}» در .*ساعت [۰-۹]{2}:[۰-۹]{2} .*\\(.+\\)`))
      .waitFor();
    await keptDialog().getByRole("button", { name: words.draft.continue }).click();
    await heading(page, reportNames.nineOClock).waitFor();
    expect(await question(page, "احراز هویت الکترونیکی").inputValue()).toBe("۱۲۰");
    expect(await question(page, "احراز هویت دستی").inputValue()).toBe("۸");
    expect(await question(page, "تعرفه باقیمانده: خبرگان رهبری").inputValue()).toBe("۸۷۰");
    expect(["", "۱۲"]).toContain(await question(page, "افراد در صف").inputValue());
  });

  it("is gone once it has become a report", async () => {
    await save(page, reportNames.nineOClock);
    await dayReport(page, reportNames.nineOClock).getByText("دریافت شد").waitFor();
    await page.reload();
    page = await unlockTablet(tablet, server.origin);
    await dayReport(page, reportNames.nineOClock).waitFor();
    expect(await keptDialog().count()).toBe(0);
    expect(await page.getByRole("list", { name: today.drafts }).count()).toBe(0);
  });

  it("keeps its photo when the page crashes", async () => {
    const blank = await tablet.context.newPage();
    const bytes = await makePhoto(blank, 5, [800, 600]);
    await blank.close();
    await openViolationForm(page);
    await page.getByRole("textbox", { name: violation.form.description }).fill("دو نفر بیرون از صف رأی دادند");
    await addPhotos(page, [{ name: "1.jpg", bytes }]);
    await isDraftSaved().waitFor();
    const crashed = page.waitForEvent("crash");
    const devtools = await tablet.devtools(page);
    // The page dies before it can answer.
    devtools.send("Page.crash").catch(() => undefined);
    await crashed;
    await page.close();

    page = await unlockTablet(tablet, server.origin);
    await keptDialog().getByRole("button", { name: words.draft.continue }).click();
    await heading(page, violation.form.title).waitFor();
    const description = page.getByRole("textbox", { name: violation.form.description });
    expect(await description.inputValue()).toBe("دو نفر بیرون از صف رأی دادند");
    await page.getByRole("button", { name: words.photos.open(1) }).waitFor();
    await page.getByRole("button", { name: violation.form.save }).click();
    await heading(page, today.title).waitFor();
  });
});

describe("a new version of the app", () => {
  it("does not reload a page with an open form, nor one beside it", async () => {
    await openReport(page, reportNames.tenOClock);
    await fillFigure(page, "احراز هویت الکترونیکی", 240);
    await isDraftSaved().waitFor();
    const beside = await tablet.open(server.origin);
    await enterPin(beside);
    for (const tab of [page, beside]) await tab.evaluate("window.sameAsBefore = true");

    await bringOutNewVersion();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await beside.getByText(app.update.ready).waitFor();
    // What is being written in the other tab is no draft that was left behind.
    expect(await beside.getByRole("dialog", { name: today.keptTitle }).count()).toBe(0);
    expect(await page.getByText(app.update.ready).count()).toBe(0);
    await beside.getByRole("button", { name: app.update.accept }).click();
    await beside.getByText(app.update.waitsForDraft).waitFor();
    for (const tab of [page, beside]) expect(await tab.evaluate("window.sameAsBefore")).toBe(true);
    expect(await question(page, "احراز هویت الکترونیکی").inputValue()).toBe("۲۴۰");
    await beside.close();
  });

  it("takes over when the form is left and its user agrees", async () => {
    await section(page, words.today).click();
    await page.getByText(app.update.ready).waitFor();
    const loaded = page.waitForEvent("load");
    await page.getByRole("button", { name: app.update.accept }).click();
    await loaded;
    expect(await page.evaluate("window.sameAsBefore")).toBe(undefined);
    expect(await page.locator('meta[name="version"]').getAttribute("content")).toBe("next");
    await enterPin(page);
    await page.getByRole("list", { name: today.drafts }).getByText(reportNames.tenOClock).waitFor();
  });

  it("complains of nothing", () => {
    expect(tablet.faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});

/** Puts a changed page, and the worker that names it, where the server takes its files from. */
async function bringOutNewVersion(): Promise<void> {
  const [pagePath, workerPath] = [join(clientPath, "index.html"), join(clientPath, "service-worker.js")];
  const [html, worker] = [await readFile(pagePath, "utf8"), await readFile(workerPath, "utf8")];
  const named = /"revision":"[0-9a-f]{32}","url":"index.html"/;
  expect(worker).toMatch(named);
  await writeFile(pagePath, html.replace("<head>", '<head><meta name="version" content="next" />'));
  await writeFile(workerPath, worker.replace(named, `"revision":"${"0".repeat(32)}","url":"index.html"`));
}
