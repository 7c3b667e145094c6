import { paperLinks as fa } from "../i18n/fa/paper-links.ts";
import { bilingual } from "../i18n/messages.ts";

export const paperLinksMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).paperLinks);
