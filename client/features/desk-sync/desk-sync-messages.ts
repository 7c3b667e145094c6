import { deskSync as fa } from "../../i18n/fa/desk-sync.ts";
import { bilingual } from "../../i18n/messages.ts";

export const deskSyncMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).deskSync);
