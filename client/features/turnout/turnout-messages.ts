import { turnout as fa } from "../../i18n/fa/turnout.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const turnoutMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).turnout);
export type TurnoutMessages = Translation<typeof fa>;
