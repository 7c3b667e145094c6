/** What lies in the files of a tablet's browser profile: nothing that anybody wrote, nothing that anybody photographed. */
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { violation } from "../../client/i18n/fa/violation.ts";
import { BrowserDevice } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { makePhoto } from "./make-photo.ts";
import { fileOpening, fillFigure, inPersianDigits, openReport, reportNames } from "./report-hand.ts";
import { filesWith, spellings, writeControl } from "./search-profile.ts";
import { enrolTablet, heading, section, unlockTablet } from "./tablet-hand.ts";
import { brokenSeal, logViolation, openViolationForm } from "./violation-hand.ts";

let server: ServerProcess;
let tablet: BrowserDevice;

beforeAll(async () => {
  server = await ServerProcess.start({ electionInDays: 1 });
  tablet = await BrowserDevice.start({ name: "tablet" });
});

afterAll(async () => {
  await tablet.remove();
  await server.remove();
});

/** Random, so that no compression of LevelDB can fold it away: it stands in a file as it is, or not at all. */
const marker = (): string => randomBytes(18).toString("hex");
const marks = {
  figure: 734_915_286,
  description: marker(),
  draftFigure: 806_241_739,
  draft: marker(),
  name: marker(),
  /** Bytes behind the picture's end. */
  photo: randomBytes(48),
  /** Bytes out of the picture itself: of another chunk. */
  picture: Buffer.alloc(0),
  control: { text: marker(), figure: 871_204_963 },
};

/** A whole number as V8 writes it in a structured clone: the tag, and the zigzag of it in base 128. */
function asClone(figure: number): Buffer {
  const bytes = ["I".charCodeAt(0)];
  for (let rest = figure * 2; ; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) + (rest >= 128 ? 128 : 0));
    if (rest < 128) return Buffer.from(bytes);
  }
}

const spellingsOf = (figure: number): Buffer[] => [
  ...[String(figure), inPersianDigits(figure)].flatMap(spellings),
  asClone(figure),
];

describe("the profile of a tablet on which a day was recorded", () => {
  it("takes a report, a violation with a photo, and a draft", async () => {
    const page = await enrolTablet(tablet, server.origin, server.printedCode);
    await server.stop();
    await fileOpening(page, marks.figure);
    const blank = await tablet.context.newPage();
    const picture = await makePhoto(blank, 4, [800, 600]);
    await blank.close();
    // Behind the picture's end: part of the file, of which its thumbnail knows nothing.
    const photo = Buffer.concat([picture, marks.photo]);
    marks.picture = Buffer.from(picture.subarray(picture.length >> 1, (picture.length >> 1) + 32));
    await logViolation(page, {
      description: marks.description,
      photos: [{ name: `${marks.name}.jpg`, bytes: photo }],
    });
    await openReport(page, reportNames.nineOClock);
    await fillFigure(page, "افراد در صف", marks.draftFigure);
    await page.getByText(words.draft.saved).first().waitFor();
    await openViolationForm(page, { isAnother: true });
    await page.getByRole("textbox", { name: violation.form.description }).fill(marks.draft);
    await page.getByText(words.draft.saved).first().waitFor();
    await writeControl(page, marks.control);
    await tablet.close();
  });

  it("shows the control, so that what is searched for could be found", () => {
    expect(filesWith(tablet.profile, spellings(marks.control.text))).not.toEqual([]);
    expect(filesWith(tablet.profile, [asClone(marks.control.figure)])).not.toEqual([]);
  });

  it.each([
    ["a figure of a report", () => spellingsOf(marks.figure)],
    ["a figure of a draft", () => spellingsOf(marks.draftFigure)],
    ["the account of a violation", () => spellings(marks.description)],
    ["a draft", () => spellings(marks.draft)],
    ["the name of a file", () => spellings(marks.name)],
    ["the bytes of a photo", () => [marks.photo.subarray(0, 24), marks.photo.subarray(24), marks.picture]],
  ])("holds nothing of %s", (_, wanted) => {
    expect(filesWith(tablet.profile, wanted())).toEqual([]);
  });

  it("opens by the PIN, and everything is there", async () => {
    await tablet.start();
    const page = await unlockTablet(tablet, server.origin);
    const kept = page.getByRole("dialog", { name: today.keptTitle });
    await kept.getByRole("button", { name: today.continueNewest }).click();
    await heading(page, violation.form.title).waitFor();
    expect(await page.getByRole("textbox", { name: violation.form.description }).inputValue()).toBe(marks.draft);
    await openReport(page, reportNames.opening);
    await page
      .getByText(/۷۳۴٬?۹۱۵٬?۲۸۶/)
      .first()
      .waitFor();
    await section(page, words.violations).click();
    await page.getByRole("list", { name: violation.title }).getByRole("link", { name: brokenSeal.name }).click();
    await page.getByText(marks.description).first().waitFor();
  });
});
