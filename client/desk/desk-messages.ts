import { desk as fa } from "../i18n/fa/desk.ts";
import { bilingual, type Translation } from "../i18n/messages.ts";

export const deskMessages = bilingual(fa, async () => (await import("../i18n/english-of-desk.ts")).desk);
export type DeskMessages = Translation<typeof fa>;
