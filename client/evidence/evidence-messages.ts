import { evidence as fa } from "../i18n/fa/evidence.ts";
import { bilingual } from "../i18n/messages.ts";

export const evidenceMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).evidence);
