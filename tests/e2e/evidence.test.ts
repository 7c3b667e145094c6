/** Evidence of a violation, taken offline with the app's own camera, recorder and glass: nothing is lost, and all of it arrives. */
import { createHash, randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deskEntries } from "../../client/i18n/fa/desk-entries.ts";
import { evidence as words } from "../../client/i18n/fa/evidence.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { tablet as tabletWords } from "../../client/i18n/fa/tablet.ts";
import { violation } from "../../client/i18n/fa/violation.ts";
import type { EvidenceItem, WitnessStatement } from "../../shared/events/violation.ts";
import { isNetworkNoise, type BrowserDevice } from "../support/browser-device.ts";
import type { ServerProcess } from "../support/server-process.ts";
import { ThinRoad } from "../support/thin-road.ts";
import { openDesk } from "./desk-hand.ts";
import { addWitness, fakeMediaFlags, recordVoice } from "./evidence-hand.ts";
import { goTo } from "./look-at-screen.ts";
import { makePhoto } from "./make-photo.ts";
import { officeOrigin, startInOffice, startOffice } from "./prepared-office.ts";
import { enterPin, heading, unlockTablet } from "./tablet-hand.ts";
import { addPhotos, brokenSeal, openViolationForm } from "./violation-hand.ts";
import { WireBranch } from "./wire-branch.ts";
import { WireObserver, type SeenEntry } from "./wire-observer.ts";

const statement = "دیدم که دو نفر پشت در پول می‌دادند.";

let server: ServerProcess;
let road: ThinRoad;
let tablet: BrowserDevice;
let desk: BrowserDevice;
let page: Page;
let office: Page;

beforeAll(async () => {
  server = await startOffice();
  road = await ThinRoad.start(server);
  tablet = await startInOffice("tablet", road, { flags: fakeMediaFlags });
  desk = await startInOffice("desk", server, { viewport: { width: 1440, height: 900 } });
  page = await unlockTablet(tablet, officeOrigin);
  // The pieces that are loaded when they are opened are on the tablet by then.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
});

afterAll(async () => {
  await tablet.remove();
  await desk.remove();
  await road.remove();
  await server.remove();
});

const button = (name: string) => page.getByRole("button", { name, exact: true });
const tiles = () => page.getByRole("list", { name: words.label }).getByRole("listitem");

describe("a violation's evidence", () => {
  it("is taken offline: a large photo from the gallery, photos in a row, one of them again, a voice note, and a statement signed on the glass", async () => {
    await tablet.context.setOffline(true);
    const blank = await tablet.context.newPage();
    const large = { name: "large.jpg", bytes: await makePhoto(blank, 7) };
    await blank.close();
    await openViolationForm(page);
    await addPhotos(page, [large]);
    await button(words.add.photo).click();
    for (const count of [1, 2]) {
      await button(words.shoot.shoot).click();
      await page.getByText(words.shoot.taken(count)).waitFor();
    }
    await page.getByRole("group", { name: words.shoot.takenList }).getByRole("button").last().click();
    await button(words.shoot.again).click();
    await page.getByText(words.shoot.taken(1)).waitFor();
    await button(words.shoot.shoot).click();
    await page.getByText(words.shoot.taken(2)).waitFor();
    await button(words.shoot.done).click();

    await recordVoice(page);
    await addWitness(page, statement);
    await page.getByText(tabletWords.draft.saved, { exact: true }).waitFor();
  });

  it("is all there when the page was closed in between", async () => {
    await page.goto(officeOrigin);
    await enterPin(page);
    await page
      .getByRole("dialog", { name: today.keptTitle })
      .getByRole("button", { name: tabletWords.draft.continue })
      .click();
    await heading(page, violation.form.title).waitFor();
    await expect.poll(() => tiles().count()).toBe(4);
    await page.getByRole("img", { name: words.witness.signature(1) }).waitFor();
    await button(words.play(words.numbered(words.kinds.voice, 1))).click();
    await page.getByRole("dialog").locator("audio").waitFor();
    await page.keyboard.press("Escape");
    await button(violation.form.save).click();
    await page.getByRole("status").getByText(tabletWords.saved(brokenSeal.name)).waitFor();
  });

  it("comes to the server whole over a thin link, told as what it is, the small copy of a photo before the photo", async () => {
    road.upBytesPerSecond = 200_000;
    const observer = await WireObserver.signIn(server.origin, "urmia", server.password);
    await tablet.context.setOffline(false);
    let entry: SeenEntry | undefined;
    await expect
      .poll(async () => {
        entry = (await observer.pullAll()).find(({ header }) => header.type === "violation.logged");
        return entry !== undefined && entry.payload.evidence.every(({ sha256 }) => findFile(sha256) !== undefined);
      })
      .toBe(true);
    road.upBytesPerSecond = Number.POSITIVE_INFINITY;
    const { data, evidence } = entry!.payload;
    for (const { sha256, sizeBytes } of evidence) {
      const bytes = findFile(sha256)!;
      expect(bytes.length).toBe(sizeBytes);
      expect(createHash("sha256").update(bytes).digest("base64url")).toBe(sha256);
    }
    const items = data["items"] as EvidenceItem[];
    expect(items.map(({ sha256 }) => sha256).toSorted()).toEqual(evidence.map(({ sha256 }) => sha256).toSorted());
    expect(items.filter(({ copyOf }) => copyOf === null).map(({ kind, source }) => `${kind} ${source}`)).toEqual([
      "photo gallery",
      "photo camera",
      "photo camera",
      "voice camera",
      "signature camera",
    ]);
    const copies = items.filter(({ copyOf }) => copyOf !== null);
    expect(copies).toHaveLength(1);
    for (const { sha256, copyOf } of copies) expect(arrivedMs(sha256)).toBeLessThan(arrivedMs(copyOf!));
    const [witness] = data["witnesses"] as WitnessStatement[];
    expect(witness).toEqual({
      name: "",
      role: "observer",
      text: statement,
      signature: items.find(({ kind }) => kind === "signature")!.sha256,
    });
    const voice = items.find(({ kind }) => kind === "voice")!.sha256;
    expect(evidence.find(({ sha256 }) => sha256 === voice)!.mediaType).toBe("audio/webm");
  });

  it("is shown and played at the desk, where whoever opens it is written down once", async () => {
    const observer = await WireObserver.signIn(server.origin, "urmia", server.password);
    const { subject } = (await observer.pullAll()).find(({ header }) => header.type === "violation.logged")!.header;
    office = await openDesk(desk, officeOrigin);
    await goTo(office, `/desk/violations/${subject}`);
    for (const time of ["first", "second"]) {
      await office.getByRole("button", { name: words.play(words.kinds.voice) }).click();
      const sound = office.getByRole("dialog").locator("audio");
      await sound.waitFor();
      await expect
        .poll(() => sound.evaluate((player) => (player as HTMLAudioElement).readyState), { message: time })
        .toBeGreaterThan(0);
      await office.keyboard.press("Escape");
    }
    const opened = async () => (await observer.pullAll()).filter(({ header }) => header.type === "evidence.handled");
    await expect.poll(async () => (await opened()).length).toBe(1);
    expect((await opened())[0]!.payload.data).toMatchObject({ act: "opened" });
    expect((await opened())[0]!.header.officer).toBe("urmia");
    const voice = office.locator("figure", { has: office.getByText(words.kinds.voice, { exact: true }) });
    await voice.locator("summary").click();
    await voice.getByText(deskEntries.custody.acts.opened).waitFor();
  });

  it("is only offered to be saved where it is no known kind of file, whatever it is called", async () => {
    const observer = await WireObserver.signIn(server.origin, "urmia", server.password);
    const unit = "WA-URM-0002";
    const branch = await WireBranch.enrol(server.origin, unit, await observer.makeCode(unit));
    const files = ["scan.jpg", "voice.m4a"].map((name) => {
      const bytes = new Uint8Array(Buffer.concat([Buffer.from([0]), randomBytes(3000)]));
      const mediaType = name === "scan.jpg" ? "image/jpeg" : "audio/mp4";
      const sha256 = createHash("sha256").update(bytes).digest("base64url");
      return { bytes, reference: { sha256, sizeBytes: bytes.length, mediaType, name } };
    });
    const said = { claimedAt: "2016-02-26T09:00:00.000Z", anchorAt: null };
    const told = { offence: "art66-14", description: "پلمب پاره بود." };
    const subject = `${unit}/of-no-kind`;
    const references = files.map(({ reference }) => reference);
    const [pushed] = await branch.push(branch.violation(subject, said, told, references));
    for (const { bytes, reference } of files) await branch.sendFile(pushed!, reference.sha256, bytes);

    await goTo(office, `/desk/violations/${encodeURIComponent(subject)}`);
    await expect.poll(() => office.getByText(deskEntries.evidence.unknownKind).count()).toBe(files.length);
    expect(await office.locator("figure img, figure audio, figure video").count()).toBe(0);
    const scan = office.locator("figure", { hasText: "scan.jpg" });
    const download = office.waitForEvent("download");
    await scan.getByRole("button", { name: deskEntries.evidence.save }).click();
    expect((await download).suggestedFilename()).toBe("scan.jpg.bin");
    expect(readFileSync(await (await download).path()).equals(files[0]!.bytes)).toBe(true);
    await scan.locator("summary").click();
    await scan.getByText(deskEntries.custody.acts.opened).waitFor();
  });

  it("complains of nothing", () => {
    expect([...tablet.faults, ...desk.faults].filter((fault) => !isNetworkNoise(fault))).toEqual([]);
  });
});

/** As the server keeps it; undefined while it has not come. */
function findFile(sha256: string): Buffer | undefined {
  try {
    return readFileSync(pathOf(sha256));
  } catch {
    return undefined;
  }
}

const pathOf = (sha256: string): string =>
  join(server.dataPath, "evidence", Buffer.from(sha256, "base64url").toString("hex"));

/** When the file was given its name, having come whole. */
const arrivedMs = (sha256: string): number => statSync(pathOf(sha256)).ctimeMs;
