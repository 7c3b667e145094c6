import { report as en } from "../../i18n/en/report.ts";
import { report as fa } from "../../i18n/fa/report.ts";
import { bilingual } from "../../i18n/messages.ts";

export const reportMessages = bilingual(fa, en);
