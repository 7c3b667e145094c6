/** The built app on a slow tablet: Chromium slowed six times, the server gone, thousands of entries in the journal. */
import type { Page } from "playwright-core";
import { report as words } from "../../client/i18n/fa/report.ts";
import { tablet } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { unlock } from "../../client/i18n/fa/unlock.ts";
import { enrolTablet, enterPin, heading } from "../e2e/tablet-hand.ts";
import { fillHourly, type ReportName } from "../e2e/report-hand.ts";
import { WireBranch } from "../e2e/wire-branch.ts";
import { BrowserDevice } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { untilHolds } from "../support/until-holds.ts";
import { inMs } from "./capture-figures.ts";
import { median, quantile, type Log } from "./rounds.ts";

export interface TabletFigures {
  /** From the address to a screen that takes the officer's PIN. */
  warmStartMs: number;
  /** From the last digit of the PIN to Today. */
  unlockMs: number;
  /** From the press of "file" to "filed", 95th percentile. */
  saveP95Ms: number;
}

export interface TabletLoad {
  entries: number;
  starts: number;
  /** One for each hour of the day that is not filed yet: ten at most. */
  saves: number;
}

const slowDown = 6;
const unit = "WA-URM-0001";
const pushEntries = 100;

export async function measureTablet(load: TabletLoad, log: Log): Promise<TabletFigures> {
  const server = await ServerProcess.start({ env: { AMANAT_RATE_LIMIT: "0" } });
  const device = await BrowserDevice.start({ name: "tablet" });
  try {
    await fillBranch(server, load.entries);
    let page = await enrolTablet(device, server.origin, server.printedCode);
    await untilHolds(
      page,
      async (wanted) => {
        const open = indexedDB.open("amanat");
        const db = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)));
        const request = db.transaction("entries").objectStore("entries").count();
        const count = await new Promise<number>((resolve) => (request.onsuccess = () => resolve(request.result)));
        db.close();
        return count >= wanted;
      },
      load.entries,
      120_000,
    );
    await server.stop();
    const starts: number[] = [];
    const unlocks: number[] = [];
    for (let start = 0; start <= load.starts; start++) {
      const before = page;
      // The app is closed: two pages of one origin would take turns on one thread.
      await before.goto("about:blank");
      const { page: opened, startMs } = await timeStart(device, server.origin);
      page = opened;
      await before.close();
      const unlockMs = await timed(() => enterPin(page));
      // The first start after the enrolment warms the caches, as yesterday's did.
      if (start === 0) continue;
      starts.push(startMs);
      unlocks.push(unlockMs);
    }
    log(`starts: ${starts.map(Math.round).join(" ")} ms`);
    const saves: number[] = [];
    for (let save = 0; save < load.saves; save++) saves.push(await timeSave(page, save));
    log(`saves: ${saves.map(Math.round).join(" ")} ms`);
    return {
      warmStartMs: Math.round(median(starts)),
      unlockMs: Math.round(median(unlocks)),
      saveP95Ms: inMs(quantile(saves, 0.95)),
    };
  } finally {
    await device.remove();
    await server.remove();
  }
}

/** Another tablet of the branch has filed them. */
async function fillBranch(server: ServerProcess, entries: number): Promise<void> {
  const code = (await server.admin("enrol-code", "--unit", unit)).split("\n")[0]!;
  const branch = await WireBranch.enrol(server.origin, unit, code);
  for (let filed = 0; filed < entries; filed += pushEntries) {
    const claimedAt = new Date().toISOString();
    await branch.push(
      ...Array.from({ length: Math.min(pushEntries, entries - filed) }, (_, index) =>
        branch.hourly("h09", { claimedAt, anchorAt: null }, { queue: (filed + index) % 50 }),
      ),
    );
  }
}

/**
 * Opens the app in a new tab, as a tap on its icon does. By the page's own clock: from the beginning of the navigation to the
 * first frame with the field for the PIN.
 */
async function timeStart(device: BrowserDevice, origin: string): Promise<{ page: Page; startMs: number }> {
  const page = await device.context.newPage();
  await page.addInitScript((title) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector("h1")?.textContent !== title) return;
      observer.disconnect();
      requestAnimationFrame(() => Object.assign(window, { shownMs: performance.now() }));
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  }, unlock.title);
  await (await device.devtools(page)).send("Emulation.setCPUThrottlingRate", { rate: slowDown });
  await page.goto(origin, { waitUntil: "commit" });
  const shown = await page.waitForFunction(() => (window as { shownMs?: number }).shownMs, null, { polling: 250 });
  return { page, startMs: (await shown.jsonValue())! };
}

const slots = ["۱۰", "۱۱", "۱۲", "۱۳", "۱۴", "۱۵", "۱۶", "۱۷", "۱۸", "۱۹"];

/** Files an hourly report nobody filed yet. From the click to the words that say it is saved, by the page's own clock. */
async function timeSave(page: Page, save: number): Promise<number> {
  const name = `گزارش ساعتی · ساعت ${slots[save]!}:۰۰` as ReportName;
  await fillHourly(page, name, { idElectronic: 90, idManual: 10, used: 100, spoiled: 2, remaining: 898 });
  const saved = page.evaluate(
    (words) =>
      new Promise<number>((resolve) => {
        let pressedMs = 0;
        addEventListener("click", () => (pressedMs = performance.now()), { capture: true, once: true });
        new MutationObserver((_, observer) => {
          if (pressedMs === 0 || !document.body.textContent.includes(words)) return;
          observer.disconnect();
          resolve(performance.now() - pressedMs);
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    tablet.saved(name),
  );
  await page.getByRole("button", { name: words.save }).click();
  const tookMs = await saved;
  await heading(page, today.title).waitFor();
  return tookMs;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
