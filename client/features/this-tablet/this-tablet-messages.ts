import { thisTablet as en } from "../../i18n/en/this-tablet.ts";
import { thisTablet as fa } from "../../i18n/fa/this-tablet.ts";
import { bilingual } from "../../i18n/messages.ts";

export const thisTabletMessages = bilingual(fa, en);
