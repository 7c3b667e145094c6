import { isLocale, useLocaleStore } from "../i18n/locale.ts";
import { chooseLocale } from "../i18n/messages.ts";
import { listMeta, putMeta } from "../journal-store/meta.ts";
import { isTheme, useThemeStore } from "./theme.ts";

const localeKey = "chosen-locale";
const themeKey = "chosen-theme";

/**
 * Keeps the language and the look in the store too, and takes up what was chosen last. The first frame is drawn from
 * localStorage, which Chromium writes up to a minute late: a battery that dies sooner would bring back what was chosen before.
 * Rejects if the store cannot be opened.
 */
export async function keepChoices(): Promise<void> {
  // What is chosen while the store is read is newer than what it holds.
  let [localeChosen, themeChosen] = [false, false];
  useLocaleStore.subscribe(({ locale }, before) => {
    if (locale === before.locale) return;
    localeChosen = true;
    putMeta(localeKey, locale).catch(reportError);
  });
  useThemeStore.subscribe(({ theme }, before) => {
    if (theme === before.theme) return;
    themeChosen = true;
    putMeta(themeKey, theme).catch(reportError);
  });
  const [locale, theme] = await listMeta([localeKey, themeKey]);
  // Nearly always it is what stands already, and nothing is to be set.
  const { theme: shown, setTheme } = useThemeStore.getState();
  if (!themeChosen && isTheme(theme) && theme !== shown) setTheme(theme);
  if (!localeChosen && isLocale(locale) && locale !== useLocaleStore.getState().locale) await chooseLocale(locale);
}
