import { paperCheck as fa } from "../../i18n/fa/paper-check.ts";
import { bilingual } from "../../i18n/messages.ts";

export const paperCheckMessages = bilingual(
  fa,
  async () => (await import("../../i18n/english-of-tablet.ts")).paperCheck,
);
