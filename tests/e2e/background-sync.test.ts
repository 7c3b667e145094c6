/**
 * The tablet is in its bag with no page of the app open when the network returns: its service worker sends every entry. Photos
 * lie sealed under a key that only a PIN opens, and follow when the tablet is unlocked.
 */
import type { CDPSession } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { isNetworkNoise, type BrowserDevice } from "../support/browser-device.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { makePhoto } from "./make-photo.ts";
import { officeOrigin, startInOffice, startOffice } from "./prepared-office.ts";
import { fileHourly, fileOpening, inPersianDigits, reportNames } from "./report-hand.ts";
import { dayReport, unlockTablet } from "./tablet-hand.ts";
import { logViolation } from "./violation-hand.ts";
import { sha256Of, WireObserver, type SeenEntry } from "./wire-observer.ts";

let server: ServerProcess;
let tablet: BrowserDevice;
let observer: WireObserver;
let log: SeenEntry[] = [];
let photo: Buffer;

beforeAll(async () => {
  server = await startOffice();
  tablet = await startInOffice("tablet", server);
});

afterAll(async () => {
  await tablet.remove();
  await server.remove();
});

describe("a tablet with no page open", () => {
  it("has filed without a server, and was closed", async () => {
    const page = await unlockTablet(tablet, officeOrigin);
    await server.stop();
    await fileOpening(page, 1000);
    const figures = { idElectronic: 120, idManual: 8, used: 128, spoiled: 2, remaining: 870 };
    await fileHourly(page, reportNames.nineOClock, figures);
    const blank = await tablet.context.newPage();
    photo = await makePhoto(blank, 4, [800, 600]);
    await logViolation(page, {
      description: "پلمب صندوق مجلس پاره شده بود",
      photos: [{ name: "1.jpg", bytes: photo }],
    });
    await page.close();
    expect(tablet.context.pages().map((other) => other.url())).toEqual(["about:blank"]);
  });

  it("sends every entry when the browser wakes its worker", async () => {
    await server.start();
    observer = await WireObserver.signIn(server.origin, "province", server.password);
    expect(await observer.pullAll()).toEqual([]);
    await wakeWorker(await tablet.devtools(tablet.context.pages()[0]!), officeOrigin);
    await expect.poll(async () => (log = await observer.pullAll()).length, { timeout: 30_000 }).toBe(3);
    expect(log.map(({ header }) => [header.seq, header.type])).toEqual([
      [0, "report.filed"],
      [1, "report.filed"],
      [2, "violation.logged"],
    ]);
    // The round is over, proofs included: only then does a device tell how it is.
    const health = () => observer.healthOf(log[0]!.header.author);
    await expect.poll(health, { timeout: 30_000 }).toMatchObject({ seq: 2, waiting: { entries: 0 } });
    expect(tablet.context.pages().map((other) => other.url())).toEqual(["about:blank"]);
  });

  it("knows its receipts when it is opened again without a server, and sends the photo when there is one", async () => {
    await server.stop();
    const page = await unlockTablet(tablet, officeOrigin);
    const receipt = ({ position }: SeenEntry) => `رسید ${inPersianDigits(position)}`;
    await dayReport(page, reportNames.opening).getByText(receipt(log[0]!), { exact: true }).waitFor();
    await dayReport(page, reportNames.nineOClock).getByText(receipt(log[1]!), { exact: true }).waitFor();
    await server.start();
    await page.getByText(words.status.nothingWaits).waitFor({ timeout: 120_000 });
    expect(await observer.fetchEvidence(sha256Of(photo))).toEqual(photo);
    expect(tablet.faults.filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});

/** What the browser does when the network returns. */
async function wakeWorker(devtools: CDPSession, origin: string): Promise<void> {
  const registered = new Promise<string>((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted);
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  const registrationId = await registered;
  await devtools.send("ServiceWorker.dispatchSyncEvent", {
    origin,
    registrationId,
    tag: "amanat-sync",
    lastChance: false,
  });
}
