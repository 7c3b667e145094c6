import { provenTime as fa } from "../i18n/fa/proven-time.ts";
import { bilingual } from "../i18n/messages.ts";

export const provenTimeMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).provenTime);

export type ProvenTimeMessages = (typeof provenTimeMessages)["fa"];
