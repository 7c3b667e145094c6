import { devices as fa } from "../../i18n/fa/devices.ts";
import { bilingual, type Translation } from "../../i18n/messages.ts";

export const devicesMessages = bilingual(fa, async () => (await import("../../i18n/english-of-desk.ts")).devices);
export type DevicesMessages = Translation<typeof fa>;
