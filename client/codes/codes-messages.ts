import { codes as fa } from "../i18n/fa/codes.ts";
import { bilingual } from "../i18n/messages.ts";

export const codesMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).codes);
