import { unlock as en } from "../../i18n/en/unlock.ts";
import { unlock as fa } from "../../i18n/fa/unlock.ts";
import { bilingual } from "../../i18n/messages.ts";

export const unlockMessages = bilingual(fa, en);
