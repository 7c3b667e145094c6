import { deskSync as en } from "../../i18n/en/desk-sync.ts";
import { deskSync as fa } from "../../i18n/fa/desk-sync.ts";
import { bilingual } from "../../i18n/messages.ts";

export const deskSyncMessages = bilingual(fa, en);
