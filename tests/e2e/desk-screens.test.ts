/** Every screen of the desk in both languages and four sizes, on a day of the demonstration that is over. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { app as enApp } from "../../client/i18n/en/app.ts";
import { app as faApp } from "../../client/i18n/fa/app.ts";
import { deskEntries as en } from "../../client/i18n/en/desk-entries.ts";
import { audit as faAudit } from "../../client/i18n/fa/audit.ts";
import { complaints as faComplaints } from "../../client/i18n/fa/complaints.ts";
import { deskEntries as fa } from "../../client/i18n/fa/desk-entries.ts";
import { kept as faKept } from "../../client/i18n/fa/kept.ts";
import { supervision as faSupervision } from "../../client/i18n/fa/supervision.ts";
import { ui as faUi } from "../../client/i18n/fa/ui.ts";
import { violations as faViolations } from "../../client/i18n/fa/violations.ts";
import { jalaliFromIso } from "../../client/i18n/jalali.ts";
import { formatDate } from "../../client/i18n/moments.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import { dayInIran, ServerProcess } from "../support/server-process.ts";
import { signInAtDesk } from "./desk-hand.ts";
import { goTo, lookAtScreen, speak, untilShown } from "./look-at-screen.ts";

let server: ServerProcess;
let desk: BrowserDevice;
let page: Page;
const paths: Record<string, string> = {
  board: "/desk",
  turnout: "/desk/turnout",
  violations: "/desk/violations",
  branch: "/desk/branches/WA-URM-0001",
  notices: "/desk/notices",
  devices: "/desk/devices",
  aside: "/desk/aside",
  bundles: "/desk/bundles",
  audit: "/desk/audit",
  "paper-check": "/desk/paper-check",
  import: "/desk/import",
  "desk-sync": "/desk/sync",
  "desk-not-found": "/desk/nowhere",
};

beforeAll(async () => {
  server = await ServerProcess.start({ demonstrationUntil: "10:30" });
  desk = await BrowserDevice.start({ name: "desk", viewport: { width: 1440, height: 900 } });
});

afterAll(async () => {
  await desk.remove();
  await server.remove();
});

describe("the desk's screens", () => {
  it("before anyone has signed in", async () => {
    page = await desk.open(`${server.origin}/desk`);
    await untilShown(page);
    const problems = [];
    for (const locale of ["en", "fa"] as const) {
      await speak(page, locale);
      problems.push(...(await lookAtScreen(page, "desk-login", locale)));
    }
    expect(problems).toEqual([]);
  });

  it("have something to show", async () => {
    await page.goto("about:blank");
    page = await signInAtDesk(desk, server.origin, "province", server.password);
    await goTo(page, paths["devices"]!);
    paths["device"] = (await page
      .getByRole("main")
      .locator('a[href^="/desk/devices/"]:not([href$="/new"])')
      .first()
      .getAttribute("href"))!;
    await goTo(page, "/desk/violations");
    await page.getByRole("heading", { level: 1, name: faViolations.title }).waitFor();
    const violation = page.getByRole("main").locator('a[href^="/desk/violations/"]:not([href*="/sealed"])').first();
    paths["desk-violation"] = (await violation.getAttribute("href"))!;
  });

  it("a report is verified and remarked on, by whom and when", async () => {
    await goTo(page, `${paths["branch"]}?report=R2/h09`);
    const report = page.locator("details[open]");
    await report.getByRole("button", { name: faSupervision.verify }).click();
    await page.getByRole("dialog").getByRole("button", { name: faSupervision.verifyDialog.confirm }).click();
    const verified = report.getByRole("list", { name: faSupervision.verifiedBy }).getByRole("listitem");
    await verified.getByText("ستاد انتخابات استان").waitFor();
    await report.getByRole("button", { name: faSupervision.verify }).waitFor({ state: "detached" });
    await report.getByRole("button", { name: faSupervision.addRemark }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("شمار تعرفه‌ها با برگه سنجیده شد.");
    await dialog.getByText(faKept.kept).waitFor();
    await dialog.getByRole("button", { name: faKept.later }).click();
    // What was begun is found again.
    await report.getByRole("button", { name: faSupervision.addRemark }).click();
    await dialog.getByRole("button", { name: faSupervision.remarkDialog.save }).click();
    const remarks = report.getByRole("list", { name: faSupervision.remarks }).getByRole("listitem");
    await remarks.getByText("شمار تعرفه‌ها با برگه سنجیده شد.").waitFor();
    // Received: nothing says any more that it waits.
    await remarks.getByText(faSupervision.waiting).waitFor({ state: "detached" });
    paths["branch"] = `${paths["branch"]}?report=R2/h09`;
    expect(await report.locator("summary").getByText(faSupervision.verified).count()).toBe(1);
  });

  it("what was done in the office is in the audit, and found by kind", async () => {
    await goTo(page, paths["audit"]!);
    const table = page.getByRole("table", { name: faAudit.caption });
    await table.getByRole("rowheader", { name: faAudit.acts["login.succeeded"] }).first().waitFor();
    await page.getByLabel(faAudit.kind).selectOption("demonstration-day.filed");
    await expect
      .poll(() => table.getByRole("rowheader").allInnerTexts())
      .toEqual([faAudit.acts["demonstration-day.filed"]]);
    await table.getByRole("button").first().click();
    await page.getByRole("dialog").getByText(fa.inclusion.explained.included).waitFor();
    await page.keyboard.press("Escape");
  });

  it("the announcement of results is recorded, put right by recording it anew, and complaints are taken until two days after it", async () => {
    const { announce, law } = faComplaints;
    // The day of voting was yesterday.
    const [voting, today] = [dayInIran(-1), dayInIran(0)];
    const until = (day: string) =>
      law.until(formatDate("fa", new Date(Date.parse(day) + 2 * 86_400_000).toISOString().slice(0, 10)));
    const dialog = page.getByRole("dialog", { name: announce.title });
    const announceAt = async (day: string, time: string, orderNo: string, save: string) => {
      await page.getByRole("button", { name: announce.open }).click();
      const date = jalaliFromIso(day);
      await dialog.getByRole("textbox", { name: faUi.day }).fill(String(date.day));
      await dialog.getByLabel(faUi.month).selectOption(String(date.month));
      await dialog.getByRole("textbox", { name: faUi.year }).fill(String(date.year));
      await dialog.getByRole("textbox", { name: announce.time }).fill(time);
      await dialog.getByRole("button", { name: save, exact: true }).click();
      // What is missing is named, and nothing is sent.
      await dialog.getByText(faComplaints.dialog.needed).waitFor();
      await dialog.getByRole("textbox", { name: announce.orderNo }).fill(orderNo);
      await dialog.getByRole("button", { name: save, exact: true }).click();
      await dialog.waitFor({ state: "detached" });
    };
    await goTo(page, "/desk/complaints");
    const facts = page.locator("section").filter({ has: page.getByRole("heading", { name: law.title }) });
    await facts.getByText(law.untilResults).waitFor();
    await announceAt(voting, "۲۲:۳۰", "ص-۱۱", announce.save);
    await facts.getByText(until(voting), { exact: true }).waitFor();
    await announceAt(today, "۰۰:۰۰", "ص-۱۲", announce.correct);
    await facts.getByText(until(today), { exact: true }).waitFor();
    await facts.getByText("ص-۱۲").waitFor();
    expect(await facts.getByText("ص-۱۱").count()).toBe(0);
  });

  it.each(["fa", "en"] as const)("in %s", async (locale) => {
    await goTo(page, "/desk");
    await speak(page, locale);
    const problems = [];
    for (const [name, path] of Object.entries(paths)) {
      await goTo(page, path);
      await untilShown(page);
      problems.push(...(await lookAtScreen(page, name, locale)));
    }
    await goTo(page, paths["branch"]!);
    await page.getByRole("tab").last().click();
    const entries = page.getByRole("table", { name: locale === "fa" ? fa.caption : en.caption });
    await entries
      .getByText(locale === "fa" ? fa.checks.sound : en.checks.sound, { exact: true })
      .first()
      .waitFor();
    await entries
      .getByText(locale === "fa" ? fa.inclusion.included : en.inclusion.included, { exact: true })
      .first()
      .waitFor();
    problems.push(...(await lookAtScreen(page, "branch-entries", locale)));
    await entries.getByRole("button").first().click();
    await page.getByRole("dialog").waitFor();
    problems.push(...(await lookAtScreen(page, "entry", locale)));
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: locale === "fa" ? faApp.settings : enApp.settings }).click();
    problems.push(...(await lookAtScreen(page, "desk-preferences", locale)));
    await page.keyboard.press("Escape");
    expect(problems).toEqual([]);
  });

  it("log no error", () => {
    expect(desk.faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
