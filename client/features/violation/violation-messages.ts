import { violation as en } from "../../i18n/en/violation.ts";
import { violation as fa } from "../../i18n/fa/violation.ts";
import { bilingual } from "../../i18n/messages.ts";

export const violationMessages = bilingual(fa, en);
