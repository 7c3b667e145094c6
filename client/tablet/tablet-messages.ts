import { tablet as en } from "../i18n/en/tablet.ts";
import { tablet as fa } from "../i18n/fa/tablet.ts";
import { bilingual } from "../i18n/messages.ts";

export const tabletMessages = bilingual(fa, en);
