import { checklist as fa } from "../i18n/fa/checklist.ts";
import { bilingual } from "../i18n/messages.ts";

export const checklistMessages = bilingual(fa, async () => (await import("../i18n/english-of-tablet.ts")).checklist);
