/** A tablet whose server shows a certificate that does not count: expired, or for another host. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sync as syncWords } from "../../client/i18n/fa/sync.ts";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { constrainTo } from "../../server/tls/name-constraints.ts";
import { issueServer, makeAuthority, type PemPair } from "../../server/tls/office-ca.ts";
import { BrowserDevice } from "../support/browser-device.ts";
import { findPort, ServerProcess } from "../support/server-process.ts";
import { keyHashOf, TlsRoad } from "../support/tls-road.ts";
import { fileHourly, fileOpening, reportNames } from "./report-hand.ts";
import { dayReport, enrolTablet, section } from "./tablet-hand.ts";
import { WireObserver } from "./wire-observer.ts";

const dayMs = 24 * 60 * 60_000;
const figures = { idElectronic: 120, idManual: 8, used: 128, spoiled: 2, remaining: 870 };
const laterFigures = { idElectronic: 220, idManual: 8, used: 228, spoiled: 2, remaining: 770 };

let server: ServerProcess;
let road: TlsRoad;
let device: BrowserDevice;
let page: Page;
let good: PemPair;
let expired: PemPair;
let elsewhere: PemPair;

beforeAll(async () => {
  const now = new Date();
  const authority = makeAuthority(constrainTo([]), "Test", new Date(now.getTime() - 20 * dayMs));
  good = issueServer(authority, ["127.0.0.1"], 30, now);
  expired = issueServer(authority, ["127.0.0.1"], 1, new Date(now.getTime() - 10 * dayMs));
  elsewhere = issueServer(authority, ["elsewhere.local"], 30, now);
  const port = await findPort();
  const env = { AMANAT_ORIGIN: `https://127.0.0.1:${port}`, AMANAT_TRUST_PROXY: "1" };
  server = await ServerProcess.start({ electionInDays: 1, env });
  road = await TlsRoad.open(good, () => server.port, port);
  // As if the office's authority had been installed: this key is trusted, and no other.
  const flags = [`--ignore-certificate-errors-spki-list=${keyHashOf(good)}`];
  device = await BrowserDevice.start({ name: "tablet", flags });
});

afterAll(async () => {
  await device.remove();
  await road.close();
  await server.remove();
});

/** Tries at once, and waits until the browser has tried. */
async function tryToSync(): Promise<void> {
  const before = road.attempts;
  await section(page, words.sync).click();
  await page.getByRole("button", { name: syncWords.now }).click();
  await expect.poll(() => road.attempts, { timeout: 30_000 }).toBeGreaterThan(before);
}

describe("fault 33: a certificate that does not count", () => {
  it("fault 33: before, everything is sent", async () => {
    page = await enrolTablet(device, road.origin, server.printedCode);
    await fileOpening(page, 1000);
    await page.getByText(words.status.nothingWaits).waitFor({ timeout: 60_000 });
  });

  it("fault 33: expired: nothing is sent, nothing is lost, and the status hints at the clock", async () => {
    road.show(expired);
    await fileHourly(page, reportNames.nineOClock, figures);
    await dayReport(page, reportNames.nineOClock).getByText("روی همین تبلت").waitFor();
    await page.getByText(words.status.unreachable).waitFor({ timeout: 60_000 });
    await tryToSync();
    await page.getByText(syncWords.problems.unreachable.advice).waitFor();
    expect(road.requests).toBe(0);
  });

  it("fault 33: for another host: the same, and capture goes on", async () => {
    road.show(elsewhere);
    await fileHourly(page, reportNames.tenOClock, laterFigures);
    await page.getByText(words.status.unreachable).waitFor({ timeout: 60_000 });
    await tryToSync();
    expect(road.requests).toBe(0);
  });

  it("fault 33: a clock that contradicts the server's is named as the reason", async () => {
    await page.clock.setFixedTime(new Date(Date.now() - 10 * dayMs));
    await tryToSync();
    await page.getByText(words.status.wrongClock).waitFor({ timeout: 60_000 });
    expect(road.requests).toBe(0);
    await page.clock.setFixedTime(new Date());
  });

  it("fault 33: once the certificate counts again everything arrives, once", async () => {
    road.show(good);
    await tryToSync();
    await page.getByText(words.status.nothingWaits).waitFor({ timeout: 60_000 });
    const observer = await WireObserver.signIn(server.origin, "urmia", server.password);
    const subjects = (await observer.pullAll()).map(({ header }) => header.subject);
    expect(new Set(subjects).size).toBe(3);
    expect(subjects).toHaveLength(3);
  });
});
