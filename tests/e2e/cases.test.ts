/** A case between two desks and a branch: decided apart, settled, asked about and answered offline, joined and parted. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { caseWords as words } from "../../client/i18n/fa/case-words.ts";
import { kept } from "../../client/i18n/fa/kept.ts";
import { cases } from "../../client/i18n/fa/cases.ts";
import { sync } from "../../client/i18n/fa/sync.ts";
import { tablet as tabletWords } from "../../client/i18n/fa/tablet.ts";
import { violation as violationWords } from "../../client/i18n/fa/violation.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { ask, join, note, openCase, settle, stateRow, takeStep } from "./case-hand.ts";
import { openDesk, signInAtDesk } from "./desk-hand.ts";
import { goTo, lookAtScreen, speak } from "./look-at-screen.ts";
import { officeOrigin, startInOffice, startOffice } from "./prepared-office.ts";
import { unlockTablet } from "./tablet-hand.ts";
import { logViolation } from "./violation-hand.ts";
import { WireBranch } from "./wire-branch.ts";
import { WireObserver } from "./wire-observer.ts";

const description = "پلمب صندوق مجلس پاره شده بود";
const otherDescription = "صندوق بی‌پلمب به سالن آورده شد";
const question = "پلمب را چه کسی برداشت؟";
const answer = "هنگام رسیدن صندوق پاره بود؛ شماره‌اش را نوشتیم.";
const minutes = 60_000;

let server: ServerProcess;
let observer: WireObserver;
let desks: BrowserDevice[];
let tablet: BrowserDevice;
let province: Page;
let county: Page;
let branch: Page;

beforeAll(async () => {
  server = await startOffice();
  observer = await WireObserver.signIn(server.origin, "urmia", server.password);
  const viewport = { width: 1440, height: 900 };
  desks = [
    await BrowserDevice.start({ name: "desk of the province", viewport }),
    await startInOffice("desk", server, { name: "desk of the county", viewport }),
  ];
  tablet = await startInOffice("tablet", server);
});

afterAll(async () => {
  for (const device of [...desks, tablet]) await device.remove();
  await server.remove();
});

describe("a case", () => {
  it("is at every desk above the branch", async () => {
    branch = await unlockTablet(tablet, officeOrigin);
    await logViolation(branch, { description, photos: [] });
    const other = await WireBranch.enrol(server.origin, "WA-URM-0005", await observer.makeCode("WA-URM-0005"));
    const said = { anchorAt: null, claimedAt: new Date().toISOString() };
    await other.push(
      other.violation("told-by-another-branch", said, { offence: "art66-14", description: otherDescription }),
    );
    province = await signInAtDesk(desks[0]!, server.origin, "province", server.password);
    county = await openDesk(desks[1]!, officeOrigin);
    for (const desk of [province, county]) {
      await openCase(desk, description);
      await expect.poll(() => stateRow(desk).innerText()).toContain(words.states.logged);
    }
  });

  it("is disputed at both desks when they have decided differently apart, until one settles it", async () => {
    await desks[1]!.context.setOffline(true);
    await takeStep(county, "mistaken", "تمرین بود");
    await expect.poll(() => stateRow(county).innerText()).toContain(words.states.mistaken);
    await takeStep(province, "verifying", "با رئیس شعبه گفت‌وگو شد");
    await desks[1]!.context.setOffline(false);
    for (const desk of [province, county]) {
      const heads = desk.getByRole("list", { name: words.disputed, exact: true });
      await heads.getByText("تمرین بود").waitFor({ timeout: minutes });
      await heads.getByText("با رئیس شعبه گفت‌وگو شد").waitFor({ timeout: minutes });
    }
    const problems = [];
    for (const locale of ["en", "fa"] as const) {
      await speak(province, locale);
      problems.push(...(await lookAtScreen(province, "case-disputed", locale)));
    }
    expect(problems).toEqual([]);
    await settle(province, "verifying", "شعبه تأیید کرد که تمرین نبود");
    for (const desk of [province, county]) {
      await desk.getByText(cases.page.dispute.title).waitFor({ state: "detached", timeout: minutes });
      await expect.poll(() => stateRow(desk).innerText()).toContain(words.states.verifying);
    }
  });

  it("is asked about at the branch, which answers without a network and reads no note of the office", async () => {
    await note(province, "گفت‌وگوی دوم لازم است");
    await ask(province, question);
    await goTo(branch, "/sync");
    await branch.getByRole("button", { name: sync.now }).click();
    await goTo(branch, "/");
    await branch.getByRole("link").filter({ hasText: question }).click({ timeout: minutes });
    await branch.getByText(words.states.verifying).first().waitFor();
    await tablet.context.setOffline(true);
    await branch.getByRole("button", { name: words.answerDialog.open }).click();
    const dialog = branch.getByRole("dialog");
    await dialog.getByRole("textbox").fill(answer);
    await dialog.getByText(kept.kept).waitFor();
    await dialog.getByRole("button", { name: kept.later }).click();
    // What was begun is found again.
    await branch.getByRole("button", { name: words.answerDialog.open }).click();
    expect(await dialog.getByRole("textbox").inputValue()).toBe(answer);
    await dialog.getByRole("button", { name: words.answerDialog.save }).click();
    await branch.getByText(words.questions.answered).waitFor();
    const problems = [];
    for (const locale of ["en", "fa"] as const) {
      await speak(branch, locale);
      problems.push(...(await lookAtScreen(branch, "violation-answered", locale)));
    }
    expect(problems).toEqual([]);
    expect(await branch.getByText("گفت‌وگوی دوم لازم است").count()).toBe(0);
    await tablet.context.setOffline(false);
    await branch.getByText(tabletWords.status.nothingWaits).waitFor({ timeout: minutes });
    for (const desk of [province, county]) {
      const questions = desk.getByRole("list", { name: words.questions.title });
      await questions.getByText(answer).waitFor({ timeout: minutes });
      await questions.getByText(words.questions.answered).waitFor();
    }
    await county.getByRole("list", { name: cases.page.notes }).getByText("گفت‌وگوی دوم لازم است").waitFor();
  });

  it("is joined with a report of another branch, and parted from it", async () => {
    await join(province, otherDescription, "هر دو از همان صندوق می‌گویند");
    const reports = province.getByRole("list", { name: cases.page.joined });
    await reports.getByText(otherDescription).waitFor();
    await goTo(county, "/desk/violations");
    await county.getByText(cases.reports(2)).waitFor({ timeout: minutes });
    // The joined case is in the state of that which was decided.
    await goTo(county, "/desk/violations/told-by-another-branch");
    await expect.poll(() => stateRow(county).innerText()).toContain(words.states.verifying);
    await reports
      .getByRole("listitem")
      .filter({ hasText: otherDescription })
      .getByRole("button", { name: cases.page.part })
      .click();
    const dialog = province.getByRole("dialog");
    await dialog.getByRole("textbox").fill("صندوق دیگری بود");
    await dialog.getByRole("button", { name: cases.partDialog.save }).click();
    await province.getByText(cases.page.joinedOne).waitFor();
    await county.getByText(cases.page.joinedOne).waitFor({ timeout: minutes });
    await expect.poll(() => stateRow(county).innerText()).toContain(words.states.logged);
    // Each report tells of both, whichever of the two they were recorded from.
    await county.getByRole("list", { name: cases.page.timeline }).getByText("هر دو از همان صندوق می‌گویند").waitFor();
    const links = branch.getByRole("list", { name: violationWords.page.links.title });
    await links.getByText("هر دو از همان صندوق می‌گویند").waitFor({ timeout: minutes });
    await links.getByText("صندوق دیگری بود").waitFor({ timeout: minutes });
  });

  it("is worked on by keyboard alone", async () => {
    await goTo(province, "/desk/violations");
    await province.getByRole("main").getByRole("link").filter({ hasText: description }).waitFor();
    await province.keyboard.press("j");
    await province.keyboard.press("ArrowDown");
    await province.keyboard.press("k");
    await province.keyboard.press("Enter");
    await province.getByRole("list", { name: cases.page.stateRow }).waitFor();
    await province.keyboard.press("t");
    await province.getByRole("button", { name: cases.handler.giveBack }).waitFor();
    await province.keyboard.press("s");
    await province.getByRole("dialog", { name: cases.stepDialog.title }).waitFor();
    await province.keyboard.press("Escape");
    await province.keyboard.press("h");
    const help = province.getByRole("dialog", { name: cases.keys.title });
    await help.getByRole("checkbox").uncheck();
    await province.keyboard.press("Escape");
    await province.keyboard.press("b");
    expect(await province.getByRole("list", { name: cases.page.stateRow }).count()).toBe(1);
  });

  it("logs no error on any device", () => {
    const faults = [...desks, tablet].flatMap((device) => device.faults);
    expect(faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
