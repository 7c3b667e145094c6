import { receipt as fa } from "../../i18n/fa/receipt.ts";
import { bilingual } from "../../i18n/messages.ts";

export const receiptMessages = bilingual(fa, async () => (await import("../../i18n/english-of-tablet.ts")).receipt);
