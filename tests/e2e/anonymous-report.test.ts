/** A report that an officer hides from the branch's own tablet: made offline, readable at the county's desk and nowhere else. */
import { randomBytes } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { anonymous } from "../../client/i18n/fa/anonymous.ts";
import { checklist } from "../../client/i18n/fa/checklist.ts";
import { deskSealed } from "../../client/i18n/fa/desk-sealed.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { violation } from "../../client/i18n/fa/violation.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { openDesk, signInAtDesk } from "./desk-hand.ts";
import { goTo, lookAtScreen, lookInBothLanguages } from "./look-at-screen.ts";
import { makePhoto } from "./make-photo.ts";
import { officeOrigin, startInOffice, startOffice } from "./prepared-office.ts";
import { filesWith, spellings, writeControl } from "./search-profile.ts";
import { enterPin, heading, unlockTablet } from "./tablet-hand.ts";
import { addPhotos, brokenSeal, openViolationForm } from "./violation-hand.ts";

let server: ServerProcess;
let tablet: BrowserDevice;
let desk: BrowserDevice;
let page: Page;

/** Random, so that nothing else in a profile can be it. */
const marker = (): string => randomBytes(18).toString("hex");
const secret = { description: marker(), action: marker() };
const control = marker();

beforeAll(async () => {
  server = await startOffice();
  tablet = await startInOffice("tablet", server);
  desk = await startInOffice("desk", server);
});

afterAll(async () => {
  await tablet.remove();
  await desk.remove();
  await server.remove();
});

/** How many rows each of the journal's stores has, and whether any of them holds a text as it was typed. */
const readStores = (on: Page, texts: string[]): Promise<{ counts: Record<string, number>; isFound: boolean }> =>
  on.evaluate(
    (wanted) =>
      new Promise<{ counts: Record<string, number>; isFound: boolean }>((resolve, reject) => {
        const open = indexedDB.open("amanat");
        open.onerror = () => reject(open.error!);
        open.onsuccess = () => {
          const db = open.result;
          const counts: Record<string, number> = {};
          let isFound = false;
          const transaction = db.transaction([...db.objectStoreNames], "readonly");
          for (const name of db.objectStoreNames) {
            const all = transaction.objectStore(name).getAll();
            all.onsuccess = () => {
              counts[name] = all.result.length;
              const text = JSON.stringify(all.result);
              if (wanted.some((one) => text.includes(one))) isFound = true;
            };
          }
          transaction.oncomplete = () => {
            db.close();
            resolve({ counts, isFound });
          };
        };
      }),
    texts,
  );

describe("a report that is anonymous towards its branch", () => {
  it("says what it hides and what not, removes the draft and its photo, and is saved with no network", async () => {
    page = await unlockTablet(tablet, officeOrigin);
    await page.getByText(words.status.nothingWaits).first().waitFor();
    await server.stop();
    const blank = await tablet.context.newPage();
    const picture = await makePhoto(blank, 4, [800, 600]);
    await blank.close();
    await openViolationForm(page);
    await addPhotos(page, [{ name: "a.jpg", bytes: picture }]);
    await page.getByText(words.draft.saved).first().waitFor();
    expect((await readStores(page, [])).counts).toMatchObject({ drafts: 1, evidence: 1 });
    await page.getByRole("button", { name: anonymous.turnOn }).click();
    const dialog = page.getByRole("dialog", { name: anonymous.title });
    await dialog.getByText(anonymous.shown).waitFor();
    await dialog.getByText(anonymous.files(1)).waitFor();
    const problems = await lookAtScreen(page, "anonymous-dialog", "fa");
    await dialog.getByRole("button", { name: anonymous.confirmFiles }).click();
    await page.getByText(anonymous.on.title).waitFor();
    await page
      .getByRole("textbox", { name: violation.form.description })
      .fill(`پلمب صندوق را باز کردند ${secret.description}`);
    await page.getByRole("textbox", { name: violation.form.action }).fill(secret.action);
    problems.push(...(await lookInBothLanguages(page, "anonymous-form")));
    expect(problems).toEqual([]);
    const written = await readStores(page, Object.values(secret));
    expect(written).toMatchObject({ isFound: false, counts: { drafts: 0, evidence: 0, evidenceChunks: 0 } });
    await page.getByRole("button", { name: anonymous.save }).click();
    await page.getByRole("list", { name: anonymous.list.title }).getByText(anonymous.name).waitFor();
  });

  it("is listed on the tablet as kept from it, and nothing of it is found there again", async () => {
    const problems = await lookAtScreen(page, "anonymous-list", "fa");
    expect(problems).toEqual([]);
    await page.goBack();
    await page.reload();
    await enterPin(page);
    for (const path of ["/", "/violations", "/sync"]) {
      await goTo(page, path);
      await heading(page, /./).waitFor();
      const text = await page.locator("body").innerText();
      expect([path, Object.values(secret).filter((one) => text.includes(one))]).toEqual([path, []]);
    }
    await goTo(page, "/violations");
    const list = page.getByRole("list", { name: anonymous.list.title });
    await list.getByText(anonymous.name).waitFor();
    expect(await list.getByRole("link").count()).toBe(0);
    expect(await page.getByText(brokenSeal.name).count()).toBe(0);
    const stores = await readStores(page, Object.values(secret));
    expect(stores).toMatchObject({ isFound: false, counts: { entries: 1, drafts: 0, evidence: 0 } });
    await writeControl(page, { text: control });
    await tablet.close();
    expect(filesWith(tablet.profile, spellings(control))).not.toEqual([]);
    expect(filesWith(tablet.profile, Object.values(secret).flatMap(spellings))).toEqual([]);
  });

  it("is sent when there is a network, and opened at the county's desk", async () => {
    await server.start();
    await tablet.start();
    page = await unlockTablet(tablet, officeOrigin);
    await goTo(page, "/violations");
    await page.getByRole("list", { name: anonymous.list.title }).getByText("دریافت شد").waitFor();
    const county = await openDesk(desk, officeOrigin);
    await goTo(county, "/desk/violations");
    await county.getByRole("link", { name: deskSealed.link(1) }).click();
    const problems = await lookAtScreen(county, "sealed-list", "fa");
    await county.getByRole("list", { name: deskSealed.title }).getByRole("link").click();
    await county.getByRole("button", { name: deskSealed.open }).click();
    await county.getByText(secret.description).waitFor();
    await county.getByText(secret.action).waitFor();
    await county.getByText(brokenSeal.name).first().waitFor();
    await county.getByText(checklist.title).first().waitFor();
    problems.push(...(await lookInBothLanguages(county, "sealed-opened")));
    expect(problems).toEqual([]);
    // What was read is kept nowhere at the desk either.
    expect((await readStores(county, Object.values(secret))).isFound).toBe(false);
    await county.reload();
    await county.getByRole("button", { name: deskSealed.open }).waitFor();
    expect(await county.getByText(secret.description).count()).toBe(0);
  });

  it("is opened neither without a network nor by who has no such right", async () => {
    const county = desk.context.pages()[0]!;
    const { pathname } = new URL(county.url());
    const [author, seq] = pathname.split("/").slice(-2);
    const address = `/api/sealed-reports/${author}/${seq}`;
    await desk.context.setOffline(true);
    await county.getByRole("button", { name: deskSealed.open }).click();
    await county.getByRole("alert").waitFor();
    expect(await county.getByText(secret.description).count()).toBe(0);
    await desk.close();
    const other = await BrowserDevice.start({ name: "board's desk" });
    const board = await signInAtDesk(other, server.origin, "urmia-board", server.password);
    await goTo(board, pathname);
    await board.getByText(deskSealed.mayNot).waitFor();
    expect(await board.getByRole("button", { name: deskSealed.open }).count()).toBe(0);
    expect(await board.evaluate(async (url) => (await fetch(url)).status, address)).toBe(403);
    await other.remove();
  });

  it("leaves no error on any console", () => {
    expect([...tablet.faults, ...desk.faults].filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
