import { bundles as fa } from "../../i18n/fa/bundles.ts";
import { bilingual } from "../../i18n/messages.ts";

export const bundlesMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).bundles);
