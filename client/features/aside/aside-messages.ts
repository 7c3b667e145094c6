import { aside as en } from "../../i18n/en/aside.ts";
import { aside as fa } from "../../i18n/fa/aside.ts";
import { bilingual } from "../../i18n/messages.ts";

export const asideMessages = bilingual(fa, en);
