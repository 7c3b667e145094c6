import { supervision as fa } from "../i18n/fa/supervision.ts";
import { bilingual } from "../i18n/messages.ts";

export const supervisionMessages = bilingual(
  fa,
  async () => (await import("../i18n/english-of-tablet.ts")).supervision,
);
