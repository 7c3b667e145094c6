import { courier as en } from "../../i18n/en/courier.ts";
import { courier as fa } from "../../i18n/fa/courier.ts";
import { bilingual } from "../../i18n/messages.ts";

export const courierMessages = bilingual(fa, en);
