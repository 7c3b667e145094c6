/** Noon of the day that the pictures tell of. */
import encodeQR from "qr";
import { app } from "../../client/i18n/fa/app.ts";
import { codes } from "../../client/i18n/fa/codes.ts";
import { courier } from "../../client/i18n/fa/courier.ts";
import { paperCheck } from "../../client/i18n/fa/paper-check.ts";
import { report } from "../../client/i18n/fa/report.ts";
import { sync } from "../../client/i18n/fa/sync.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { thisTablet } from "../../client/i18n/fa/this-tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { toFrames } from "../../shared/courier-codes/frames.ts";
import { paperLinks } from "../../client/i18n/fa/paper-links.ts";
import { papers } from "../../client/i18n/fa/papers.ts";
import type { PaperPrinted } from "../../shared/events/paper.ts";
import type { AuthorId, EntryHash, Seq } from "../../shared/journal/ids.ts";
import { packPaperCode } from "../../shared/papers/paper-code.ts";
import { createSeededDevice, sha256 } from "../support/node-crypto.ts";
import { goTo, untilShown } from "../e2e/look-at-screen.ts";
import { fillHourly, openReport, reportNames } from "../e2e/report-hand.ts";
import { dayReport, heading } from "../e2e/tablet-hand.ts";
import { WireBranch } from "../e2e/wire-branch.ts";
import { at, unit, type Chapter, type FieldDay } from "./field-day.ts";

/** Drafts, notices, reports in every state. */
async function showFullDay(day: FieldDay): Promise<void> {
  const { server, page, take, glance, show, scrollTo, moveTo, observe } = day;
  await moveTo("12:03", { hasDraft: true });
  await openReport(page, reportNames.twelveOClock);
  await page.getByRole("textbox").first().fill("۳۱۰");
  await page.getByText(words.draft.saved, { exact: true }).waitFor();
  const other = await WireBranch.enrol(server.origin, unit, await (await observe()).makeCode(unit));
  await other.push(other.hourly("h09", { anchorAt: null, claimedAt: at("09:06") }));
  await goTo(page, "/");
  await dayReport(page, reportNames.nineOClock).getByText(today.differing).waitFor();
  await scrollTo(0);
  await take("today");
  await take("today-phone", { size: "phone" });
  await page.getByRole("list", { name: today.reports }).scrollIntoViewIfNeeded();
  await scrollTo(700);
  await take("today-reports");
  await scrollTo(99_999);
  await glance("today-end");
  await show("report-differing", "/report/R2/h09");
  await goTo(page, "/report/R2/h12");
  await untilShown(page);
  await scrollTo(0);
  await glance("report");
  await take("report-phone", { size: "phone" });
}

/** Language, themes, and pages that are seldom opened. */
async function showSettings(day: FieldDay): Promise<void> {
  const { page, take, show, showAside, button } = day;
  await goTo(page, "/");
  await button(app.settings).click();
  await take("preferences");
  // Changing the language has closed it.
  await button(app.settings).click();
  await page.getByRole("radio", { name: app.themes.outdoor }).check();
  await button(app.done).click();
  await take("today-outdoor");
  await button(app.settings).click();
  await page.getByRole("radio", { name: app.themes.dark }).check();
  await button(app.done).click();
  await take("today-dark");
  await showAside("violation-dark", "/violations");
  await button(app.settings).click();
  await page.getByRole("radio", { name: app.themes.light }).check();
  await button(app.done).click();
  for (const code of ["R3", "R4", "R5"]) await showAside(`event-${code}`, `/event/${code}/of-the-pictures`);
  await show("this-tablet", "/this-tablet");
  await showAside("officers", "/officers");
  await showAside("not-found", "/nowhere");
}

/** What was received, and what waits. */
async function loseNetwork(day: FieldDay): Promise<void> {
  const { tablet, page, take, show, button, scrollTo, syncNow } = day;
  await syncNow();
  await show("sync", "/sync");
  const received = page.getByRole("list", { name: sync.received.title }).getByRole("link").first();
  await received.click();
  await untilShown(page);
  await page.getByRole("img", { name: /^کد رسید/u }).waitFor();
  await take("receipt");
  await tablet.context.setOffline(true);
  await fillHourly(page, reportNames.twelveOClock, {
    idElectronic: 310,
    idManual: 14,
    used: 324,
    spoiled: 3,
    remaining: 673,
  });
  await button(report.save).click();
  await heading(page, today.title).waitFor();
  await scrollTo(0);
  await take("today-offline");
  await show("sync-offline", "/sync");
}

/** By a file and by codes. */
async function giveToCourier(day: FieldDay): Promise<void> {
  const { page, take, glance, showAside, button } = day;
  await showAside("courier", "/sync/courier");
  await button(courier.file.make).click();
  await button(courier.file.save).waitFor();
  await take("courier-made");
  const download = page.waitForEvent("download");
  await button(courier.file.save).click();
  await download;
  await page.getByRole("textbox", { name: courier.handOver.name }).fill("رضا راننده");
  await page.getByRole("button", { name: courier.handOver.record }).click();
  await page.getByText(courier.custody.states["on-the-way"]).waitFor();
  await glance("courier-handed-over");
  await page.getByRole("tab", { name: courier.ways.codes }).click();
  await page.getByRole("img", { name: /^کد /u }).waitFor();
  await glance("courier-codes");
  await page.getByRole("tab", { name: courier.ways.receipts }).click();
  await glance("courier-receipts");
  await page.getByRole("button", { name: codes.scan.start }).click();
  await page.locator("video").waitFor();
  await glance("courier-scan");
}

/** A tablet with unsent work, and a server that does not answer. */
async function missServer(day: FieldDay): Promise<void> {
  const { server, tablet, page, take, glance, showAside, button, allSent } = day;
  await showAside("sync-carried", "/sync");
  await showAside("this-tablet-unsent", "/this-tablet");
  await page.getByRole("button", { name: thisTablet.reset.start }).click();
  await glance("reset-refused");
  await page.keyboard.press("Escape");
  await tablet.context.setOffline(false);
  await server.stop();
  await goTo(page, "/sync");
  await button(sync.now).click();
  await page.getByText(sync.problems.unreachable.title).first().waitFor();
  await take("sync-unreachable");
  await server.start();
  await button(sync.now).click();
  await allSent();
}

/** Printed here, and checked by its code: same, altered, unknown. */
async function checkPapers(day: FieldDay): Promise<void> {
  const { page, take, glance, showAside, syncNow, observe } = day;
  await goTo(page, "/report/R1/main");
  await page.getByRole("link", { name: paperLinks.minutes }).click();
  await untilShown(page);
  await glance("print");
  await page.getByRole("button", { name: papers.page.print }).click();
  await page.getByText(papers.page.recorded).waitFor();
  await syncNow();
  const observer = await observe();
  const ofPapers = async () => (await observer.pullAll()).filter(({ header }) => header.type === "paper.printed");
  const printed = (await ofPapers()).at(-1)!;
  const { kind, number } = printed.payload.data as unknown as PaperPrinted;
  const known = {
    kind,
    number,
    author: printed.header.author as AuthorId,
    seq: printed.header.seq as Seq,
    hash: printed.hash as EntryHash,
  };
  await showAside("paper-check", "/paper-check");
  for (const [name, code, title] of [
    ["same", known, paperCheck.answers.same.title],
    ["altered", { ...known, number: "1394/9999" }, paperCheck.answers.altered.title],
    ["unknown", { ...known, author: createSeededDevice("stranger").author }, paperCheck.answers.unknown.title],
  ] as const) {
    await goTo(page, "/sync");
    await goTo(page, "/paper-check");
    const [frame] = await toFrames({ kind: "paper", bytes: packPaperCode(code) }, 1000, sha256);
    const buffer = Buffer.from(encodeQR(frame!, "gif", { ecc: "medium", border: 4, scale: 6 }));
    await page
      .locator(`input[aria-label="${codes.scan.files}"]`)
      .setInputFiles({ name: "code.gif", mimeType: "image/gif", buffer });
    await page.getByText(title, { exact: true }).waitFor();
    await take(`paper-${name}`, { isAside: name === "altered" });
  }
}

/** A full Today, the themes, no network, a courier, papers. */
export const noon: readonly Chapter[] = [
  showFullDay,
  showSettings,
  loseNetwork,
  giveToCourier,
  missServer,
  checkPapers,
];
