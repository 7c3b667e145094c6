import { turnout as en } from "../../i18n/en/turnout.ts";
import { turnout as fa } from "../../i18n/fa/turnout.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const turnoutMessages = bilingual(fa, en);
export type TurnoutMessages = Translation<typeof fa>;
