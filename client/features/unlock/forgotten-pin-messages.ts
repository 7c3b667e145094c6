import { forgottenPin as fa } from "../../i18n/fa/forgotten-pin.ts";
import { bilingual } from "../../i18n/messages.ts";

export const forgottenPinMessages = bilingual(
  fa,
  async () => (await import("../../i18n/english-of-tablet.ts")).forgottenPin,
);
