import { devices as en } from "../../i18n/en/devices.ts";
import { devices as fa } from "../../i18n/fa/devices.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const devicesMessages = bilingual(fa, en);
export type DevicesMessages = Translation<typeof fa>;
