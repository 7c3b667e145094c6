/**
 * The main job: a tablet enrols, loses its network, files the reports of the morning and a violation with photos, its browser
 * dies, and when the server is back everything is there exactly once, and the desk says so in Persian.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deskEntries } from "../../client/i18n/fa/desk-entries.ts";
import { desk as deskWords } from "../../client/i18n/fa/desk.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { ui } from "../../client/i18n/fa/ui.ts";
import type { EvidenceItem } from "../../shared/events/violation.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { boardCell, boardRow, showBranch, signInAtDesk, untilDeskIsKept } from "./desk-hand.ts";
import { makePhoto } from "./make-photo.ts";
import { fileHourly, fileOpening, fileReadiness, fillHourly, reportNames, saveWithExplanation } from "./report-hand.ts";
import { dayReport, enrolTablet, heading, section, unlockTablet } from "./tablet-hand.ts";
import { brokenSeal, logViolation } from "./violation-hand.ts";
import { sha256Of, WireObserver, type SeenEntry } from "./wire-observer.ts";

const unit = "WA-URM-0001";
/** After so long without a server a tablet looks for it again every minute or so. */
const longestRestMs = 120_000;
const explanation = "یک دستهٔ پنجاه‌برگی هنوز شمرده نشده است";
const description = "پلمب صندوق مجلس پاره شده بود";
const figures = { idElectronic: 120, idManual: 8, used: 128, spoiled: 2, remaining: 870 };
const filed = [reportNames.readiness, reportNames.opening, reportNames.nineOClock, reportNames.tenOClock];

let server: ServerProcess;
let tablet: BrowserDevice;
let desk: BrowserDevice;
let page: Page;
let board: Page;
let photos: { name: string; bytes: Buffer }[];
let log: SeenEntry[];

beforeAll(async () => {
  // On the eve: whatever is filed now is filed in time, whenever this test runs.
  server = await ServerProcess.start({ electionInDays: 1 });
  tablet = await BrowserDevice.start({ name: "tablet" });
  desk = await BrowserDevice.start({ name: "desk", viewport: { width: 1440, height: 900 } });
});

afterAll(async () => {
  await tablet.remove();
  await desk.remove();
  await server.remove();
});

describe("a day in the field", () => {
  it("enrols a tablet by its code", async () => {
    page = await enrolTablet(tablet, server.origin, server.printedCode);
    photos = [];
    for (const seed of [1, 2]) {
      photos.push({ name: `plomb-${seed}.jpg`, bytes: await makePhoto(await desk.open("about:blank"), seed) });
    }
  });

  it("files reports and a violation with photos while there is no network", async () => {
    await tablet.context.setOffline(true);
    await server.stop();
    await fileReadiness(page);
    await fileOpening(page, 1000);
    await fileHourly(page, reportNames.nineOClock, figures);
    await fillHourly(page, reportNames.tenOClock, { ...figures, idElectronic: 240, used: 248, remaining: 700 });
    await saveWithExplanation(page, reportNames.tenOClock, explanation);
    await logViolation(page, { description, photos });
  });

  it("shows all of it after the browser was killed, still without a network", async () => {
    await tablet.kill();
    await tablet.start();
    page = await unlockTablet(tablet, server.origin);
    for (const name of filed) await dayReport(page, name).getByText("روی همین تبلت").waitFor();
    await dayReport(page, reportNames.tenOClock).getByText("ناهمخوانی").waitFor();
    expect(await dayReport(page, reportNames.nineOClock).getByText("ناهمخوانی").count()).toBe(0);
    await section(page, words.violations).click();
    await page.getByRole("link", { name: brokenSeal.name }).click();
    await page.getByText(description).waitFor();
    await expect.poll(() => page.getByRole("button", { name: /^دیدن عکس/ }).count()).toBe(2);
    await section(page, words.today).click();
    await heading(page, words.today).waitFor();
  });

  it("hands every entry in exactly once when the server is back, without a touch", async () => {
    await server.start();
    for (const name of filed) await dayReport(page, name).getByText("دریافت شد").waitFor({ timeout: longestRestMs });
    await page.getByText(words.status.nothingWaits).waitFor({ timeout: longestRestMs });
    const observer = await WireObserver.signIn(server.origin, "province", server.password);
    log = await observer.pullAll();
    expect(log.map(({ header }) => [header.seq, header.type, header.unit])).toEqual([
      [0, "report.filed", unit],
      [1, "report.filed", unit],
      [2, "report.filed", unit],
      [3, "report.filed", unit],
      [4, "violation.logged", unit],
    ]);
    expect(new Set(log.map(({ header }) => header.author)).size).toBe(1);
    expect(log.slice(0, 4).map(({ header }) => header.subject)).toEqual(
      ["R0/morning", "R1/main", "R2/h09", "R2/h10"].map((slot) => `${unit}/${slot}`),
    );
    expect(log[2]!.payload.data).toMatchObject({
      values: { idElectronic: 120, idManual: 8 },
      contests: { majles: { ballotsUsed: 128, ballotsRemaining: 870 }, experts: { ballotsUsed: 128 } },
      findings: [],
    });
    const findings = log[3]!.payload.data["findings"] as { explanation: string }[];
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) expect(finding.explanation).toBe(explanation);
    expect(log[4]!.payload.data).toMatchObject({ description });

    const receipts = log.slice(0, 4).map(({ position }) => `رسید ${position.toLocaleString("fa-IR")}`);
    for (const [index, name] of filed.entries()) await dayReport(page, name).getByText(receipts[index]!).waitFor();
  });

  it("keeps each photo on the server's disk under its hash, and gives it out", async () => {
    const { data, evidence } = log[4]!.payload;
    const copies = new Set((data["items"] as EvidenceItem[]).flatMap(({ sha256, copyOf }) => (copyOf ? sha256 : [])));
    // Of large photos small copies came along.
    const named = evidence.filter(({ sha256 }) => !copies.has(sha256));
    expect(named.map(({ sha256 }) => sha256)).toEqual(photos.map(({ bytes }) => sha256Of(bytes)));
    expect(named.map(({ sizeBytes }) => sizeBytes)).toEqual(photos.map(({ bytes }) => bytes.length));
    const observer = await WireObserver.signIn(server.origin, "urmia", server.password);
    const folder = join(server.dataPath, "evidence");
    for (const { bytes } of photos) {
      const path = join(folder, Buffer.from(sha256Of(bytes), "base64url").toString("hex"));
      expect(existsSync(path)).toBe(true);
      expect(readFileSync(path).equals(bytes)).toBe(true);
      expect((await observer.fetchEvidence(sha256Of(bytes))).equals(bytes)).toBe(true);
    }
    expect(readdirSync(folder)).toHaveLength(evidence.length);
  });

  it("shows the branch on the desk's board, in Persian", async () => {
    board = await signInAtDesk(desk, server.origin, "urmia", server.password);
    expect(await board.locator("html").getAttribute("lang")).toBe("fa");
    expect(await board.locator("html").getAttribute("dir")).toBe("rtl");
    await showBranch(board, unit);
    const words = async (slot: string) => {
      const cell = boardCell(board, unit, slot);
      await cell.waitFor();
      return cell.getAttribute("aria-label");
    };
    await boardRow(board, unit).getByRole("gridcell", { name: "افتتاح شعبه: به‌موقع" }).waitFor();
    expect(await words("آمادگی شعبه، صبح روز رأی‌گیری، ۰۷:۰۰")).toBe("آمادگی شعبه، صبح روز رأی‌گیری، ۰۷:۰۰: به‌موقع");
    expect(await words("افتتاح شعبه")).toBe("افتتاح شعبه: به‌موقع");
    expect(await words("گزارش ساعتی، ساعت ۰۹:۰۰")).toBe("گزارش ساعتی، ساعت ۰۹:۰۰: به‌موقع");
    await expect
      .poll(() => words("گزارش ساعتی، ساعت ۱۰:۰۰"))
      .toMatch(/^گزارش ساعتی، ساعت ۱۰:۰۰: به‌موقع، مغایرت( بحرانی)?$/);
    expect(await words("گزارش ساعتی، ساعت ۱۱:۰۰")).toBe("گزارش ساعتی، ساعت ۱۱:۰۰: در انتظار");
    expect(await boardRow(board, unit).getByRole("gridcell").last().innerText()).toBe("۱");
  });

  it("lets the supervisor follow the board down to the signed entries", async () => {
    await boardRow(board, unit).getByRole("rowheader").getByRole("link").click();
    await board.getByRole("tab", { name: /^ورودی‌ها/ }).click();
    const rows = board.getByRole("table", { name: deskEntries.caption }).getByRole("row");
    await expect.poll(() => rows.count()).toBe(1 + log.length);
    for (const [index, { header, position }] of log.entries()) {
      const row = rows.nth(1 + index);
      expect(await row.getByRole("rowheader").innerText()).toBe(position.toLocaleString("fa-IR"));
      await row.getByText(deskEntries.checks.sound, { exact: true }).waitFor();
      expect(await row.innerText()).toContain(header.author.slice(0, 8));
    }
    await rows
      .nth(4)
      .getByRole("button", { name: deskEntries.raw.open(3) })
      .click();
    const entry = board.getByRole("dialog");
    expect(await entry.getByLabel(deskEntries.raw.header).innerText()).toBe(log[3]!.headerText);
    await entry.getByRole("button", { name: ui.close }).click();
  });

  it("shows the photos of the violation once their hashes are checked, later without the server too", async () => {
    await section(board, deskWords.sections.violations).click();
    await board.getByRole("link", { name: brokenSeal.name }).click();
    await expectPhotos();
    await untilDeskIsKept(board);
    await server.stop();
    await board.reload();
    await expectPhotos();
  });

  it("complains of nothing but the missing network", () => {
    expect([...tablet.faults, ...desk.faults].filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});

async function expectPhotos(): Promise<void> {
  await board.getByText(description).first().waitFor();
  await expect.poll(() => board.getByText(deskEntries.evidence.verified).count()).toBe(photos.length);
  for (const { name } of photos) {
    const picture = board.getByRole("button", { name: deskEntries.evidence.enlarge(name) }).locator("img");
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1600);
  }
}
