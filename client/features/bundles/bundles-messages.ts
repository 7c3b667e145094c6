import { bundles as en } from "../../i18n/en/bundles.ts";
import { bundles as fa } from "../../i18n/fa/bundles.ts";
import { bilingual } from "../../i18n/messages.ts";

export const bundlesMessages = bilingual(fa, en);
