import { importUnits as fa } from "../../i18n/fa/import-units.ts";
import { bilingual } from "../../i18n/messages.ts";

export const importUnitsMessages = bilingual(
  fa,
  async () => (await import("../../i18n/english-of-desk.ts")).importUnits,
);
