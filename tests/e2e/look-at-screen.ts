/** What must hold of every screen in every size and language, and pictures of it for people who ask for them. */
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { app as enApp } from "../../client/i18n/en/app.ts";
import { app as faApp } from "../../client/i18n/fa/app.ts";

export interface Size {
  width: number;
  height: number;
}

export const sizes = {
  portrait: { width: 800, height: 1280 },
  landscape: { width: 1280, height: 800 },
  desk: { width: 1440, height: 900 },
  phone: { width: 360, height: 800 },
} as const satisfies Record<string, Size>;

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The folder AMANAT_PICTURES, in which every screen is then kept in each size and language; null: nobody has asked. */
function findPictureFolder(): string | null {
  const asked = process.env["AMANAT_PICTURES"] ?? null;
  if (asked !== null) mkdirSync(asked, { recursive: true });
  return asked;
}

/** Everything that is wrong with the screen as it stands, in words. */
export async function lookAtScreen(page: Page, name: string, locale: "fa" | "en"): Promise<string[]> {
  const folder = findPictureFolder();
  const problems: string[] = [];
  const usual = page.viewportSize();
  for (const [sizeName, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    await untilDrawn(page);
    const found = await page.evaluate(findLayoutProblems, locale === "fa" ? "rtl" : "ltr");
    problems.push(...found.map((problem) => `${name}, ${locale}, ${sizeName}: ${problem}`));
    if (folder !== null) await page.screenshot({ path: join(folder, `${name}-${locale}-${sizeName}.png`) });
  }
  if (usual !== null) await page.setViewportSize(usual);
  await untilDrawn(page);
  // Roles, names and colours come from one tree in both languages; only lengths differ, which the layout tells.
  if (locale === "fa") for (const violation of await runAxe(page)) problems.push(`${name}: ${violation}`);
  return problems;
}

/** Two frames: what reacts to a new size has been laid out. */
const untilDrawn = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );

/** Runs in the page. */
function findLayoutProblems(direction: string): string[] {
  const problems: string[] = [];
  const { documentElement: root } = document;
  if (root.dir !== direction) problems.push(`dir is ${root.dir}`);
  if (root.scrollWidth > root.clientWidth) {
    const widest = [...document.querySelectorAll("body *")]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > root.clientWidth + 1 || left < -1;
      })
      .map((element) => `${element.tagName} ${element.className}`);
    problems.push(`scrolls sideways, ${root.scrollWidth} in ${root.clientWidth}: ${widest.slice(-3).join(" | ")}`);
  }
  for (const button of document.querySelectorAll<HTMLElement>("button, a[class*=button]")) {
    const isShown = button.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (isShown && button.scrollWidth > button.clientWidth + 1 && button.clientWidth > 0) {
      problems.push(`text is cut off in "${button.innerText || (button.ariaLabel ?? "")}"`);
    }
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const text = texts.currentNode.textContent!.trim();
    // A short word or a figure by itself; what may be as long as it likes (a code, an address) may be broken.
    if (!/^[\p{L}\p{N}٬٫,.:]{2,16}$/u.test(text)) continue;
    range.selectNodeContents(texts.currentNode);
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
    if (lines.size > 1) problems.push(`"${text}" is broken over ${lines.size} lines`);
  }
  return problems;
}

async function runAxe(page: Page): Promise<string[]> {
  // By the debugger, which the page's content security policy does not bind; once for each page, for it is half a megabyte.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(document, { resultTypes: ["violations"] })`);
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary})`);
    return `axe ${id}: ${help}: ${places.join("; ")}`;
  });
}

/** Goes to another address of the app as a link does, without loading it anew. */
export const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => history.pushState(null, "", to), path);

/** Chooses the language as its user does. */
export async function speak(on: Page, locale: "fa" | "en"): Promise<void> {
  if ((await on.locator("html").getAttribute("lang")) === locale) return;
  const before = locale === "fa" ? enApp : faApp;
  const after = locale === "fa" ? faApp : enApp;
  await on.getByRole("button", { name: before.settings }).click();
  await on.getByRole("radio", { name: locale === "fa" ? "فارسی" : "English" }).check();
  await on.getByRole("button", { name: after.done }).click();
}

/** What is wrong with the screen in either language; ends in Persian. */
export async function lookInBothLanguages(on: Page, name: string): Promise<string[]> {
  const problems = await lookAtScreen(on, name, "fa");
  await speak(on, "en");
  problems.push(...(await lookAtScreen(on, name, "en")));
  await speak(on, "fa");
  return problems;
}

/** A heading is there, and nothing holds the place of what is still being made ready. */
export async function untilShown(on: Page): Promise<void> {
  await on.getByRole("heading", { level: 1 }).waitFor();
  await on.locator('[class*="skeleton"], [aria-busy="true"]').first().waitFor({ state: "detached" });
}
