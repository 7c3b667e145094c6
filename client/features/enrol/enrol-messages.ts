import { enrol as en } from "../../i18n/en/enrol.ts";
import { enrol as fa } from "../../i18n/fa/enrol.ts";
import { bilingual } from "../../i18n/messages.ts";

export const enrolMessages = bilingual(fa, en);
