import { tablet as fa } from "../i18n/fa/tablet.ts";
import { bilingual } from "../i18n/messages.ts";

export const tabletMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).tablet);
