import { kept as fa } from "../i18n/fa/kept.ts";
import { bilingual } from "../i18n/messages.ts";

export const keptMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).kept);
