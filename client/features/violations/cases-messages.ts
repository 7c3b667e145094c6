import { cases as fa } from "../../i18n/fa/cases.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const casesMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).cases);
export type CasesMessages = Translation<typeof fa>;
