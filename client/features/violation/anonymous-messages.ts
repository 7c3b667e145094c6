import { anonymous as fa } from "../../i18n/fa/anonymous.ts";
import { bilingual } from "../../i18n/messages.ts";

export const anonymousMessages = bilingual(fa, async () => (await import("../../i18n/english-of-tablet.ts")).anonymous);
