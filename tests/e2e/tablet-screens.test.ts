/** Every screen of the tablet in both languages and four sizes: nothing overflows, axe finds nothing, no error is logged. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { app as enApp } from "../../client/i18n/en/app.ts";
import { app as faApp } from "../../client/i18n/fa/app.ts";
import { receipt as faReceipt } from "../../client/i18n/fa/receipt.ts";
import { kept as faKept } from "../../client/i18n/fa/kept.ts";
import { supervision as faSupervision } from "../../client/i18n/fa/supervision.ts";
import { sync as faSync } from "../../client/i18n/fa/sync.ts";
import { BrowserDevice, isNetworkNoise } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { goTo, lookAtScreen, speak, untilShown } from "./look-at-screen.ts";
import { makePhoto } from "./make-photo.ts";
import { fileHourly, fileOpening, reportNames } from "./report-hand.ts";
import { dayReport, enrolTablet, enterPin } from "./tablet-hand.ts";
import { brokenSeal, logViolation } from "./violation-hand.ts";
import { WireBranch } from "./wire-branch.ts";
import { WireObserver } from "./wire-observer.ts";

const unit = "WA-URM-0003";
const figures = { idElectronic: 120, idManual: 8, used: 128, spoiled: 2, remaining: 870 };

let server: ServerProcess;
let fresh: BrowserDevice;
let tablet: BrowserDevice;
let page: Page;
let violationPath: string;
let receiptPath: string;
const remark = "صندوق پیش از باز شدن درها پلمب نبود.";

beforeAll(async () => {
  server = await ServerProcess.start({ electionInDays: 1 });
  fresh = await BrowserDevice.start({ name: "new tablet" });
  tablet = await BrowserDevice.start({ name: "tablet" });
});

afterAll(async () => {
  await fresh.remove();
  await tablet.remove();
  await server.remove();
});

describe("the tablet's screens", () => {
  it("before it is enrolled", async () => {
    const start = await fresh.open(server.origin);
    await untilShown(start);
    const problems = [];
    for (const locale of ["fa", "en"] as const) {
      await speak(start, locale);
      problems.push(...(await lookAtScreen(start, "enrol", locale)));
    }
    const code = start.getByRole("textbox").first();
    await code.fill(server.printedCode);
    await code.press("Enter");
    await start.getByRole("group").first().waitFor();
    for (const locale of ["en", "fa"] as const) {
      await speak(start, locale);
      problems.push(...(await lookAtScreen(start, "choose-pin", locale)));
    }
    expect(problems).toEqual([]);
  });

  it("have something to show", async () => {
    const observer = await WireObserver.signIn(server.origin, "urmia", server.password);
    page = await enrolTablet(tablet, server.origin, await observer.makeCode(unit));
    await fileOpening(page, 1000);
    await fileHourly(page, reportNames.nineOClock, figures);
    const blank = await tablet.context.newPage();
    const photos = [{ name: "1.jpg", bytes: await makePhoto(blank, 6, [800, 600]) }];
    await blank.close();
    await logViolation(page, { description: "پلمب صندوق مجلس پاره شده بود", photos });
    const other = await WireBranch.enrol(server.origin, unit, await observer.makeCode(unit));
    await other.push(other.hourly("h09", { anchorAt: null, claimedAt: new Date().toISOString() }));
    await dayReport(page, reportNames.nineOClock).getByText("دو گزارش متفاوت").waitFor();
    const logged = async () => (await observer.pullAll()).find(({ header }) => header.type === "violation.logged");
    await expect.poll(logged).toBeDefined();
    violationPath = `/violations/${(await logged())!.header.subject}`;
    await page.getByText(brokenSeal.name).first().waitFor();
  });

  it("an inspector's tablet adds a remark to a report, and files nothing", async () => {
    const observer = await WireObserver.signIn(server.origin, "urmia", server.password);
    const watching = await enrolTablet(fresh, server.origin, await observer.makeCode(unit, "inspector"));
    const opening = dayReport(watching, reportNames.opening);
    await opening.getByText("دریافت شد").waitFor();
    await opening.getByRole("link").click();
    await watching.getByRole("button", { name: faSupervision.addRemark }).click();
    const dialog = watching.getByRole("dialog");
    await dialog.getByRole("textbox").fill(remark);
    await dialog.getByText(faKept.kept).waitFor();
    const problems = await lookAtScreen(watching, "remark", "fa");
    await dialog.getByRole("button", { name: faSupervision.remarkDialog.save }).click();
    await watching.getByText(remark).waitFor();
    expect(await watching.getByRole("link", { name: /^اصلاح این گزارش/ }).count()).toBe(0);
    expect(problems).toEqual([]);
    await expect
      .poll(async () => (await observer.pullAll()).map(({ header }) => header.type))
      .toContain("remark.added");
    await watching.close();
    // Beside the figures on the branch's own tablet, once it has asked the server again.
    await goTo(page, "/sync");
    await page.getByRole("button", { name: faSync.now }).click();
    await goTo(page, "/report/R1/main");
    await page.getByText(remark).waitFor();
  });

  it("a received item leads to its receipt, which this tablet has proven", async () => {
    await goTo(page, "/sync");
    const received = page.getByRole("list", { name: faSync.received.title }).getByRole("link").first();
    receiptPath = (await received.getAttribute("href"))!;
    await received.click();
    await page.getByText(faReceipt.verified).waitFor();
    await page.getByText(faReceipt.whole).waitFor();
  });

  it("when the store cannot be opened: what was kept, and what to do", async () => {
    const broken = await fresh.context.newPage();
    await broken.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("Internal error opening backing store", "UnknownError");
      };
    });
    await broken.goto(server.origin);
    await broken.getByRole("heading", { level: 1, name: faApp.failure.title }).waitFor();
    await broken.getByText(faApp.failure.kept).waitFor();
    expect(await lookAtScreen(broken, "failure", "fa")).toEqual([]);
    // What was thrown is on the console, for support.
    fresh.faults.length = 0;
    await broken.close();
  });

  const reports = ["R0/morning", "R1/main", "R2/h09", "R2/h10", "R6/main", "R7/main", "R8/main"];
  const paths = (): Record<string, string> => ({
    today: "/",
    ...Object.fromEntries(reports.map((report) => [`report-${report.replace("/", "-")}`, `/report/${report}`])),
    ...Object.fromEntries(["R3", "R4", "R5"].map((code) => [`event-${code}`, `/event/${code}/of-the-screens`])),
    count: "/count/main",
    violations: "/violations",
    "pick-offence": "/violations/new/of-the-screens",
    violation: violationPath,
    sync: "/sync",
    receipt: receiptPath,
    courier: "/sync/courier",
    "this-tablet": "/this-tablet",
    "paper-check": "/paper-check",
    "not-found": "/nowhere",
  });

  it.each(["fa", "en"] as const)("in %s", async (locale) => {
    await goTo(page, "/");
    await speak(page, locale);
    const problems = [];
    for (const [name, path] of Object.entries(paths())) {
      await goTo(page, path);
      await untilShown(page);
      problems.push(...(await lookAtScreen(page, name, locale)));
    }
    await goTo(page, "/");
    await page.getByRole("button", { name: locale === "fa" ? faApp.settings : enApp.settings }).click();
    problems.push(...(await lookAtScreen(page, "preferences", locale)));
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByRole("textbox").waitFor();
    problems.push(...(await lookAtScreen(page, "unlock", locale)));
    if (locale === "fa") await enterPin(page);
    expect(problems).toEqual([]);
  });

  it("log no error", () => {
    expect([...fresh.faults, ...tablet.faults].filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});
