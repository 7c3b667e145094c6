/** The desk over a whole day of the province: how soon its board stands, and how soon it shows what has arrived. */
import type { Page } from "playwright-core";
import { desk as words } from "../../client/i18n/fa/desk.ts";
import { deskLogin } from "../../client/i18n/fa/desk-login.ts";
import { boardCell, grid, showBranch } from "../e2e/desk-hand.ts";
import { WireBranch } from "../e2e/wire-branch.ts";
import { BrowserDevice } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { untilHolds } from "../support/until-holds.ts";
import { untilQuiet } from "./bench-process.ts";
import { median, type Log } from "./rounds.ts";

export interface BoardFigures {
  /** From the press of "sign in" on a computer that has nothing yet to the board. */
  signInMs: number;
  /** From the address to the board, in a browser that has just been started. */
  startMs: number;
  /** The same in a browser that runs. */
  openMs: number;
  /** From another page of the desk to the board. */
  returnMs: number;
  /** From the answer to a tablet's push to the cell that says it. */
  arrivalMs: number;
  entries: number;
}

export interface BoardLoad {
  entries: number;
  times: number;
}

const unit = "WA-URM-0001";
const slot = { id: "h09", name: "گزارش ساعتی، ساعت ۰۹:۰۰" };
const rowsOfBoard = '[role="grid"] [role="row"]';

export async function measureBoard({ entries, times }: BoardLoad, log: Log): Promise<BoardFigures> {
  const server = await ServerProcess.start();
  const desk = await BrowserDevice.start({ name: "desk", viewport: { width: 1440, height: 900 } });
  try {
    await server.stop();
    const filed = Number(/^(\d+) entries/.exec(await server.admin("demo-day", "--entries", String(entries)))?.[1]);
    const code = (await server.admin("enrol-code", "--unit", unit)).split("\n")[0]!;
    await server.start();
    await desk.context.addInitScript(watchBoard, rowsOfBoard);
    let page = await desk.open(`${server.origin}/desk`);
    await signIn(page, server.password);
    const signInMs = await shownAt(page);
    await untilWhole(page, filed);

    const starts: number[] = [];
    const opens: number[] = [];
    const returns: number[] = [];
    for (let time = 0; time < times; time++) {
      await desk.close();
      await desk.start();
      await desk.context.addInitScript(watchBoard, rowsOfBoard);
      page = await desk.open(`${server.origin}/desk`);
      starts.push(await shownAt(page));
      await untilAtRest(desk);
      await page.goto(`${server.origin}/desk`);
      opens.push(await shownAt(page));
      await untilAtRest(desk);
      returns.push(await timeReturn(page));
    }
    log(`board: started ${inWords(starts)}, opened ${inWords(opens)}, returned to ${inWords(returns)} ms`);
    const arrivalMs = await timeArrival(page, await WireBranch.enrol(server.origin, unit, code));
    return {
      signInMs: Math.round(signInMs),
      startMs: Math.round(median(starts)),
      openMs: Math.round(median(opens)),
      returnMs: Math.round(median(returns)),
      arrivalMs: Math.round(arrivalMs),
      entries: filed,
    };
  } finally {
    await desk.remove();
    await server.remove();
  }
}

/** As the browser of somebody who works with it is when the next page is opened. */
const untilAtRest = async (desk: BrowserDevice): Promise<void> =>
  untilQuiet((await desk.listProcesses()).map(({ id }) => id));

const inWords = (values: readonly number[]): string => values.map(Math.round).join(" ");

interface Watched {
  /** Since when the board is waited for, by the page's clock; the navigation unless set. */
  askedMs?: number;
  shownMs?: number;
}

/** Runs in the page: notes the first frame with rows of branches below the head. No function of it has a name: tsx would mark it. */
function watchBoard(rows: string): void {
  const watched = window as Watched;
  new MutationObserver(() => {
    if (watched.shownMs !== undefined || document.querySelectorAll(rows).length <= 2) return;
    requestAnimationFrame(() => (watched.shownMs ??= performance.now()));
  }).observe(document, { childList: true, subtree: true });
}

/** ms from what was asked to the first frame with the board. */
async function shownAt(page: Page): Promise<number> {
  const shown = await page.waitForFunction(
    () => {
      const { shownMs, askedMs = 0 } = window as Watched;
      return shownMs === undefined ? null : shownMs - askedMs;
    },
    null,
    { polling: 100, timeout: 120_000 },
  );
  return (await shown.jsonValue())!;
}

/** From the next click on, the board is waited for anew. */
const watchClick = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const watched = window as Watched;
    addEventListener(
      "click",
      () => {
        watched.askedMs = performance.now();
        delete watched.shownMs;
      },
      { capture: true, once: true },
    );
  });

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel(deskLogin.username).fill("province");
  await page.getByLabel(deskLogin.password).fill(password);
  await watchClick(page);
  await page.getByRole("button", { name: deskLogin.enter }).click();
}

/** The whole day and every list are kept here, and with them the board as it was last shown: this desk's own. */
async function untilWhole(page: Page, position: number): Promise<void> {
  await untilHolds(
    page,
    async (position) => {
      const opening = indexedDB.open("amanat");
      const db = await new Promise<IDBDatabase>((resolve) => (opening.onsuccess = () => resolve(opening.result)));
      const [view, lists] = await Promise.all(
        [
          ["snapshots", "desk-view"],
          ["meta", "reference/1/ready"],
        ].map(
          ([store, key]) =>
            new Promise<{ state?: { state: { source: string; position: number } }; value?: unknown } | undefined>(
              (resolve) => {
                const request = db.transaction(store!).objectStore(store!).get(key!);
                request.onsuccess = () => resolve(request.result);
              },
            ),
        ),
      );
      db.close();
      const { source, position: shown } = view?.state?.state ?? { source: "none", position: 0 };
      return lists?.value === true && source === "own" && shown >= position;
    },
    position,
    300_000,
  );
}

async function timeReturn(page: Page): Promise<number> {
  await page.getByRole("link", { name: words.sections.turnout, exact: true }).click();
  await grid(page).waitFor({ state: "detached" });
  await watchClick(page);
  await page.getByRole("link", { name: words.sections.board, exact: true }).click();
  return shownAt(page);
}

/** Another tablet of the branch says something else of an hour that was reported. */
async function timeArrival(page: Page, branch: WireBranch): Promise<number> {
  await showBranch(page, unit);
  const cell = boardCell(page, unit, slot.name);
  const before = await cell.getAttribute("aria-label");
  await branch.push(branch.hourly(slot.id, { claimedAt: new Date().toISOString(), anchorAt: null }));
  const answeredMs = performance.now();
  await page.waitForFunction(
    ([cell, before]) => document.querySelector(cell)?.getAttribute("aria-label") !== before,
    [`[data-unit="${unit}"] [aria-label^="${slot.name}: "]`, before] as const,
    { polling: "raf", timeout: 60_000 },
  );
  return performance.now() - answeredMs;
}
