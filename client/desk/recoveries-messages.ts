import { recoveries as en } from "../i18n/en/recoveries.ts";
import { recoveries as fa } from "../i18n/fa/recoveries.ts";
import { bilingual } from "../i18n/messages.ts";

export const recoveriesMessages = bilingual(fa, en);
