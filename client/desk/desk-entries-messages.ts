import { deskEntries as fa } from "../i18n/fa/desk-entries.ts";
import { bilingual } from "../i18n/messages.ts";

export const deskEntriesMessages = bilingual(fa, async () => (await import("../i18n/english-of-desk.ts")).deskEntries);
