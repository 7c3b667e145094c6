import { desk as en } from "../i18n/en/desk.ts";
import { desk as fa } from "../i18n/fa/desk.ts";
import { bilingual, type Translation } from "../i18n/messages.ts";

export const deskMessages = bilingual(fa, en);
export type DeskMessages = Translation<typeof fa>;
