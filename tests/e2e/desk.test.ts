/** The desk on a day that is over: every verdict on its board, what arrives while it looks, and what it keeps. */
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { board } from "../../client/i18n/fa/board.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { boardRow, showBranch, signInAtDesk, untilDeskIsKept } from "./desk-hand.ts";
import { WireBranch } from "./wire-branch.ts";
import { WireObserver } from "./wire-observer.ts";

const first = "WA-URM-0001";
const second = "WA-URM-0002";
const nineOClock = "گزارش ساعتی، ساعت ۰۹:۰۰";
const tenOClock = "گزارش ساعتی، ساعت ۱۰:۰۰";
const elevenOClock = "گزارش ساعتی، ساعت ۱۱:۰۰";
const noon = "گزارش ساعتی، ساعت ۱۲:۰۰";
const lateButInTime = "به‌موقع ثبت شد، دیر رسید";

/** An instant of the election day that the tests look back on. */
const at = (time: string): string => new Date(`${server.electionDay}T${time}:00.000+03:30`).toISOString();

/** A cell of the board once it says so: what a desk shows first may be older than what it holds. */
const cellThatSays = (unit: string, slotName: string, verdict: string): Locator =>
  boardRow(page, unit).getByRole("gridcell", { name: new RegExp(`^${slotName}: .*${verdict}`) });

let server: ServerProcess;
let desk: BrowserDevice;
let observer: WireObserver;
let branch: WireBranch;
let page: Page;

beforeAll(async () => {
  server = await ServerProcess.start({ electionInDays: -1 });
  observer = await WireObserver.signIn(server.origin, "province", server.password);
  branch = await WireBranch.enrol(server.origin, first, await observer.makeCode(first));
  desk = await BrowserDevice.start({ name: "desk", viewport: { width: 1440, height: 900 } });
});

afterAll(async () => {
  await desk.remove();
  await server.remove();
});

describe("the desk", () => {
  it("shows of each report what can be proven about its time", async () => {
    await branch.push(
      branch.hourly("h09", { anchorAt: at("09:05"), claimedAt: at("09:10") }),
      branch.hourly("h10", { anchorAt: at("10:30"), claimedAt: at("10:31") }, { idElectronic: 190 }),
      branch.hourly("h11", { anchorAt: null, claimedAt: at("11:10") }),
    );
    page = await signInAtDesk(desk, server.origin, "province", server.password);
    await showBranch(page, first);
    await cellThatSays(first, nineOClock, lateButInTime).waitFor();
    await cellThatSays(first, tenOClock, "با تأخیر").waitFor();
    await cellThatSays(first, elevenOClock, "ساعت نامطمئن").waitFor();
    await cellThatSays(first, noon, "بی‌خبر").waitFor();
    await showBranch(page, second);
    await cellThatSays(second, nineOClock, "بی‌خبر").waitFor();
  });

  it("shows an arrival by itself, without losing what was typed", async () => {
    await showBranch(page, first);
    const arrived = cellThatSays(first, noon, lateButInTime);
    await branch.push(branch.hourly("h12", { anchorAt: at("12:05"), claimedAt: at("12:10") }, { idElectronic: 290 }));
    const pushedAtMs = performance.now();
    await arrived.waitFor();
    console.log(`from the receipt to the board: ${Math.round(performance.now() - pushedAtMs)} ms`);
    expect(await page.getByRole("searchbox", { name: board.search }).inputValue()).toBe(first);
  });

  it("opens without the server on what it last received", async () => {
    await untilDeskIsKept(page);
    await server.stop();
    await page.reload();
    await showBranch(page, first);
    await cellThatSays(first, noon, lateButInTime).waitFor();
    await desk.kill();
    await desk.start();
    page = await desk.open(`${server.origin}/desk`);
    await showBranch(page, first);
    await cellThatSays(first, noon, lateButInTime).waitFor();
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  });

  it("complains of nothing but the missing server", () => {
    expect(desk.faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
