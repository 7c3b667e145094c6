import { board as fa } from "../../i18n/fa/board.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const boardMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).board);
export type BoardMessages = Translation<typeof fa>;
