import { board as en } from "../../i18n/en/board.ts";
import { board as fa } from "../../i18n/fa/board.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const boardMessages = bilingual(fa, en);
export type BoardMessages = Translation<typeof fa>;
