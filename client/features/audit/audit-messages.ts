import { audit as fa } from "../../i18n/fa/audit.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const auditMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).audit);
export type AuditMessages = Translation<typeof fa>;
