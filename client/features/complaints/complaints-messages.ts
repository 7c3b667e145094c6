import { complaints as fa } from "../../i18n/fa/complaints.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const complaintsMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).complaints);
export type ComplaintWords = Translation<typeof fa>;
