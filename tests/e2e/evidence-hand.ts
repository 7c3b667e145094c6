/** How an officer takes evidence into the form of a violation, by what is written on the screen. */
import type { Page } from "playwright-core";
import { evidence as words } from "../../client/i18n/fa/evidence.ts";

/** A camera that shows a moving pattern, and a microphone that beeps; both may be used. */
export const fakeMediaFlags = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** Several in a row with the app's own camera. */
export async function takePhotos(page: Page, count: number): Promise<void> {
  await button(page, words.add.photo).click();
  for (let taken = 1; taken <= count; taken++) {
    await button(page, words.shoot.shoot).click();
    await page.getByText(words.shoot.taken(taken)).waitFor();
  }
  await button(page, words.shoot.done).click();
}

/** A second of the microphone, or more. */
export async function recordVoice(page: Page): Promise<void> {
  await button(page, words.add.voice).click();
  await page.getByText(new RegExp(words.record.time("۰:(?!۰۰)[۰-۹]{2}", "۱۰:۰۰"), "u")).waitFor();
  await button(page, words.record.stop).click();
  await page.getByText(words.record.kept).waitFor();
  await button(page, words.record.keep).click();
}

/** Somebody without a name tells what they saw, and signs on the glass. */
export async function addWitness(page: Page, statement: string): Promise<void> {
  await button(page, words.witness.add).click();
  await page.getByLabel(words.witness.role).selectOption("observer");
  await page.getByRole("textbox", { name: words.witness.text }).fill(statement);
  await button(page, words.witness.sign).click();
  const { x, y, width, height } = (await page.getByRole("img", { name: words.glass.glass }).boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + height * 0.5);
  await page.mouse.down();
  for (let step = 1; step <= 12; step++) {
    await page.mouse.move(x + width * (0.2 + step / 20), y + height * (0.5 + 0.2 * Math.sin(step)));
  }
  await page.mouse.up();
  await button(page, words.glass.done).click();
  await page.getByText(words.witness.signed).waitFor();
}
