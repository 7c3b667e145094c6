import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { keepChoices } from "./app/keep-choices.ts";
import { applyThemeToDocument } from "./app/theme.ts";
import { registerServiceWorker } from "./app/updates.ts";
import { applyLocaleToDocument, useLocaleStore } from "./i18n/locale.ts";
import { loadEnglish } from "./i18n/messages.ts";
import { loadScreens } from "./routes/load-screens.ts";
import { startSession } from "./session/start-session.ts";

/** Longer than a precached font needs, shorter than anyone notices: text that changes its shape makes the page jump. */
const FONT_WAIT_MS = 400;

const container = document.getElementById("app");
if (!container) throw new Error("index.html has no #app");

applyLocaleToDocument(document.documentElement);
applyThemeToDocument(document.documentElement);

// The store is opened and checked, and the screens are loaded, while the fonts come; the first screen waits for all of them.
void startSession();
// Where they cannot be loaded, the app says so when it asks for them.
const screens = loadScreens()
  .then(() => (useLocaleStore.getState().locale === "en" ? loadEnglish() : undefined))
  .catch(() => undefined);

const fonts = Promise.allSettled([
  document.fonts.load('1em "Vazirmatn Variable"', "ا"),
  document.fonts.load('1em "Vazirmatn Variable"', "a"),
]);
// Whether the store can be opened is the session's to tell.
const choices = keepChoices().catch(() => undefined);
await Promise.race([Promise.all([fonts, choices]), new Promise((resolve) => setTimeout(resolve, FONT_WAIT_MS))]);

// English is there before the first word is shown.
if (useLocaleStore.getState().locale === "en") await screens;

createRoot(container, {
  // What a rendering recovered from is reported by its cause: React's own sentence names nothing.
  onRecoverableError: (error) => reportError((error as Error).cause ?? error),
}).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

// The page works without a service worker while it is open; the next start tries again.
registerServiceWorker().catch(reportError);
