/** A notice from the desk to a scope, read on a tablet without a network; an order that moves the tablet's deadlines. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deskLogin } from "../../client/i18n/fa/desk-login.ts";
import { kept } from "../../client/i18n/fa/kept.ts";
import { notices as words } from "../../client/i18n/fa/notices.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { lookAtScreen, lookInBothLanguages } from "./look-at-screen.ts";
import { officeOrigin, officeUnit, startInOffice, startOffice } from "./prepared-office.ts";
import { question } from "./report-hand.ts";
import { dayReport, unlockTablet } from "./tablet-hand.ts";

const unit = officeUnit;
const snow = { title: "برف در راه سرو", body: "راه سرو بسته است؛ صندوق‌ها را با خودروی ستاد بیاورید." };
const orderNo = "۱۲۳/۴۵";

let server: ServerProcess;
let tablet: BrowserDevice;
let desk: BrowserDevice;
let page: Page;
let office: Page;

beforeAll(async () => {
  server = await startOffice();
  tablet = await startInOffice("tablet", server);
  desk = await BrowserDevice.start({ name: "desk", viewport: { width: 1440, height: 900 } });
  page = await unlockTablet(tablet, officeOrigin);
  office = await desk.open(`${server.origin}/desk/notices`);
  await office.getByLabel(deskLogin.username).fill("province");
  await office.getByLabel(deskLogin.password).fill(server.password);
  await office.getByRole("button", { name: deskLogin.enter }).click();
  // A desk's first start fetches two thousand units before it shows anything.
  await office.getByRole("button", { name: words.form.send }).waitFor({ timeout: 60_000 });
});

afterAll(async () => {
  await tablet.remove();
  await desk.remove();
  await server.remove();
});

const card = () => office.getByRole("article").filter({ hasText: snow.title });
const seen = (title: string) => page.getByRole("button", { name: `${today.noticeSeen} : ${title}` });

describe("a notice", () => {
  it("goes from the province to the branches of one county", async () => {
    await office.getByLabel(words.form.where).selectOption("WA-URM");
    await office.getByText(words.form.recipients(407)).waitFor();
    await office.getByRole("button", { name: words.form.send }).click();
    await office.getByText(words.form.needed).first().waitFor();
    await office.getByRole("textbox", { name: words.form.heading, exact: true }).fill(snow.title);
    await office.getByRole("textbox", { name: words.form.text, exact: true }).fill(snow.body);
    await office.getByRole("checkbox", { name: words.form.urgentChoice }).check();
    await office.getByText(kept.kept).waitFor();
    await office.reload();
    const heading = office.getByRole("textbox", { name: words.form.heading, exact: true });
    await heading.waitFor({ timeout: 60_000 });
    expect(await heading.inputValue()).toBe(snow.title);
    await office.getByText(words.form.recipients(407)).waitFor();
    await office.getByRole("button", { name: words.form.send }).click();
    await office.getByText(words.form.sent(407)).waitFor();
    await card().getByText(words.list.acknowledged(0, 407)).first().waitFor();
  });

  it("is on the tablet until somebody there has read it, also without a network", async () => {
    await page.getByText(snow.body).waitFor();
    await tablet.context.setOffline(true);
    await seen(snow.title).click();
    await seen(snow.title).waitFor({ state: "detached" });
    // Folded away, and still to be read.
    expect(await page.getByText(snow.body).isVisible()).toBe(false);
    await page.getByText(today.noticesRead(1)).click();
    await page.getByText(snow.body).waitFor();
    expect(await card().getByText(words.list.acknowledged(0, 407)).count()).toBeGreaterThan(0);
  });

  it("is known to be read at the desk once the tablet has a network", async () => {
    await tablet.context.setOffline(false);
    await card().getByText(words.list.acknowledged(1, 407)).first().waitFor({ timeout: 60_000 });
    await card().getByText(words.list.missing(406)).click();
    await card().getByText("WA-URM-0002").waitFor();
    expect(await card().getByText(unit, { exact: true }).count()).toBe(0);
  });
});

describe("an order that extends voting", () => {
  it("is refused where it ends no later, with the end as it is", async () => {
    await office.getByRole("button", { name: words.extension.open }).click();
    await office.getByRole("textbox", { name: words.extension.orderNo }).fill(orderNo);
    await office.getByRole("textbox", { name: words.extension.end }).fill("۱۹:۳۰");
    await office.getByText(words.extension.notLater("۲۰:۰۰")).waitFor();
    await office.getByRole("button", { name: words.extension.review }).click();
    expect(await office.getByRole("dialog").count()).toBe(0);
    expect(await lookInBothLanguages(office, "extension-refused")).toEqual([]);
  });

  it("moves every deadline of the tablet that is counted from the end", async () => {
    const closing = dayReport(page, "پایان رأی‌گیری");
    await closing.getByText("۲۰:۳۰").waitFor();
    expect(await dayReport(page, "ساعت ۲۰:۰۰").count()).toBe(0);
    await office.getByRole("textbox", { name: words.extension.end }).fill("۲۱:۰۰");
    await office.getByRole("button", { name: words.extension.review }).click();
    const dialog = office.getByRole("dialog", { name: words.extension.confirmTitle });
    await dialog.getByText(words.extension.confirmText(orderNo, 1990)).waitFor();
    expect(await lookAtScreen(office, "extension-confirm", "fa")).toEqual([]);
    await dialog.getByRole("button", { name: words.extension.confirm, exact: true }).click();
    await office.getByText(words.extension.done(orderNo)).waitFor();
    // The tablet was without a network: its stream opens again by itself.
    await closing.getByText("۲۱:۳۰").waitFor({ timeout: 60_000 });
    await dayReport(page, "ساعت ۲۰:۰۰").waitFor();
    expect(await lookInBothLanguages(page, "today-extension")).toEqual([]);
  });

  it("is offered as a report with its number and times", async () => {
    await page.getByText(today.newEnd(today.bothElections, "۲۱:۰۰")).waitFor();
    await page.getByRole("link", { name: today.fileExtension }).click();
    expect(await question(page, "شمارهٔ دستور تمدید").or(question(page, "شماره دستور تمدید")).inputValue()).toBe(
      orderNo,
    );
    for (const contest of ["مجلس شورای اسلامی", "خبرگان رهبری"]) {
      expect(await question(page, `پایان جدید: ${contest}`).inputValue()).toBe("۲۱:۰۰");
    }
  });

  it("log no error", () => {
    const faults = [tablet, desk].flatMap((device) => device.faults);
    expect(faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
