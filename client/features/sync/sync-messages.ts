import { sync as en } from "../../i18n/en/sync.ts";
import { sync as fa } from "../../i18n/fa/sync.ts";
import { bilingual } from "../../i18n/messages.ts";

export const syncMessages = bilingual(fa, en);
