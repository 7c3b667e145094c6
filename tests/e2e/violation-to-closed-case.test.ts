/**
 * One violation from the first tap to the closed case: bought votes at a branch on the border that has no network. The report
 * travels in a courier's hands, is verified, joined with what a second branch tells of the same event, referred to the prosecutor
 * with a printed letter, decided and closed.
 */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundles as bundleWords } from "../../client/i18n/fa/bundles.ts";
import { caseWords } from "../../client/i18n/fa/case-words.ts";
import { cases } from "../../client/i18n/fa/cases.ts";
import { courier as courierWords } from "../../client/i18n/fa/courier.ts";
import { desk as deskFrame } from "../../client/i18n/fa/desk.ts";
import { paperLinks } from "../../client/i18n/fa/paper-links.ts";
import { papers } from "../../client/i18n/fa/papers.ts";
import { sync as syncWords } from "../../client/i18n/fa/sync.ts";
import { tablet as tabletWords } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { violation as words } from "../../client/i18n/fa/violation.ts";
import type { EvidenceItem } from "../../shared/events/violation.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import { branches } from "../support/day-fixtures.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { join, openCase, referTo, stateRow, takeStep } from "./case-hand.ts";
import { openDesk } from "./desk-hand.ts";
import { addWitness, fakeMediaFlags, recordVoice, takePhotos } from "./evidence-hand.ts";
import { goTo } from "./look-at-screen.ts";
import { countPages, findPaperProblems } from "./paper-hand.ts";
import { officeOrigin, startInOffice, startOffice } from "./prepared-office.ts";
import { enrolTablet, heading, section } from "./tablet-hand.ts";
import { WireBranch } from "./wire-branch.ts";
import { WireObserver } from "./wire-observer.ts";

const atBorder = branches.find(({ branch, path }) => branch?.crossing != null && path.startsWith("WA/WA-URM/"))!.id;
const boughtVotes = { name: "خرید و فروش رأی", search: "پول دادن برای رای" };
const description = "دو نفر جلوی در شعبه به رأی‌دهندگان پول می‌دادند.";
const otherDescription = "در روستای کناری هم همان دو نفر پول پخش کردند.";
const statement = "دیدم که پول از دستی به دستی رفت.";

let server: ServerProcess;
let observer: WireObserver;
let tablet: BrowserDevice;
let desk: BrowserDevice;
let branch: Page;
let office: Page;
let subject: string;
let bundle: { name: string; mimeType: string; buffer: Buffer };

beforeAll(async () => {
  server = await startOffice();
  observer = await WireObserver.signIn(server.origin, "urmia", server.password);
  tablet = await BrowserDevice.start({ name: "tablet", flags: fakeMediaFlags });
  desk = await startInOffice("desk", server, { viewport: { width: 1440, height: 900 } });
  await desk.context.addInitScript(() => {
    window.print = () => {
      document.documentElement.dataset["printed"] = "yes";
    };
  });
  branch = await enrolTablet(tablet, server.origin, await observer.makeCode(atBorder));
  await branch.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await branch.getByText(tabletWords.status.nothingWaits).waitFor();
  await tablet.context.setOffline(true);
});

afterAll(async () => {
  await tablet.remove();
  await desk.remove();
  await server.remove();
});

describe("bought votes at a branch on the border", () => {
  it("are logged offline with two photos, a voice note and a witness", async () => {
    await section(branch, tabletWords.today).click();
    await branch.getByRole("link", { name: today.logViolation }).click();
    await branch.getByRole("searchbox", { name: words.pick.search }).fill(boughtVotes.search);
    await branch.getByRole("button", { name: boughtVotes.name }).first().click();
    await heading(branch, words.form.title).waitFor();
    await branch.getByRole("textbox", { name: words.form.description }).fill(description);
    await takePhotos(branch, 2);
    await recordVoice(branch);
    await addWitness(branch, statement);
    await branch.getByRole("button", { name: words.form.save }).click();
    await branch.getByRole("status").getByText(tabletWords.saved(boughtVotes.name)).waitFor();
  });

  it("travel in a sealed file", async () => {
    await section(branch, tabletWords.sync).click();
    await branch.getByRole("link", { name: syncWords.courier }).click();
    await branch.getByRole("button", { name: courierWords.file.make }).click();
    const download = branch.waitForEvent("download");
    await branch.getByRole("button", { name: courierWords.file.save }).click();
    const saved = await download;
    const buffer = await readFile((await saved.path())!);
    bundle = { name: saved.suggestedFilename(), mimeType: "application/octet-stream", buffer };
    expect(buffer.subarray(0, 21).toString()).toBe("age-encryption.org/v1");
  });

  it("are in the log, whole, once the desk has taken the file in", async () => {
    office = await openDesk(desk, officeOrigin);
    await office.getByRole("navigation").getByRole("link", { name: deskFrame.sections.bundles }).click();
    await office.locator(`input[aria-label="${bundleWords.files.choose}"]`).setInputFiles(bundle);
    await office.getByText(bundleWords.outcomes.inserted.text).waitFor();
    const [entry] = (await observer.pullAll()).filter(({ header }) => header.type === "violation.logged");
    subject = entry!.header.subject;
    const items = entry!.payload.data["items"] as EvidenceItem[];
    expect(items.filter(({ copyOf }) => copyOf === null).map(({ kind }) => kind)).toEqual([
      "photo",
      "photo",
      "voice",
      "signature",
    ]);
  });

  it("are verified, and joined with what another branch tells of the same event", async () => {
    const other = await WireBranch.enrol(server.origin, "WA-URM-0005", await observer.makeCode("WA-URM-0005"));
    const said = { anchorAt: null, claimedAt: new Date().toISOString() };
    await other.push(other.violation("the-same-event", said, { offence: "art66-01", description: otherDescription }));
    await openCase(office, description);
    await takeStep(office, "verifying", "با رئیس شعبه و بازرس گفت‌وگو شد.");
    await join(office, otherDescription, "همان دو نفر، همان ساعت.");
    await office.getByRole("list", { name: cases.page.joined }).getByText(otherDescription).waitFor();
    await expect.poll(() => stateRow(office).innerText()).toContain(caseWords.states.verifying);
  });

  it("are referred to the prosecutor with a printed letter that names every piece of evidence", async () => {
    await referTo(office, "prosecutor", "دو گزارش، دو عکس، یک صدا و یک شاهد.");
    await office.getByRole("link", { name: paperLinks["referral-letter"] }).click();
    await office.getByLabel(papers.page.addressee).selectOption("prosecutor");
    await office.getByRole("button", { name: papers.page.print }).click();
    await office.getByText(papers.page.recorded).waitFor();
    await office.locator("html[data-printed]").waitFor();
    const text = await office.getByRole("article").innerText();
    const joined = `WA-URM-0005/the-same`;
    for (const said of [boughtVotes.name, description, statement, joined, caseWords.addressees.prosecutor]) {
      expect(text).toContain(said);
    }
    expect(await findPaperProblems(office, null)).toEqual([]);
    const pdf = await office.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(countPages(pdf)).toBeGreaterThan(0);
    const printed = async () => (await observer.pullAll()).filter(({ header }) => header.type === "paper.printed");
    await expect.poll(async () => (await printed()).length).toBe(1);
    const custody = async () =>
      (await observer.pullAll()).filter(
        ({ header, payload }) => header.type === "evidence.handled" && payload.data["act"] === "printed",
      );
    await expect
      .poll(async () => (await custody()).map(({ header }) => header.subject))
      .toEqual(Array(4).fill(subject));
  });

  it("are decided and closed, each step by a named officer with a reason", async () => {
    await goTo(office, `/desk/violations/${subject}`);
    await takeStep(office, "under-review", "پرونده در شعبهٔ ویژه است.");
    await takeStep(office, "closed", "رأی دادگاه رسید و بایگانی شد.");
    await expect.poll(() => stateRow(office).innerText()).toContain(caseWords.states.closed);
    await expect
      .poll(async () =>
        (await observer.pullAll())
          .filter(({ header }) => header.type === "case.stepped" && header.subject === subject)
          .map(({ header, payload }) => [header.officer, payload.data["state"]]),
      )
      .toEqual([
        ["urmia", "verifying"],
        ["urmia", "referred"],
        ["urmia", "under-review"],
        ["urmia", "closed"],
      ]);
  });

  it("leave no page complaining of anything but the missing network", () => {
    expect([...tablet.faults, ...desk.faults].filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
