import { caseWords as fa } from "../i18n/fa/case-words.ts";
import { bilingual, type Translation } from "../i18n/messages.ts";

export const caseWords = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).caseWords);
export type CaseWords = Translation<typeof fa>;
