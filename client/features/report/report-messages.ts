import { report as fa } from "../../i18n/fa/report.ts";
import { bilingual } from "../../i18n/messages.ts";

export const reportMessages = bilingual(fa, async () => (await import("../../i18n/english-of-tablet.ts")).report);
