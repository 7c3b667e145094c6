/** How two officers of a branch enter, settle and sign the minutes of a count. */
import type { Locator, Page } from "playwright-core";
import { count as words } from "../../client/i18n/fa/count.ts";
import { report as reportWords } from "../../client/i18n/fa/report.ts";
import { tablet } from "../../client/i18n/fa/tablet.ts";
import { unlock } from "../../client/i18n/fa/unlock.ts";
import { goTo } from "./look-at-screen.ts";
import { inPersianDigits, question } from "./report-hand.ts";
import { heading } from "./tablet-hand.ts";

export const countName = "شمارش آرا";
export const contests = ["مجلس شورای اسلامی", "خبرگان رهبری"];
export const candidates = ["نادر قاضی‌پور", "روح‌الله حضرت‌پور"] as const;

/** Why so few papers were in the boxes. */
export const whyFar = "برف راه روستا را بسته بود.";

/** Of one box: figures that agree with each other. */
export interface Box {
  papers: number;
  votes: readonly [number, number];
}

/** R7 of both boxes, with a photo of the first box's minutes where one is given. Ends at Today. */
export async function fileCount(page: Page, boxes: readonly [Box, Box], photo?: Buffer): Promise<void> {
  await goTo(page, "/report/R7/main");
  await heading(page, countName).waitFor();
  for (const [at, { papers, votes }] of boxes.entries()) {
    const contest = contests[at]!;
    for (const [label, figure] of figuresOf(papers)) {
      await question(page, `${label}: ${contest}`).fill(inPersianDigits(figure));
    }
    const list = page.getByRole("group", { name: `آرای نامزدها: ${contest}` });
    for (const [row, name] of candidates.entries()) {
      await list.getByRole("button", { name: reportWords.addRow }).click();
      const line = list.getByRole("group", { name: reportWords.row(row + 1) });
      await line.getByRole("textbox", { name: "نام نامزد" }).fill(name);
      await line.getByRole("textbox", { name: "رأی", exact: true }).fill(inPersianDigits(votes[row]!));
    }
  }
  if (photo !== undefined) {
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: tablet.photos.file }).first().click();
    await (await chooser).setFiles([{ name: "minutes.jpg", mimeType: "image/jpeg", buffer: photo }]);
    await page.getByText(tablet.photos.saved(1)).waitFor();
  }
  await page.getByRole("button", { name: reportWords.save }).click();
  // So few papers are far from what the branch's own past suggests: that is explained.
  const dialog = page.getByRole("dialog", { name: reportWords.check.title });
  await dialog
    .getByText(/در انتخابات پیشین/u)
    .first()
    .waitFor();
  await dialog.getByRole("textbox", { name: reportWords.check.explanation }).fill(whyFar);
  await dialog.getByRole("button", { name: reportWords.check.saveExplained }).click();
  await page.getByRole("status").getByText(tablet.saved(countName)).waitFor();
}

/** The same boxes on the blind form; ends before it is recorded. */
export async function fillSecond(page: Page, boxes: readonly [Box, Box]): Promise<void> {
  for (const [at, { papers, votes }] of boxes.entries()) {
    const box = boxOf(page, contests[at]!);
    for (const [label, figure] of figuresOf(papers)) {
      await box.getByRole("textbox", { name: label, exact: true }).fill(inPersianDigits(figure));
    }
    for (const [row, name] of candidates.entries()) {
      await box.getByRole("textbox", { name, exact: true }).fill(inPersianDigits(votes[row]!));
    }
  }
}

export const boxOf = (page: Page, contest: string): Locator =>
  page.locator("section").filter({ has: page.getByRole("heading", { name: words.second.contest(contest) }) });

const figuresOf = (papers: number): [string, number][] => [
  ["برگ رأی داخل صندوق", papers],
  ["باطله غیرمأخوذه", 1],
  ["باطله مأخوذه", 2],
  ["آراء صحیح", papers - 3],
  ["تعداد امضای صورتجلسه", 7],
];

/** Lets one more officer in, under a PIN of their own; whoever is signed in stays so. */
export async function addOfficer(page: Page, name: string, pin: string): Promise<void> {
  await goTo(page, "/officers");
  await heading(page, unlock.officers.title).waitFor();
  await page.getByRole("radio", { name: unlock.officers.other }).check();
  await page.getByRole("textbox", { name: unlock.officers.name }).fill(name);
  await page.getByRole("button", { name: unlock.officers.next }).click();
  await page.getByRole("textbox", { name: tablet.choosePin.first }).pressSequentially(pin);
  await page.getByRole("textbox", { name: tablet.choosePin.again }).pressSequentially(pin);
  await page.getByRole("list", { name: unlock.officers.list }).getByText(name).waitFor();
}

/** Locks the tablet and lets somebody else in; the screen stays where it was. */
export async function switchOfficer(page: Page, name: RegExp | string, pin: string): Promise<void> {
  await page.getByRole("button", { name: tablet.lock }).click();
  await enterAs(page, name, pin);
}

export async function enterAs(page: Page, name: RegExp | string, pin: string): Promise<void> {
  await heading(page, unlock.title).waitFor();
  await page.getByRole("list", { name: unlock.who }).getByRole("button", { name }).click();
  await page.getByRole("textbox", { name: unlock.pin }).pressSequentially(pin);
  await heading(page, unlock.title).waitFor({ state: "detached" });
}
