import { audit as en } from "../../i18n/en/audit.ts";
import { audit as fa } from "../../i18n/fa/audit.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const auditMessages = bilingual(fa, en);
export type AuditMessages = Translation<typeof fa>;
