import { deskEntries as en } from "../i18n/en/desk-entries.ts";
import { deskEntries as fa } from "../i18n/fa/desk-entries.ts";
import { bilingual } from "../i18n/messages.ts";

export const deskEntriesMessages = bilingual(fa, en);
