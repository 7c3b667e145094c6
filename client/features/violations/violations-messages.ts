import { violations as fa } from "../../i18n/fa/violations.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const violationsMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).violations);
export type ViolationsMessages = Translation<typeof fa>;
