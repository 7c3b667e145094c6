import { app as fa } from "../i18n/fa/app.ts";
import { bilingual } from "../i18n/messages.ts";

export const appMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).app);
