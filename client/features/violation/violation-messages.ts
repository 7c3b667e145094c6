import { violation as fa } from "../../i18n/fa/violation.ts";
import { bilingual } from "../../i18n/messages.ts";

export const violationMessages = bilingual(fa, async () => (await import("../../i18n/english-of-tablet.ts")).violation);
