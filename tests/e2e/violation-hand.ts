/** How an officer logs a violation. */
import type { Page } from "playwright-core";
import { evidence } from "../../client/i18n/fa/evidence.ts";
import { tablet } from "../../client/i18n/fa/tablet.ts";
import { today } from "../../client/i18n/fa/today.ts";
import { violation as words } from "../../client/i18n/fa/violation.ts";
import { heading, section } from "./tablet-hand.ts";

/** An offence as the catalogue names it, and words by which an officer looks for it. */
export const brokenSeal = { name: "شکستن قفل، محو یا شکستن لاک و مهر", search: "پلمب پاره" };

export interface LoggedViolation {
  description: string;
  photos: { name: string; bytes: Buffer }[];
}

/** From Today to the form, with the offence found by two words. `isAnother`: one like it is on record, and is offered first. */
export async function openViolationForm(page: Page, { isAnother = false } = {}): Promise<void> {
  await section(page, tablet.today).click();
  await page.getByRole("link", { name: today.logViolation }).click();
  await heading(page, words.pick.title).waitFor();
  await page.getByRole("searchbox", { name: words.pick.search }).fill(brokenSeal.search);
  await page.getByRole("button", { name: brokenSeal.name }).click();
  if (isAnother) await page.getByRole("button", { name: words.similar.fresh }).click();
  await heading(page, words.form.title).waitFor();
}

/** Chooses photos from files, several at once, and waits until they are saved and read back. */
export async function addPhotos(page: Page, photos: LoggedViolation["photos"]): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: evidence.add.file }).click();
  await (await chooser).setFiles(photos.map(({ name, bytes }) => ({ name, mimeType: "image/jpeg", buffer: bytes })));
  await page.getByText(evidence.saved(photos.length)).waitFor();
}

/** Logs a violation; ends at Today, which says that it was saved. */
export async function logViolation(page: Page, { description, photos }: LoggedViolation): Promise<void> {
  await openViolationForm(page);
  await page.getByRole("textbox", { name: words.form.description }).fill(description);
  if (photos.length > 0) await addPhotos(page, photos);
  await page.getByRole("button", { name: words.form.save }).click();
  await page.getByRole("status").getByText(tablet.saved(brokenSeal.name)).waitFor();
}
