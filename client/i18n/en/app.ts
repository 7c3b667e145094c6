import type { app as fa } from "../fa/app.ts";
import type { Translation } from "../messages.ts";

export const app: Translation<typeof fa> = {
  name: "Amanat",
  opening: "Opening Amanat…",
  settings: "Language and display",
  language: "Language",
  languageNotHere:
    "This language is not on the device yet and could not be loaded. Nothing was changed; choose it again with a network.",
  theme: "Display",
  themes: {
    light: "Light",
    lightFor: "Indoors",
    outdoor: "Outdoors",
    outdoorFor: "Bold and high in contrast, for sunlight",
    dark: "Dark",
    darkFor: "For the night and dim rooms",
  },
  done: "Done",
  update: {
    ready: "A new version of Amanat is ready.",
    kept: "Updating takes a few seconds and removes nothing of your work.",
    accept: "Update",
    later: "Later",
    waitsForDraft: "A draft is open in another window. File or close it first, then press Update again.",
  },
  failure: {
    title: "This page did not open properly",
    kept: "The reports and violations you filed are safe on this device, and your draft is kept as last saved.",
    advice: "Open the page again. If that does not help, call support and read them the technical details.",
    reload: "Open again",
  },
  notFound: {
    title: "There is no such page",
    advice: "The address may be incomplete. Nothing of your work is lost.",
    home: "Go to the first page",
  },
  insecure: {
    title: "This address is not secure",
    advice:
      "Amanat works only from an address that begins with https; otherwise the browser permits neither signing nor safe storage. Nothing was saved or sent. Ask the county office for the right address.",
  },
};
