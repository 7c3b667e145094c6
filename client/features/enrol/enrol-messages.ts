import { enrol as fa } from "../../i18n/fa/enrol.ts";
import { bilingual } from "../../i18n/messages.ts";

export const enrolMessages = bilingual(fa, async () => (await import("../../i18n/english-of-tablet.ts")).enrol);
