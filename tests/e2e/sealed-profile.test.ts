/** What lies in the files of a tablet's browser profile: nothing that anybody wrote, nothing that anybody photographed. */
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tablet as words } from "../../client/i18n/fa/tablet.ts";
import { violation } from "../../client/i18n/fa/violation.ts";
import { BrowserDevice } from "../support/browser-device.ts";
import { ServerProcess } from "../support/server-process.ts";
import { makePhoto } from "./make-photo.ts";
import { fileOpening, openReport, question, reportNames } from "./report-hand.ts";
import { enrolTablet, heading, unlockTablet } from "./tablet-hand.ts";
import { logViolation, openViolationForm } from "./violation-hand.ts";

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
  draft: marker(),
  photo: randomBytes(48),
  control: marker(),
};

/** Texts as one byte a character and as two, as V8 writes them. */
const spellings = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text, "utf16le")];

/** Files of the profile that hold any of the byte strings. */
function filesWith(wanted: readonly Buffer[]): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats?.isDirectory()) walk(path);
      else if (stats?.isFile()) {
        const bytes = readFileSync(path);
        if (wanted.some((one) => bytes.includes(one))) found.push(path.slice(tablet.profile.length));
      }
    }
  };
  walk(tablet.profile);
  return found;
}

async function writeControl(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (value) =>
      new Promise<void>((resolve, reject) => {
        const open = indexedDB.open("control", 1);
        open.onupgradeneeded = () => open.result.createObjectStore("rows");
        open.onerror = () => reject(open.error!);
        open.onsuccess = () => {
          const transaction = open.result.transaction("rows", "readwrite", { durability: "strict" });
          transaction.objectStore("rows").put(value, 1);
          transaction.oncomplete = () => resolve();
        };
      }),
    text,
  );
}

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
    await logViolation(page, {
      description: marks.description,
      photos: [{ name: `${marks.draft}.jpg`, bytes: photo }],
    });
    await openViolationForm(page);
    await page.getByRole("textbox", { name: violation.form.description }).fill(marks.draft);
    await page.getByText(words.draft.saved).first().waitFor();
    await writeControl(page, marks.control);
    await tablet.close();
  });

  it("shows the control, so that what is searched for could be found", () => {
    expect(filesWith(spellings(marks.control))).not.toEqual([]);
  });

  it.each([
    ["a figure of a report", [...spellings(String(marks.figure)), ...spellings(`"${marks.figure}"`)]],
    ["the account of a violation", spellings(marks.description)],
    ["a draft and the name of a file", spellings(marks.draft)],
    ["the bytes of a photo", [marks.photo.subarray(0, 24), marks.photo.subarray(24)]],
  ])("holds nothing of %s", (_, wanted) => {
    expect(filesWith(wanted)).toEqual([]);
  });

  it("opens by the PIN, and everything is there", async () => {
    const page = await unlockTablet(tablet, server.origin);
    await openReport(page, reportNames.opening);
    await expect.poll(() => page.locator("main").innerText()).toContain("۷۳۴");
    await page.goto(`${server.origin}/violations`);
    void heading;
    void question;
  });
});
