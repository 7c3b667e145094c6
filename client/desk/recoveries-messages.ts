import { recoveries as fa } from "../i18n/fa/recoveries.ts";
import { bilingual } from "../i18n/messages.ts";

export const recoveriesMessages = bilingual(fa, async () => (await import("../i18n/english-of-desk.ts")).recoveries);
