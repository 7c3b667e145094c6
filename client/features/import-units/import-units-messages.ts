import { importUnits as en } from "../../i18n/en/import-units.ts";
import { importUnits as fa } from "../../i18n/fa/import-units.ts";
import { bilingual } from "../../i18n/messages.ts";

export const importUnitsMessages = bilingual(fa, en);
