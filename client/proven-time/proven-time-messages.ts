import { provenTime as en } from "../i18n/en/proven-time.ts";
import { provenTime as fa } from "../i18n/fa/proven-time.ts";
import { bilingual } from "../i18n/messages.ts";

export const provenTimeMessages = bilingual(fa, en);

export type ProvenTimeMessages = (typeof provenTimeMessages)["fa"];
