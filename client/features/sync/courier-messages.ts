import { courier as fa } from "../../i18n/fa/courier.ts";
import { bilingual } from "../../i18n/messages.ts";

export const courierMessages = bilingual(fa, async () => (await import("../../i18n/english-of-tablet.ts")).courier);
