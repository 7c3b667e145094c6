import { enrolCodes as fa } from "../i18n/fa/enrol-codes.ts";
import { bilingual } from "../i18n/messages.ts";

export const enrolCodesMessages = bilingual(fa, async () => (await import("../i18n/english-of-desk.ts")).enrolCodes);
