import { violations as en } from "../../i18n/en/violations.ts";
import { violations as fa } from "../../i18n/fa/violations.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const violationsMessages = bilingual(fa, en);
export type ViolationsMessages = Translation<typeof fa>;
