import { papers as fa } from "../i18n/fa/papers.ts";
import { bilingual, type Translation } from "../i18n/messages.ts";

export const papersMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).papers);
export type PaperWords = Translation<typeof fa>;
