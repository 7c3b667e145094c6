import { receipt as en } from "../../i18n/en/receipt.ts";
import { receipt as fa } from "../../i18n/fa/receipt.ts";
import { bilingual } from "../../i18n/messages.ts";

export const receiptMessages = bilingual(fa, en);
