/** Keeps screens as small pictures in both languages, and in as many sizes as somebody asks for who looks at them. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { app as enApp } from "../../client/i18n/en/app.ts";
import { app as faApp } from "../../client/i18n/fa/app.ts";
import { sizes, type Size } from "../e2e/look-at-screen.ts";

export interface PictureOptions {
  /** The size in docs; a tablet held upright unless told. */
  size?: keyof typeof sizes;
  /** One of many states of its screen: only for whoever looks at all of them, not for docs. */
  isAside?: boolean;
}

const locales = ["fa", "en"] as const;

export class PictureBook {
  /** @param lookFolder where every size of a tablet and of a telephone is kept besides; null: nowhere */
  constructor(
    private readonly folder: string,
    private readonly lookFolder: string | null,
  ) {
    mkdirSync(folder, { recursive: true });
    if (lookFolder !== null) mkdirSync(lookFolder, { recursive: true });
  }

  /** Ends in Persian and in the size that the page had. */
  async take(page: Page, name: string, { size = "portrait", isAside = false }: PictureOptions = {}) {
    if (isAside && this.lookFolder === null) return;
    const usual = page.viewportSize()!;
    const top = await page.evaluate(() => scrollY);
    for (const locale of locales) {
      await speakBehind(page, locale);
      // Where it was, and nothing as it looks under a mouse.
      await page.mouse.move(0, 0);
      await page.evaluate((to) => scrollTo(0, to), top);
      if (!isAside) await this.#keep(page, sizes[size], join(this.folder, `${name}-${locale}.png`));
      if (this.lookFolder === null) continue;
      for (const sizeName of ["portrait", "landscape", "phone"] as const) {
        await this.#keep(page, sizes[sizeName], join(this.lookFolder, `${name}-${locale}-${sizeName}.png`));
      }
    }
    await page.setViewportSize(usual);
    await speakBehind(page, "fa");
  }

  async #keep(page: Page, size: Size, path: string): Promise<void> {
    await page.setViewportSize(size);
    await page.evaluate(async () => {
      await document.fonts.ready;
      await new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn())));
    });
    const picture = await page.screenshot({ animations: "disabled" });
    await sharp(picture).png({ palette: true, colours: 128, compressionLevel: 9 }).toFile(path);
  }
}

/** Chooses the language as its user does, also from behind a dialog that is open. */
async function speakBehind(page: Page, locale: "fa" | "en"): Promise<void> {
  if ((await page.locator("html").getAttribute("lang")) === locale) return;
  const before = locale === "fa" ? enApp : faApp;
  const after = locale === "fa" ? faApp : enApp;
  await page.evaluate((name) => {
    const button = [...document.querySelectorAll<HTMLButtonElement>("button")].find(
      (one) => one.ariaLabel === name || one.innerText.trim() === name,
    );
    button!.click();
  }, before.settings);
  const dialog = page.getByRole("dialog", { name: before.settings });
  await dialog.getByRole("radio", { name: locale === "fa" ? "فارسی" : "English" }).check();
  await page.getByRole("dialog", { name: after.settings }).getByRole("button", { name: after.done }).click();
}
