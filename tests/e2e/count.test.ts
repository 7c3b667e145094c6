/** The two-person rule on one tablet, without a network: a blind second entry catches what one hand got wrong. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { count as english } from "../../client/i18n/en/count.ts";
import { tablet as englishTablet } from "../../client/i18n/en/tablet.ts";
import { branch as branchWords } from "../../client/i18n/fa/branch.ts";
import { count as words } from "../../client/i18n/fa/count.ts";
import { countState } from "../../client/i18n/fa/count-state.ts";
import { report as reportWords } from "../../client/i18n/fa/report.ts";
import { tablet as tabletWords } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { isNetworkNoise, type BrowserDevice } from "../support/browser-device.ts";
import type { ServerProcess } from "../support/server-process.ts";
import {
  addOfficer,
  boxOf,
  candidates,
  contests,
  enterAs,
  fileCount,
  fillSecond,
  switchOfficer,
  whyFar,
  type Box,
} from "./count-hand.ts";
import { openDesk } from "./desk-hand.ts";
import { goTo, lookAtScreen, lookInBothLanguages, speak } from "./look-at-screen.ts";
import { makePhoto } from "./make-photo.ts";
import { officeOrigin, officeUnit, startInOffice, startOffice } from "./prepared-office.ts";
import { inPersianDigits } from "./report-hand.ts";
import { unlockTablet } from "./tablet-hand.ts";
import { WireObserver } from "./wire-observer.ts";

const unit = officeUnit;
const [firstPin, secondPin] = ["470193", "582914"];
const second = "سارا رضایی";
const firstOfficer = /^(?!.*سارا)/u;
const right: [Box, Box] = [
  { papers: 310, votes: [145, 200] },
  { papers: 309, votes: [180, 190] },
];
/** Two digits of one figure changed places. */
const transposed: [Box, Box] = [{ papers: 310, votes: [154, 200] }, right[1]];

let server: ServerProcess;
let tablet: BrowserDevice;
let desk: BrowserDevice;
let observer: WireObserver;
let page: Page;

beforeAll(async () => {
  server = await startOffice();
  observer = await WireObserver.signIn(server.origin, "urmia", server.password);
  tablet = await startInOffice("tablet", server);
  desk = await startInOffice("desk", server, { viewport: { width: 1440, height: 900 } });
  page = await unlockTablet(tablet, officeOrigin);
});

afterAll(async () => {
  await tablet.remove();
  await desk.remove();
  await server.remove();
});

const openCount = () => goTo(page, "/count/main");
/** Without the frame, whose line tells how many bytes wait. */
const mainText = () => page.getByRole("main").innerText();
describe("the count of a branch", () => {
  it("is entered by one officer, with a photo of the paper minutes, and by the same officer no second time", async () => {
    await addOfficer(page, second, secondPin);
    await tablet.context.setOffline(true);
    const blank = await tablet.context.newPage();
    const photo = await makePhoto(blank, 3, [800, 600]);
    await blank.close();
    await fileCount(page, transposed, photo);
    await goTo(page, "/report/R7/main");
    await page.getByText(reportWords.count.once).waitFor();
    await page.getByRole("button", { name: tabletWords.photos.open(1) }).waitFor();
    expect(await mainText()).toContain("۱۵۴");
    await page.getByRole("link", { name: reportWords.count.second }).click();
    await page.getByText(words.sameOfficer.title).waitFor();
    expect(await page.getByRole("textbox").count()).toBe(0);
  });

  it("shows the other officer none of its figures, neither as filed nor where they are entered again", async () => {
    await goTo(page, "/report/R7/main");
    await switchOfficer(page, second, secondPin);
    await page.getByText(reportWords.count.hidden).waitFor();
    for (const figure of ["۱۵۴", "۳۱۰", "۳۰۷", "۱۸۰"]) expect(await mainText()).not.toContain(figure);
    expect(await page.getByRole("link", { name: reportWords.correct }).count()).toBe(0);
    await page.getByRole("link", { name: reportWords.count.begin }).click();
    await page.getByText(words.second.title).waitFor();
    for (const figure of ["۱۵۴", "۳۱۰", "۳۰۷", "۱۸۰"]) expect(await mainText()).not.toContain(figure);
    for (const box of await page.getByRole("textbox").all()) expect(await box.inputValue()).toBe("");
    expect(await lookInBothLanguages(page, "count-second")).toEqual([]);
  });

  it("goes on where the second entry was when the tablet died", async () => {
    await fillSecond(page, right);
    await page.getByText(tabletWords.draft.saved, { exact: true }).waitFor();
    await tablet.kill();
    await tablet.start();
    page = await tablet.open(officeOrigin);
    await tablet.context.setOffline(true);
    await enterAs(page, second, secondPin);
    const kept = page.getByRole("dialog", { name: today.keptTitle });
    await kept.getByText(new RegExp(today.countDrafts.second)).waitFor();
    await kept.getByRole("button", { name: tabletWords.draft.continue }).click();
    const votes = boxOf(page, contests[0]!).getByRole("textbox", { name: candidates[0], exact: true });
    await votes.waitFor();
    expect(await votes.inputValue()).toBe("۱۴۵");
  });

  it("tells the transposed figure, by the candidate's name, with what each has entered", async () => {
    await page.getByRole("button", { name: words.second.save }).click();
    await page.getByText(words.settle.title(1)).waitFor();
    await page.getByRole("heading", { name: `${contests[0]}: ${candidates[0]}` }).waitFor();
    expect(await page.getByRole("radio").count()).toBe(3);
    await page.getByRole("radio", { name: /^۱۵۴ · ورود نخست/u }).waitFor();
    expect(await lookInBothLanguages(page, "count-differing")).toEqual([]);
  });

  it("is settled in front of both, each difference with its reason", async () => {
    await page.getByRole("button", { name: words.settle.save }).click();
    await page.getByText(words.settle.chooseNeeded).waitFor();
    await page.getByRole("radio", { name: /^۱۴۵ · ورود دوم/u }).check();
    await page.getByRole("textbox", { name: words.settle.why }).fill("دو رقم جابه‌جا نوشته شد");
    // What stands is as far from the branch's past as what was entered first: it was explained then, and is not asked for again.
    expect(await page.getByRole("textbox", { name: words.settle.given }).inputValue()).toBe(whyFar);
    expect(await page.getByRole("textbox", { name: words.settle.explanation }).count()).toBe(0);
    await page.getByRole("button", { name: words.settle.save }).click();
    await page.getByText(words.sign.title).first().waitFor();
    await page.getByText(countState.settled).waitFor();
    await page.getByText(words.sign.settledLine("۱۵۴", "۱۴۵", "۱۴۵")).waitFor();
    expect(await page.getByRole("definition").filter({ hasText: /^۱۵۴$/u }).count()).toBe(0);
    await page.getByRole("definition").filter({ hasText: /^۱۴۵$/u }).waitFor();
  });

  it("is signed by one, refused by the other with a reason, and then signed after all", async () => {
    await page.getByRole("button", { name: words.sign.sign }).click();
    await page.getByRole("list", { name: words.sign.who }).getByText(words.sign.signed).waitFor();
    expect(await page.getByRole("button", { name: words.sign.sign }).count()).toBe(0);
    await switchOfficer(page, firstOfficer, firstPin);
    await page.getByRole("button", { name: words.sign.refuse }).click();
    const dialog = page.getByRole("dialog", { name: words.refuse.title });
    await dialog.getByRole("textbox", { name: words.refuse.reason }).fill("برگ‌های باطله را با هم نشمردیم");
    await dialog.getByRole("button", { name: words.refuse.save }).click();
    await page.getByText(countState.refused, { exact: true }).waitFor();
    await page.getByText("برگ‌های باطله را با هم نشمردیم").waitFor();
    await page.getByRole("button", { name: words.sign.sign }).click();
    await page.getByText(words.sign.done).waitFor();
    // What is said of it is said in the language of whoever reads it.
    const notice = page.getByRole("status");
    await notice.getByText(tabletWords.saved(words.saved.sign)).waitFor();
    const problems = await lookAtScreen(page, "count-signed", "fa");
    await speak(page, "en");
    await notice.getByText(englishTablet.saved(english.saved.sign)).waitFor();
    problems.push(...(await lookAtScreen(page, "count-signed", "en")));
    await speak(page, "fa");
    expect(problems).toEqual([]);
  });

  it("reaches the office entry by entry, in the order in which it was done", async () => {
    await tablet.context.setOffline(false);
    await page.getByText(tabletWords.status.nothingWaits).first().waitFor({ timeout: 60_000 });
    const log = (await observer.pullAll()).filter(({ header }) => header.unit === unit);
    expect(log.map(({ header }) => header.type)).toEqual([
      "report.filed",
      "count.reentered",
      "count.settled",
      "report.corrected",
      "count.signed",
      "count.signed",
      "count.signed",
    ]);
    expect(new Set(log.map(({ header }) => header.officer)).size).toBe(2);
    const corrected = log[3]!.payload;
    expect(corrected.evidence).toHaveLength(1);
    expect(corrected.data["findings"]).toEqual(log[0]!.payload.data["findings"]);
    expect(corrected.data["contests"]).toMatchObject({ majles: { candidates: [{ votes: 145 }, { votes: 200 }] } });
  });

  it("is at the desk what it is: signed by two of the branch, and not yet verified by the office", async () => {
    const board = await openDesk(desk, officeOrigin);
    await goTo(board, `/desk/branches/${unit}?report=R7/main`);
    const report = board.locator("details[open]");
    await report.getByText(countState.signed).waitFor();
    await report.getByText(branchWords.count.notVerified).waitFor();
    await report.getByText(new RegExp(`${candidates[0]}: ${inPersianDigits(145)}`)).waitFor();
    await report.locator("summary").getByText("در انتظار").first().waitFor();
    expect(await lookInBothLanguages(board, "branch-count")).toEqual([]);
  });

  it("complains of nothing but the missing network", async () => {
    await openCount();
    const faults = [tablet, desk].flatMap((device) => device.faults);
    expect(faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
