/** What a supervisor does with a case, by what is written on the screen. */
import type { Locator, Page } from "playwright-core";
import { cases } from "../../client/i18n/fa/cases.ts";
import { caseWords } from "../../client/i18n/fa/case-words.ts";
import { goTo } from "./look-at-screen.ts";

/** From anywhere at the desk to the case that tells something, by its list. */
export async function openCase(page: Page, description: string): Promise<void> {
  await goTo(page, "/desk/violations");
  await page.getByRole("main").getByRole("link").filter({ hasText: description }).click();
  await page.getByRole("list", { name: cases.page.stateRow }).waitFor();
}

export const stateRow = (page: Page): Locator =>
  page.getByRole("list", { name: cases.page.stateRow }).locator("[aria-current=step]");

const actions = (page: Page): Locator => page.getByRole("group", { name: cases.page.actions });

/** Opens a dialog by its button, and writes its text. */
async function write(page: Page, action: string, label: string, text: string): Promise<Locator> {
  await actions(page).getByRole("button", { name: action, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: label }).fill(text);
  return dialog;
}

export async function takeStep(page: Page, state: keyof typeof caseWords.states, reason: string): Promise<void> {
  const dialog = await write(page, cases.page.step, cases.stepDialog.reason, reason);
  await chooseAndSave(dialog, state);
}

export async function referTo(page: Page, addressee: keyof typeof caseWords.addressees, reason: string): Promise<void> {
  const dialog = await write(page, cases.page.step, cases.stepDialog.reason, reason);
  await dialog.getByRole("radio", { name: caseWords.states.referred }).check();
  await dialog.getByRole("radio", { name: caseWords.addressees[addressee] }).check();
  await dialog.getByRole("button", { name: cases.stepDialog.save }).click();
  await dialog.waitFor({ state: "detached" });
}

export async function settle(page: Page, state: keyof typeof caseWords.states, reason: string): Promise<void> {
  await page.getByRole("button", { name: cases.page.dispute.settle }).click();
  const dialog = page.getByRole("dialog", { name: cases.stepDialog.settleTitle });
  await dialog.getByRole("textbox", { name: cases.stepDialog.reason }).fill(reason);
  await chooseAndSave(dialog, state);
}

async function chooseAndSave(dialog: Locator, state: keyof typeof caseWords.states): Promise<void> {
  await dialog.getByRole("radio", { name: caseWords.states[state] }).check();
  await dialog.getByRole("button", { name: cases.stepDialog.save }).click();
  await dialog.waitFor({ state: "detached" });
}

export async function ask(page: Page, question: string): Promise<void> {
  const dialog = await write(page, cases.page.ask, cases.askDialog.label, question);
  await dialog.getByRole("button", { name: cases.askDialog.save }).click();
  await dialog.waitFor({ state: "detached" });
}

export async function note(page: Page, text: string): Promise<void> {
  const dialog = await write(page, cases.page.note, cases.noteDialog.label, text);
  await dialog.getByRole("button", { name: cases.noteDialog.save }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Joins the case that is open with the one that tells something else. */
export async function join(page: Page, description: string, reason: string): Promise<void> {
  const dialog = await write(page, cases.page.join, cases.joinDialog.reason, reason);
  await dialog.getByRole("searchbox").fill(description);
  await dialog.getByRole("radio").first().check();
  await dialog.getByRole("button", { name: cases.joinDialog.save }).click();
  await dialog.waitFor({ state: "detached" });
}
