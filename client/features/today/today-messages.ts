import { today as en } from "../../i18n/en/today.ts";
import { today as fa } from "../../i18n/fa/today.ts";
import { bilingual } from "../../i18n/messages.ts";

export const todayMessages = bilingual(fa, en);
